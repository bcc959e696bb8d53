package neva.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("locale")
class CheckpointStateTest {

  @TempDir Path folder;

  private CheckpointState read(String text) throws IOException {
    Files.writeString(folder.resolve("checkpoint"), text);
    return CheckpointState.read(folder);
  }

  @Test
  void writesTheTextThatTensorFlowWrites() throws IOException {
    new CheckpointState(
            "model-2", List.of("model-1", "model-2"), List.of(1700000000.25, 1700000001.0), 1.5)
        .write(folder);
    assertThat(folder.resolve("checkpoint"))
        .hasContent(
            """
            model_checkpoint_path: "model-2"
            all_model_checkpoint_paths: "model-1"
            all_model_checkpoint_paths: "model-2"
            all_model_checkpoint_timestamps: 1.70000000025E9
            all_model_checkpoint_timestamps: 1.700000001E9
            last_preserved_timestamp: 1.5
            """);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    CheckpointState state =
        new CheckpointState("é \"x\"-2", List.of("a-1", "é \"x\"-2"), List.of(1.0, 2.0), 3);
    state.write(folder);
    assertThat(CheckpointState.read(folder)).isEqualTo(state);
  }

  @Test
  void readsStatesThatPythonWrote() throws IOException {
    CheckpointState state =
        read(
            """
            model_checkpoint_path: "/gone/run/model.ckpt-20"
            all_model_checkpoint_paths: "/gone/run/model.ckpt-10"
            all_model_checkpoint_paths: "/gone/run/model.ckpt-20"
            all_model_checkpoint_timestamps: 1561040934.3246534
            all_model_checkpoint_timestamps: 1561041112.6527262
            last_preserved_timestamp: 1561040931.9105282
            later_field: 3
            """);
    assertThat(state.timestamps()).containsExactly(1561040934.3246534, 1561041112.6527262);
    assertThat(state.latest(folder)).isEqualTo(Path.of("/gone/run/model.ckpt-20"));
    Files.createFile(folder.resolve("model.ckpt-20.index"));
    assertThat(state.all(folder))
        .containsExactly(Path.of("/gone/run/model.ckpt-10"), folder.resolve("model.ckpt-20"));
  }

  @Test
  void readsTheRealState() throws IOException {
    Path real = SharedData.file("ssd_mobilenet_v1_075_coco/checkpoint").getParent();
    assertThat(CheckpointState.read(real).latest(real)).isEqualTo(real.resolve("model.ckpt"));
  }

  @Test
  void completesAListThatLacksTheNewest() throws IOException {
    CheckpointState state = read("model_checkpoint_path: \"model-3\"");
    assertThat(state.all()).containsExactly("model-3");
    assertThat(state.timestamps()).containsExactly(0.0);
  }

  @Test
  void refusesWhatIsNoState() {
    for (String text : List.of("", "model_checkpoint_path: 3", "{{{", "\0\u0001", "other: 1")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(CorruptCheckpointException.class)
          .hasMessageContaining(folder.resolve("checkpoint").toString());
    }
    assertThatThrownBy(() -> read("model_checkpoint_path: \"/\"").latest(folder))
        .isInstanceOf(CorruptCheckpointException.class);
    assertThatThrownBy(() -> read("model_checkpoint_path: \"a\\000b\"").latest(folder))
        .isInstanceOf(CorruptCheckpointException.class);
  }
}
