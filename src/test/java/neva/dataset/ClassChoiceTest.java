package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassChoiceTest {

  private static ImageData abc() {
    byte[] pixels = {0, 1, 2, 3, 4, 5};
    List<String> names = List.of("cat", "dog", "frog");
    LabeledImages train = new LabeledImages(1, 1, 1, pixels, new int[] {0, 1, 2, 0, 1, 2}, names);
    return ImageData.of(train).withTest(train.subset(new int[] {1, 2})).withSource("folder:abc");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(String... names) {
    return assertThatThrownBy(() -> abc().withClasses(List.of(names)))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void keepsTheImagesOfTheChosenClassesWithTheirNewLabels() throws IOException {
    ImageData data = abc().withClasses(List.of("frog", "cat"));
    assertThat(data.classNames()).containsExactly("frog", "cat");
    assertThat(data.train().inMemory().pixels()).containsExactly(0, 2, 3, 5);
    assertThat(data.train().labels()).containsExactly(1, 0, 1, 0);
    assertThat(data.test().labels()).containsExactly(0);
    assertThat(data.source()).isEqualTo("folder:abc");
    assertThat(data.flippable()).isFalse();
    assertThat(data.fingerprint()).isNotEqualTo(abc().fingerprint());
  }

  @Test
  void changesNothingWhenAllAreChosenInTheirOrder() throws IOException {
    ImageData all = abc();
    assertThat(all.withClasses(List.of("cat", "dog", "frog")).fingerprint())
        .isEqualTo(all.fingerprint());
    assertThat(all.withClasses(List.of("dog", "cat", "frog")).fingerprint())
        .isNotEqualTo(all.fingerprint());
  }

  @Test
  void suggestsTheNearestClass() {
    assertRefused("cat", "forg")
        .hasMessage("Expected a class of folder:abc but found forg: did you mean frog?");
    assertRefused("DOGGY", "cat").hasMessageContaining("did you mean dog?");
  }

  @Test
  void refusesFewerThanTwoClassesAndTheSameTwice() {
    assertRefused("cat")
        .hasMessage("Expected two or more different classes of folder:abc but found cat.");
    assertRefused("cat", "cat").hasMessageContaining("found cat, cat");
  }

  @Test
  void choosesAmongTheClassesOfASet(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("images.csv");
    Files.writeString(csv, "label,pixel0\nstar,1\nheart,2\ndisc,3\n");
    String spec = "csv:" + csv;
    ImageData data = ImageSets.read(spec, List.of("star", "heart"), warning -> {});
    assertThat(data.classNames()).containsExactly("star", "heart");
    assertThat(data.train().inMemory().pixels()).containsExactly(1, 2);
    assertThat(ImageSets.read(spec, List.of(), warning -> {}).classNames()).hasSize(3);
    assertThatThrownBy(() -> ImageSets.read(spec, List.of("star", "hart"), warning -> {}))
        .hasMessageContaining("did you mean heart?");
  }

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "saturday, sunday, 3",
    "'', abc, 3",
    "abc, '', 3",
    "'', '', 0",
    "flaw, lawn, 2",
    "intention, execution, 5",
    "forg, frog, 1",
    "ca, abc, 3"
  })
  void measuresTheKnownDistances(String from, String to, int distance) {
    assertThat(EditDistance.between(from, to)).isEqualTo(distance);
  }

  @Property(tries = 400)
  void measuresAsTheDefinitionDoes(
      @ForAll @Chars({'a', 'b', 'c'}) @StringLength(max = 5) String a,
      @ForAll @Chars({'a', 'b', 'c'}) @StringLength(max = 5) String b) {
    assertThat(EditDistance.between(a, b)).isEqualTo(defined(a, b));
  }

  private static int defined(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    String restA = a.substring(1);
    String restB = b.substring(1);
    int replaced = defined(restA, restB) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(defined(restA, b), defined(a, restB)));
    return restA.isEmpty() || restB.isEmpty() || !a.startsWith("" + b.charAt(1) + b.charAt(0))
        ? least
        : Math.min(least, 1 + defined(a.substring(2), b.substring(2)));
  }
}
