package neva.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {

  @Test
  void readsBackWhatWasBuilt() {
    byte[] record =
        Examples.builder()
            .ints("image/height", 480)
            .floats("image/object/bbox/xmin", 0.25f, 0.5f)
            .bytes("image/encoded", new byte[] {1, 2, 3})
            .texts("image/object/class/text", List.of("Waschbär", "cat"))
            .build();

    Features features = Examples.parse(record);

    assertThat(features.keys())
        .containsExactly(
            "image/encoded", "image/height", "image/object/bbox/xmin", "image/object/class/text");
    assertThat(features.ints("image/height")).containsExactly(480);
    assertThat(features.floats("image/object/bbox/xmin")).containsExactly(0.25f, 0.5f);
    assertThat(features.bytes("image/encoded")).containsExactly(1, 2, 3);
    assertThat(features.texts("image/object/class/text")).containsExactly("Waschbär", "cat");
  }
}
