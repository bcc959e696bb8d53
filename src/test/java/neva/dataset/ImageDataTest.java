package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class ImageDataTest {

  private static final List<String> NAMES = List.of("cat", "dog");

  /** Images of one pixel, which is its number, of cats and dogs in turn. */
  private static LabeledImages images(int from, int n) {
    byte[] pixels = new byte[n];
    for (int i = 0; i < n; i++) {
      pixels[i] = (byte) (from + i);
    }
    int[] labels = IntStream.range(0, n).map(i -> i % 2).toArray();
    return new LabeledImages(1, 1, 1, pixels, labels, NAMES);
  }

  private static LabeledImages cats(List<String> names) {
    return new LabeledImages(1, 1, 1, new byte[3], new int[3], names);
  }

  @Test
  void isMadeInOneLine() throws IOException {
    ImageData data =
        ImageData.of(images(0, 20)).withValidation(images(20, 4)).withTest(images(24, 6));
    assertThat(data.train().size()).isEqualTo(20);
    assertThat(data.part(Part.VALIDATION).size()).isEqualTo(4);
    assertThat(data.part(Part.TEST).size()).isEqualTo(6);
    assertThat(data.classNames()).isEqualTo(NAMES);
    assertThat(data.source()).isEqualTo("memory");
    assertThat(data.flippable()).isFalse();
    assertThat(data.withFlippable(true).flippable()).isTrue();
    assertThat(data.withSource("scanner").source()).isEqualTo("scanner");
  }

  @Test
  void partsMayBeEmptyAndStillKnowTheSizeOfAnImage() throws IOException {
    ImageData data = ImageData.of(images(0, 20));
    assertThat(data.validation().size()).isZero();
    assertThat(data.test().inMemory().size()).isZero();
    assertThat(data.test().height()).isEqualTo(1);
    assertThat(data.test().classNames()).isEqualTo(NAMES);
    assertThat(data.measured()).isEqualTo(Part.TEST);
    ImageSet none = new ImageSetTest.Ramps(0);
    assertThat(ImageData.of(new ImageSetTest.Ramps(2)).withTest(none).test().height())
        .isEqualTo(16);
  }

  @Test
  void aMissingValidationPartIsCutFromTheTrainingPartAlone() throws IOException {
    ImageData data = ImageData.of(images(0, 20)).withTest(images(20, 10));
    ImageData parts = data.holdOut(0.1, 7);
    assertThat(parts.train().size()).isEqualTo(18).isEqualTo(data.trainingSize(0.1));
    assertThat(parts.validation().labels()).containsExactlyInAnyOrder(0, 1);
    assertThat(parts.test()).isSameAs(data.test());
    assertThat(parts.validation().fingerprint())
        .isEqualTo(images(0, 20).split(0.1, 7).heldOut().fingerprint());
  }

  @Test
  void aGivenValidationPartIsKeptWhateverTheShare() throws IOException {
    ImageData data = ImageData.of(images(0, 20)).withValidation(images(20, 4));
    assertThat(data.holdOut(0.5, 1)).isSameAs(data);
    assertThat(data.trainingSize(0.5)).isEqualTo(20);
    assertThat(data.measured()).isEqualTo(Part.VALIDATION);
    assertThat(data.withTest(images(30, 2)).measured()).isEqualTo(Part.TEST);
  }

  @Test
  void oneClassAloneIsRefusedBeforeTraining() {
    assertThatThrownBy(() -> ImageData.of(cats(List.of("cat"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected training images of two or more classes but was 3 of the classes [cat] in memory.");
    assertThatThrownBy(() -> ImageData.of(cats(NAMES)).withSource("letters").holdOut(0.1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected training images of two or more classes but all 3 are of cat in letters: add images of another.");
    assertThatThrownBy(() -> ImageData.of(images(0, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two or more classes but was 0");
  }

  @Test
  void isKnownByTheFingerprintsOfAllThreeParts() throws IOException {
    ImageData data = ImageData.of(images(0, 4));
    LabeledImages more = images(4, 2);
    assertThat(
            List.of(
                data.fingerprint(),
                data.withTest(more).fingerprint(),
                data.withValidation(more).fingerprint(),
                data.withValidation(more).withTest(more).fingerprint(),
                ImageData.of(more).withTest(images(0, 4)).fingerprint()))
        .doesNotHaveDuplicates();
    assertThat(data.withSource("elsewhere").fingerprint()).isEqualTo(data.fingerprint());
  }

  @Test
  void choosesClassesInAllThreeParts() throws IOException {
    LabeledImages three =
        new LabeledImages(
            1, 1, 1, new byte[] {5, 6, 7}, new int[] {0, 1, 2}, List.of("a", "b", "c"));
    ImageData data =
        ImageData.of(three).withValidation(three).withTest(three).withClasses(List.of("c", "a"));
    for (Part part : Part.values()) {
      assertThat(data.part(part).labels()).containsExactly(1, 0);
      assertThat(data.part(part).get(0).pixels()).containsExactly(5);
    }
    assertThat(data.chosen()).containsExactly("c", "a");
  }
}
