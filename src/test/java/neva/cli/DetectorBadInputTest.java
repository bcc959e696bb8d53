package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import neva.cli.NevaProcess.Result;
import neva.layer.LiveGraph;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.savedmodel.SavedModelWriter;
import neva.tfrecord.Examples;
import neva.tfrecord.TFRecordIndex;
import neva.tfrecord.TFRecordWriter;
import neva.training.BatchOrder;
import neva.training.TrainingStep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** What cannot work is refused with exit code 2, in one sentence, before anything is written. */
class DetectorBadInputTest {

  @TempDir static Path folder;

  @BeforeAll
  static void furnish() throws Exception {
    DetectWorkshop.furnish(folder);
    Files.writeString(folder.resolve("words.txt"), "These are words.");
    Files.createDirectories(folder.resolve("empty"));
    byte[] jpeg = Files.readAllBytes(folder.resolve("images/scene-001.jpg"));
    Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    Files.writeString(folder.resolve("toads.pbtxt"), "item { id: 1 name: 'toad' }");
    Files.writeString(
        folder.resolve("twice.pbtxt"), "item { id: 1 name: 'frog' }\nitem { id: 1 name: 'fish' }");
    String config = Files.readString(folder.resolve("small.config"));
    Files.writeString(
        folder.resolve("malformed.config"), config.replaceFirst("model \\{", "model {{"));
    Files.writeString(
        folder.resolve("other.config"), config.replace("mobilenet_v1", "inception_v2"));
    byte[] record = records().get(0);
    write("background.record", Examples.builder().bytes("image/encoded", jpeg).build());
    write("swapped.record", changed(record).build());
    byte[] file = Files.readAllBytes(folder.resolve("records/train.record-00000-of-00001"));
    Files.write(folder.resolve("cut.record"), Arrays.copyOf(file, file.length - 10));
    writeClassifier(folder.resolve("classifier"));
    Files.createDirectories(folder.resolve("nameless"));
    Workshop.copy(folder.resolve("whole/export"), folder.resolve("nameless"));
    Files.delete(folder.resolve("nameless/label_map.pbtxt"));
  }

  private static void writeClassifier(Path model) throws IOException {
    try (LiveGraph live = new LiveGraph()) {
      Ops tf = live.tf();
      var scale =
          Variable.create(tf, "v", TFloat32.class, tf.constant(new float[] {1}), Role.STATE);
      live.initialize(List.of(scale));
      var images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 10)));
      new SavedModelWriter(live.graph(), TrainingStep.saver(live.graph(), List.of(scale)))
          .input("images", images)
          .output("probabilities", tf.nn.softmax(images))
          .write(model, live.session());
    }
  }

  private static List<byte[]> records() throws IOException {
    try (TFRecordIndex index =
        TFRecordIndex.open(folder.resolve("records/train.record-00000-of-00001"))) {
      List<byte[]> records = new ArrayList<>();
      for (int i = 0; i < index.size(); i++) {
        records.add(index.read(i));
      }
      return records;
    }
  }

  private static Examples.Builder changed(byte[] record) {
    return Examples.builder()
        .bytes("image/encoded", Examples.parse(record).bytes("image/encoded"))
        .texts("image/filename", List.of("scene.jpg"))
        .floats("image/object/bbox/xmin", 0.7f)
        .floats("image/object/bbox/xmax", 0.2f)
        .floats("image/object/bbox/ymin", 0.2f)
        .floats("image/object/bbox/ymax", 0.7f)
        .texts("image/object/class/text", List.of("frog"));
  }

  private static void write(String name, byte[]... records) throws IOException {
    try (TFRecordWriter writer = TFRecordWriter.create(folder.resolve(name))) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }
  }

  private static void assertRefused(String line, String... words) throws Exception {
    Map<String, String> before = Workshop.content(folder);
    Result result = DetectWorkshop.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().startsWith("neva: ").contains(words);
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --model @empty @images/scene-001.jpg            | empty        | SavedModel
          --model @missing @images/scene-001.jpg          | missing      | Expected
          --model @words.txt @images/scene-001.jpg        | words.txt    | Expected
          --model @classifier @images/scene-001.jpg       | detector     | classifier
          --model @empty --rebuild @images/scene-001.jpg  | empty        | pipeline.config
          --model @whole/export @words.txt                | words.txt    | picture
          --model @whole/export @cut.jpg                  | cut.jpg      | end
          --model @whole/export @none.jpg                 | none.jpg     | no file
          --model @whole/export --min-score 2 @cut.jpg    | min-score must be between 0 and 1 | 2
          --model @whole/export --labels @twice.pbtxt @cut.jpg | twice.pbtxt | id 1
          """)
  void predictRefuses(String options, String one, String other) throws Exception {
    assertRefused("detect predict " + options, one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --train @missing.record                                        | missing.record     | Expected
          --train @records/eval.record-* --labels @toads.pbtxt            | record 1           | label map
          --train @records/eval.record-* --labels @twice.pbtxt            | twice.pbtxt        | id 1
          --train @background.record --labels @toads.pbtxt                | background.record  | without any
          --train @swapped.record --labels @records/label_map.pbtxt       | swapped.record, record 1 (scene.jpg) | xmin ≤ xmax
          --train @cut.record --labels @records/label_map.pbtxt           | cut.record         | end
          --train @words.txt --labels @records/label_map.pbtxt            | words.txt          | Expected
          --train @swapped.record                                        | --labels FILE      | label_map.pbtxt
          --eval @records/eval.record-*                                  | --train FILES      | found none
          --test @records/eval.record-*                                  | --train FILES      | --test
          --train @records/train.record-* --config @missing.config        | missing.config     | no file
          --train @records/train.record-* --config @malformed.config      | malformed.config   | line 1
          --train @records/train.record-* --config @other.config          | ssd_inception_v2   | line
          --train @records/train.record-* --append-classes               | appendClasses      | base
          --train @records/train.record-* --run @whole                    | --resume           | --fresh
          --train @records/train.record-* --eval @records/eval.record-* --validation-split 0.1 | --eval or --validation-split | both
          """)
  void trainRefuses(String options, String one, String other) throws Exception {
    String config = options.contains("--config") ? "" : "--config @small.config ";
    String run = options.contains("--run") ? "" : "--run @new ";
    assertRefused("detect train --base none " + config + run + options, one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --base @empty --config @small.config   | empty   | Expected
          --base @missing --config @small.config | missing | Expected
          --base @whole/checkpoints             | --config      | pipeline.config
          """)
  void refusesBasesThatAreNone(String options, String one, String other) throws Exception {
    assertRefused("detect train --run @new --train @records/train.record-* " + options, one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run @empty                                          | empty       | config.json
          --model @whole/export                                 | --test FILES | found none
          --model @nameless --eval @records/eval.record-*       | --labels FILE | nameless
          --model @whole/export --eval @swapped.record           | swapped.record | xmin
          --run @whole --eval @records/eval.record-* --labels @toads.pbtxt | record 1 | label map
          """)
  void evaluateRefuses(String options, String one, String other) throws Exception {
    assertRefused("detect evaluate " + options, one, other);
  }

  @Test
  void exportRefusesARunOfAnotherTask() throws Exception {
    Files.createDirectories(folder.resolve("classified"));
    Files.writeString(folder.resolve("classified/config.json"), "{\"task\": \"classify\"}");
    assertRefused("detect export --run @classified", "a run of detect", "classify");
  }

  /** The structure of the picture is whole, so that the damage shows when it is decoded. */
  @Test
  void aPictureThatDoesNotDecodeEndsTheTrainingBeforeItsStep() throws Exception {
    List<byte[]> records = records();
    int third = new BatchOrder(records.size(), 1, 1).indices(2)[0];
    byte[] jpeg = Examples.parse(records.get(third)).bytes("image/encoded");
    Arrays.fill(jpeg, jpeg.length / 2, jpeg.length - 100, (byte) 0xAA);
    records.set(
        third,
        changed(records.get(third))
            .bytes("image/encoded", jpeg)
            .floats("image/object/bbox/xmax", 0.9f)
            .build());
    write("damaged.record", records.toArray(byte[][]::new));
    Result result =
        DetectWorkshop.run(
            folder,
            "detect train --base none --config @small.config --train @damaged.record"
                + " --labels @records/label_map.pbtxt --eval @records/eval.record-*"
                + " --steps 50 --batch-size 1 --seed 1 --checkpoint-every 1 --run @damaged");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err())
        .singleElement()
        .asString()
        .contains(
            "damaged.record, record %d (scene.jpg)".formatted(third + 1), "pixels that decode");
    assertThat(folder.resolve("damaged/checkpoints/model-2.index")).exists();
  }
}
