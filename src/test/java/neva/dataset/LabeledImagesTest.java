package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabeledImagesTest {

  private static final List<String> NAMES = List.of("cat", "dog");

  private static LabeledImages three() {
    byte[] pixels = {
      (byte) 255,
      0,
      0,
      0,
      (byte) 254,
      0, // red, green
      0,
      0,
      (byte) 253,
      1,
      2,
      3, // blue, nearly black
      9,
      9,
      9,
      8,
      8,
      8
    };
    return new LabeledImages(1, 2, 3, pixels, new int[] {0, 1, 1}, NAMES);
  }

  @Test
  void showsAnImageInItsColours() {
    var image = three().image(0);
    assertThat(image.getWidth()).isEqualTo(2);
    assertThat(image.getHeight()).isEqualTo(1);
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffff0000);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xff00fe00);
    assertThat(three().image(1).getRGB(0, 0)).isEqualTo(0xff0000fd);
  }

  @Test
  void showsAGreyImageInGrey() {
    var grey = new LabeledImages(2, 1, 1, new byte[] {7, (byte) 200}, new int[] {0}, NAMES);
    assertThat(grey.image(0).getRGB(0, 1)).isEqualTo(0xffc8c8c8);
  }

  @Test
  void namesTheClassOfAnImage() {
    assertThat(three().className(2)).isEqualTo("dog");
    assertThat(three().label(0)).isZero();
  }

  @Test
  void takesASubsetInTheGivenOrder() {
    var subset = three().subset(new int[] {2, 0});
    assertThat(subset.pixels()).containsExactly(9, 9, 9, 8, 8, 8, 255, 0, 0, 0, 254, 0);
    assertThat(subset.labels()).containsExactly(1, 0);
  }

  @Test
  void doesNotChangeWithTheLabelsItHandsOut() {
    var images = three();
    images.labels()[0] = 1;
    assertThat(images.label(0)).isZero();
  }

  @Test
  void hasTheFingerprintOfItsContent() {
    assertThat(three().fingerprint()).hasSize(64).isEqualTo(three().fingerprint());
    assertThat(three().fingerprint())
        .isNotEqualTo(three().subset(new int[] {0, 2, 1}).fingerprint())
        .isNotEqualTo(
            new LabeledImages(2, 1, 3, three().pixels(), three().labels(), NAMES).fingerprint())
        .isNotEqualTo(
            new LabeledImages(1, 2, 3, three().pixels(), new int[] {0, 1, 0}, NAMES).fingerprint())
        .isNotEqualTo(
            new LabeledImages(1, 2, 3, three().pixels(), three().labels(), List.of("ca", "tdog"))
                .fingerprint());
  }

  @Test
  void rejectsPixelsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledImages(2, 2, 3, new byte[11], new int[1], NAMES))
        .withMessage("pixels must hold 1 images of 2x2x3, that is 12 bytes, found 11");
  }

  @Test
  void rejectsALabelWithoutAClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledImages(1, 1, 1, new byte[2], new int[] {0, 2}, NAMES))
        .withMessage("labels must be from 0 to 1, found 2 at image 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledImages(1, 1, 1, new byte[1], new int[] {-1}, NAMES));
  }

  @Test
  void rejectsShapesThatAreNoImages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledImages(0, 1, 1, new byte[0], new int[0], NAMES))
        .withMessage("height must be positive, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledImages(1, 1, 4, new byte[0], new int[0], NAMES))
        .withMessage("channels must be 1 or 3, found 4");
  }

  @Test
  void rejectsClassesThatShareAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LabeledImages(1, 1, 1, new byte[0], new int[0], List.of("cat", "cat")))
        .withMessageContaining("distinct");
  }

  @Test
  void rejectsAnIndexWithoutAnImage() {
    assertThatThrownBy(() -> three().image(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three().subset(new int[] {-1}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void imageDataRefusesPartsThatDoNotFitEachOther() {
    var other = new LabeledImages(1, 2, 3, new byte[6], new int[] {0}, List.of("cat", "frog"));
    var grey = new LabeledImages(1, 2, 1, new byte[2], new int[] {0}, NAMES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageData.of(three()).withTest(other))
        .withMessage(
            "Expected test images of the classes [cat, dog], as those to train on, but was [cat, frog] in memory.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageData.of(three()).withTest(grey))
        .withMessage(
            "Expected test images of 1x2x3, as those to train on, but was 1x2x1 in memory.");
  }

  @Test
  void imageDataTellsItsPartsApart() throws IOException {
    var one = three().subset(new int[] {0});
    var data = ImageData.of(three()).withTest(one);
    assertThat(data.classNames()).isEqualTo(NAMES);
    assertThat(data.fingerprint()).isNotEqualTo(ImageData.of(one).withTest(three()).fingerprint());
  }
}
