package neva.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;

@Tag("locale")
class CheckpointTableTest {

  private static final String TABLE =
      """
      name            dtype    shape   bytes
      conv_1/weights  float32  [2, 1]      8
      global_step     int64    []          8
      2 tensors, 3 values, 0.0 MB
      """;

  @TempDir Path folder;

  private Path write(String name) throws IOException {
    return new BundleWriter()
        .floats("conv_1/weights", new long[] {2, 1}, 1, 2)
        .tensor("global_step", DataType.DT_INT64, new long[0], new byte[8], entry -> {})
        .write(folder.resolve(name), false);
  }

  @Test
  void acceptsThePrefixItsFilesAndItsFolder() throws IOException {
    Path prefix = write("model-1");
    for (Path path :
        List.of(prefix, BundleFiles.index(prefix), BundleFiles.data(prefix, 0, 1), folder)) {
      assertThat(CheckpointTable.read(path)).hasToString(TABLE);
    }
  }

  @Test
  void aFolderMeansTheNewestOfItsStateFile() throws IOException {
    write("model-1");
    write("model-2");
    assertThatThrownBy(() -> CheckpointPath.resolve(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("was 2 of these in " + folder);
    new CheckpointState("model-2", List.of("model-1"), List.of(), 0).write(folder);
    assertThat(CheckpointPath.resolve(folder)).isEqualTo(folder.resolve("model-2"));
  }

  /** An unpacked model of TensorFlow 2 has its checkpoint in a folder of that name. */
  @Test
  void aFolderNamedCheckpointMeansWhatIsInIt() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("checkpoint"));
    Files.createDirectories(folder.resolve("saved_model"));
    write("checkpoint/ckpt-0");
    assertThat(CheckpointTable.read(folder)).hasToString(TABLE);
    new CheckpointState("ckpt-0", List.of(), List.of(), 0).write(inside);
    assertThat(CheckpointPath.resolve(folder)).isEqualTo(inside.resolve("ckpt-0"));
  }

  @Test
  void aSavedModelMeansItsVariables() throws IOException {
    Files.createDirectories(folder.resolve("variables"));
    write("variables/variables");
    assertThat(CheckpointTable.read(folder)).hasToString(TABLE);
  }

  @Test
  void totalsTheRealCheckpoint() throws IOException {
    Path real = SharedData.file("ssd_mobilenet_v1_075_coco/checkpoint").getParent();
    assertThat(CheckpointTable.read(real).totals()).endsWith("values, 16.5 MB");
  }
}
