package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionDataTest {

  @TempDir Path folder;

  private List<Path> records(String name, int count) throws IOException {
    return List.of(DrawnRecords.write(Files.createDirectories(folder.resolve(name)), count));
  }

  @Test
  void aMissingValidationPartIsCutFromTrainingAndNeverFromTest() throws IOException {
    try (DetectionData data =
        DetectionData.open(
            DrawnRecords.LABELS, records("train", 10), List.of(), records("test", 5))) {
      DetectionData parts = data.heldOut(0.2, 1);
      assertThat(parts.training().size()).isEqualTo(8);
      assertThat(parts.validation()).hasValueSatisfying(v -> assertThat(v.size()).isEqualTo(2));
      assertThat(parts.validation().orElseThrow().all())
          .doesNotContainAnyElementsOf(parts.training().all());
      assertThat(parts.test()).isEqualTo(data.test());
      assertThat(data.heldOut(0, 1)).isEqualTo(data);
    }
  }

  @Test
  void aValidationPartThatIsThereIsTakenWhole() throws IOException {
    try (DetectionData data =
        DetectionData.open(
            DrawnRecords.LABELS, records("train", 10), records("eval", 3), List.of())) {
      assertThat(data.heldOut(0.5, 1)).isEqualTo(data);
      assertThat(data.test()).isEmpty();
    }
  }

  @Test
  void oneThatDoesNotCloseKeepsNoOtherOpen() {
    List<String> closed = new ArrayList<>();
    Closeable failing =
        () -> {
          throw new IOException("full");
        };
    assertThatThrownBy(
            () ->
                DetectionRecords.closeAll(
                    List.of(() -> closed.add("a"), failing, () -> closed.add("b"))))
        .hasMessage("full");
    assertThat(closed).containsExactly("a", "b");
  }
}
