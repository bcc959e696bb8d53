package neva.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import neva.checkpoint.CorruptCheckpointException;
import neva.checkpoint.SharedData;
import neva.checkpoint.SmallNetwork;
import neva.checkpoint.Subprocess;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.TensorShapeProto.Dim;

@Tag("locale")
class SavedModelInspectorTest {

  @TempDir Path folder;

  /** Inspects the SavedModel of its first argument. */
  static class Inspect {
    public static void main(String[] arguments) throws IOException {
      System.out.print(SavedModelInspector.inspect(Path.of(arguments[0])));
    }
  }

  private static MetaGraphDef.Builder graph() {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName("tensorflow/serving/predict")
            .putInputs("image", tensor("image:0", -1, 32, 32, 3))
            .putOutputs("scores", tensor("scores:0", -1, 10))
            .putOutputs("top", tensor("top:0"))
            .build();
    MetaGraphDef.Builder graph = MetaGraphDef.newBuilder();
    graph.getMetaInfoDefBuilder().addTags("serve").setTensorflowVersion("2.18.0");
    graph.putSignatureDef("serving_default", signature);
    graph
        .getGraphDefBuilder()
        .addNode(NodeDef.newBuilder().setName("image").setOp("Placeholder"))
        .addNode(NodeDef.newBuilder().setName("call").setOp("PartitionedCall"))
        .getLibraryBuilder()
        .addFunction(
            FunctionDef.newBuilder()
                .addNodeDef(NodeDef.newBuilder().setName("a").setOp("Relu"))
                .addNodeDef(NodeDef.newBuilder().setName("b").setOp("Relu")));
    return graph;
  }

  private static TensorInfo tensor(String name, long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(name)
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }

  private void write(MetaGraphDef.Builder graph) throws IOException {
    SavedModel model =
        SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(graph).build();
    Files.write(folder.resolve("saved_model.pb"), model.toByteArray());
  }

  private void writeVariables() throws IOException {
    try (SmallNetwork network =
        new SmallNetwork().with("conv_1/weights", new long[] {2, 3}, 1, 2, 3, 4, 5, 6)) {
      network.saver().save(network.session(), folder.resolve("variables/variables"));
    }
  }

  @Test
  void describesAModelWithVariables() throws IOException {
    write(graph());
    writeVariables();
    Files.createDirectories(folder.resolve("assets"));
    Files.writeString(folder.resolve("assets/labels.txt"), "frog");
    assertThat(SavedModelInspector.inspect(folder))
        .isEqualTo(
            """
            SavedModel %s
            Graph tagged serve, written by TensorFlow 2.18.0

            Signature serving_default (tensorflow/serving/predict)
              input   image   image:0   float32  [?, 32, 32, 3]
              output  scores  scores:0  float32  [?, 10]
              output  top     top:0     float32  []

            Variables
            name            dtype    shape   bytes
            conv_1/weights  float32  [2, 3]     24
            1 tensor, 6 values, 0.0 MB

            Assets
              assets/labels.txt

            Ops of the graph tagged serve: 2, and 2 in its functions (1)
            op               graph  functions
            Relu                 0          2
            PartitionedCall      1          0
            Placeholder          1          0
            """
                .formatted(folder));
  }

  @Test
  void describesTheRealFrozenModel() throws IOException {
    Path real = SharedData.file("ssd_mobilenet_v1_075_coco/saved_model");
    assertThat(SavedModelInspector.inspect(real))
        .contains("Graph tagged serve", "detection_boxes:0", "No variables: the model is frozen");
    SavedModelSummary summary = SavedModelSummary.of(real);
    assertThat(summary.frozen()).isTrue();
    assertThat(summary.graphs().get(0).constants().bytes()).isGreaterThan(16_000_000);
  }

  @Test
  void saysThatVariablesAreMissing() throws IOException {
    MetaGraphDef.Builder graph = graph();
    graph.getGraphDefBuilder().addNode(NodeDef.newBuilder().setName("w").setOp("VarHandleOp"));
    write(graph);
    assertThat(SavedModelInspector.inspect(folder)).contains("Variables missing");
    assertThatThrownBy(() -> SavedModelReader.read(folder, "serve"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("variables.index");
  }

  @Test
  void picksTheGraphOfATagAndNamesTheOthers() throws IOException {
    write(graph());
    assertThat(SavedModelReader.read(folder, "serve").getSignatureDefCount()).isOne();
    assertThatThrownBy(() -> SavedModelReader.read(folder, "train"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected a graph tagged train but was [[serve]]");
  }

  @Test
  void checksTheVariablesBeforeNativeCodeMeetsThem() throws IOException {
    write(graph());
    writeVariables();
    SavedModelReader.read(folder, "serve");
    Files.write(folder.resolve("variables/variables.data-00000-of-00001"), new byte[24]);
    assertThatThrownBy(() -> SavedModelReader.read(folder, "serve"))
        .isInstanceOf(CorruptCheckpointException.class);
  }

  @Test
  void refusesWhatIsNoSavedModel() throws IOException {
    assertRefused("Expected a SavedModel with the file saved_model.pb but was none in " + folder);
    Path file = folder.resolve("saved_model.pb");
    Files.createFile(file);
    assertRefused("was version 0 with 0 in " + file);
    write(graph());
    byte[] sound = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(sound, sound.length - 5));
    assertRefused("damaged data in " + file);
  }

  @Test
  void refusesAMillionNestedGroupsInAMapWithoutOverflowingTheStack() throws IOException {
    byte[] groups = new byte[1_000_000];
    Arrays.fill(groups, (byte) 0x7b); // field 15, begin of a group
    UnknownFieldSet.Field entry =
        UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFrom(groups)).build();
    int signatures = MetaGraphDef.SIGNATURE_DEF_FIELD_NUMBER;
    write(
        graph().setUnknownFields(UnknownFieldSet.newBuilder().addField(signatures, entry).build()));
    assertRefused("damaged data in " + folder.resolve("saved_model.pb"));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> SavedModelInspector.inspect(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void needsNoNativeLibrary() throws Exception {
    write(graph());
    writeVariables();
    Subprocess inspection = Subprocess.withoutNative(Inspect.class, folder.toString());
    assertThat(inspection.output()).contains("conv_1/weights");
    assertThat(inspection.exitCode()).isZero();
  }
}
