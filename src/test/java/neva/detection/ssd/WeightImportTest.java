package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.atIndex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.checkpoint.SavedVariable;
import neva.checkpoint.Saver;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Variable;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import neva.savedmodel.GraphFreezer;
import neva.savedmodel.ModelWeights;
import neva.savedmodel.SavedModelWriter;
import neva.weights.RestoreTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

class WeightImportTest {

  @TempDir Path folder;

  /** Made once, since it takes long; each test starts from new weights. */
  private static LiveSsd coco;

  private static LiveSsd coco() {
    if (coco == null) {
      coco = new LiveSsd(CocoModel.config());
    }
    coco.initialize();
    return coco;
  }

  @AfterAll
  static void close() {
    if (coco != null) {
      coco.close();
    }
  }

  private static void assertFindsTheSame(Path model) throws IOException {
    RestoreTable table = coco().restore(ModelWeights.read(model), false);
    assertThat(table.loaded()).isEqualTo(199);
    assertThat(table.unused()).isEmpty();
    for (String picture : GoldenDetections.PICTURES) {
      try (TUint8 pixels = Pixels.of("od_api_samples/" + picture)) {
        GoldenDetections.assertFound(picture, coco.detect(pixels));
      }
    }
  }

  @Test
  void findsTheSameWithWeightsOfACheckpoint() throws IOException {
    assertFindsTheSame(CocoModel.checkpoint());
  }

  @Test
  void findsTheSameWithWeightsOfAFrozenGraph() throws IOException {
    assertFindsTheSame(CocoModel.frozenGraph());
  }

  @Test
  void findsTheSameWithWeightsOfAFrozenSavedModel() throws IOException {
    assertFindsTheSame(CocoModel.savedModel());
  }

  @Test
  void findsTheSameWithVariablesOfASavedModel() throws IOException {
    Path model = folder.resolve("model");
    LiveSsd live = coco();
    live.restore(ModelWeights.read(CocoModel.checkpoint()), false);
    List<SavedVariable> saved = new ArrayList<>();
    for (Variable<TFloat32> v : live.network().network().variables()) {
      saved.add(new SavedVariable(v.name(), v.handle(), v.type(), v.shape()));
    }
    new SavedModelWriter(live.graph(), new Saver(live.graph(), saved))
        .input("inputs", live.inference().images())
        .output("detection_boxes", live.inference().detections().boxes())
        .write(model, live.session());
    assertFindsTheSame(model);
  }

  @Test
  void findsTheSameWhenItsOwnGraphIsFrozen() throws IOException {
    LiveSsd live = coco();
    live.restore(ModelWeights.read(CocoModel.frozenGraph()), false);
    DetectionTensors ends = live.inference().detections();
    List<Operand<?>> outputs = List.of(ends.boxes(), ends.scores(), ends.classes());
    List<String> names = outputs.stream().map(output -> output.op().name()).toList();
    GraphDef frozen = GraphFreezer.freeze(live.graph(), live.session(), names);
    try (Graph graph = new Graph()) {
      graph.importGraphDef(frozen);
      try (Session session = new Session(graph)) {
        for (String picture : GoldenDetections.PICTURES) {
          Session.Runner runner = session.runner();
          outputs.forEach(output -> runner.fetch(output.op().name(), output.asOutput().index()));
          try (TUint8 pixels = Pixels.of("od_api_samples/" + picture);
              Result result = runner.feed(SsdInference.IMAGES, pixels).run()) {
            GoldenDetections.assertFound(picture, LiveSsd.detections(result));
          }
        }
      }
    }
  }

  @Test
  void otherClassesKeepEverythingButTheirOwnHeads() throws IOException {
    try (LiveSsd live = new LiveSsd(CocoModel.config().withClasses(1))) {
      RestoreTable table = live.restore(ModelWeights.read(CocoModel.frozenGraph()), false);
      assertThat(table.loaded()).isEqualTo(187);
      assertThat(table.rows())
          .filteredOn(row -> !row.loaded())
          .allSatisfy(row -> assertThat(row.variable()).contains("ClassPredictor"));
      assertThat(table.toString())
          .startsWith("Loaded 187 of 199 variables from ")
          .contains("12 start anew, 12 weights unused\n")
          .containsPattern(
              "\nnew     BoxPredictor_0/ClassPredictor/weights +\\[1, 1, 384, 6] here,"
                  + " \\[1, 1, 384, 273] in the model\n")
          .contains("\nunused  BoxPredictor_5/ClassPredictor/biases\n")
          .contains("\nloaded  FeatureExtractor/MobilenetV1/Conv2d_0/weights\n");
    }
  }

  @Test
  void takesNoMoreThanIsAskedFor() throws IOException {
    ModelWeights weights = ModelWeights.read(CocoModel.checkpoint());
    LiveSsd live = coco();
    RestoreTable features =
        live.network().weightImport(weights, Start.FEATURES).restore(live.session(), false);
    assertThat(features.loaded()).isEqualTo(175);
    assertThat(features.rows())
        .filteredOn(row -> !row.loaded())
        .allMatch(row -> row.variable().startsWith("BoxPredictor_"))
        .allMatch(row -> row.reason().equals("not asked for"));
    RestoreTable backbone =
        live.network().weightImport(weights, Start.BACKBONE).restore(live.session(), false);
    assertThat(backbone.loaded()).isEqualTo(135);
    assertThat(backbone.rows())
        .filteredOn(RestoreTable.Row::loaded)
        .noneMatch(row -> row.variable().contains("pointwise_"));
  }

  @Test
  void wholeMeansWhole() throws IOException {
    ModelWeights weights = ModelWeights.read(CocoModel.checkpoint());
    try (LiveSsd live = new LiveSsd(CocoModel.config().withClasses(91))) {
      assertThatThrownBy(
              () -> live.network().weightImport(weights, Start.ALL).restoreAll(live.session()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(
              "but 187 of 199 variables were there (BoxPredictor_0/ClassPredictor/")
          .hasMessageContaining("give the pipeline.config");
    }
  }

  @Test
  void refusesAModelOfAnotherNetworkUnlessAllowed() throws IOException {
    ModelWeights weights = ModelWeights.read(CocoModel.checkpoint());
    var extractor =
        new ExtractorConfig(
            MobileNetConfig.published(MobileNetVersion.MOBILENET_V2).withDepthMultiplier(0.25),
            true);
    SsdConfig narrow = SsdConfig.mobileNetV2(90).withExtractor(extractor);
    try (LiveSsd live = new LiveSsd(narrow)) {
      assertThatThrownBy(() -> live.restore(weights, false))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("only 12 of 344 variables were there")
          .hasMessageContaining("FeatureExtractor/MobilenetV2/Conv/weights: not in the model");
      assertThat(live.restore(weights, true).loaded()).isEqualTo(12);
    }
  }

  /** A checkpoint whose tensors each hold their number in the list of names. */
  private static void saveNumbered(Map<String, Shape> tensors, Path prefix) {
    try (LiveGraph live = new LiveGraph()) {
      Ops tf = live.tf();
      List<Operand<?>> values = new ArrayList<>();
      for (Shape shape : tensors.values()) {
        values.add(tf.fill(tf.constant(shape.asArray()), tf.constant((float) values.size())));
      }
      String[] names = tensors.keySet().toArray(String[]::new);
      String[] whole = Collections.nCopies(names.length, "").toArray(String[]::new);
      live.run(
          tf.train.save(tf.constant(prefix.toString()), tf.array(names), tf.array(whole), values));
    }
  }

  private static Map<String, Shape> listed(String file) throws IOException {
    Map<String, Shape> tensors = new TreeMap<>();
    Pattern line = Pattern.compile("(\\S+) float32 \\[(.*)]");
    for (String text : Files.readAllLines(SharedData.file("ssd-variable-lists/" + file))) {
      Matcher matcher = line.matcher(text);
      if (matcher.matches()) {
        long[] sizes =
            Pattern.compile(", ")
                .splitAsStream(matcher.group(2))
                .mapToLong(Long::parseLong)
                .toArray();
        tensors.put(matcher.group(1), Shape.of(sizes));
      }
    }
    return tensors;
  }

  private static List<String> names(Path model) throws IOException {
    return List.copyOf(ModelWeights.read(model).names());
  }

  /** Each variable that was loaded holds the number of the tensor that it was loaded from. */
  private static void assertNumbered(List<float[]> values, RestoreTable table, List<String> names) {
    for (int i = 0; i < values.size(); i++) {
      RestoreTable.Row row = table.rows().get(i);
      if (row.loaded()) {
        float number = names.indexOf(row.from());
        assertThat(values.get(i)).as(row.variable()).contains(number, atIndex(0));
        assertThat(values.get(i)[values.get(i).length - 1]).isEqualTo(number);
      }
    }
  }

  private static RestoreTable restore(SsdConfig config, Path model) throws IOException {
    try (LiveGraph live = new LiveGraph()) {
      SsdNetwork network = new SsdNetwork(config, 1);
      network.apply(live.tf(), live.constant(new float[270_000], 1, 300, 300, 3), Mode.INFER);
      RestoreTable table =
          network.weightImport(ModelWeights.read(model), Start.ALL).restore(live.session(), false);
      assertNumbered(live.floats(network.network().variables()), table, names(model));
      return table;
    }
  }

  @Test
  void readsTheObjectsOfTensorFlow2() throws IOException {
    Path prefix = folder.resolve("ckpt-0");
    saveNumbered(listed("tf2_ssd_mobilenet_v2_320x320.txt"), prefix);
    SsdConfig config =
        SsdConfig.mobileNetV2(90)
            .withExtractor(
                new ExtractorConfig(
                    MobileNetConfig.published(MobileNetVersion.MOBILENET_V2).withNormMomentum(0.97),
                    false))
            .withHead(new HeadConfig(1, false, -4.6));
    RestoreTable table = restore(config, prefix);
    assertThat(table.loaded()).isEqualTo(table.rows().size()).isEqualTo(324);
    assertThat(table.unused()).isEmpty();
    Map<String, String> from = new TreeMap<>();
    table.rows().forEach(row -> from.put(row.variable(), row.from()));
    String own = "FeatureExtractor/MobilenetV2/";
    String backbone = "model/_feature_extractor/classification_backbone/layer_with_weights-";
    String maps = "model/_feature_extractor/feature_map_generator/convolutions/";
    String end = "/.ATTRIBUTES/VARIABLE_VALUE";
    assertThat(from)
        .containsEntry(own + "Conv/weights", backbone + "0/kernel" + end)
        .containsEntry(
            own + "expanded_conv/depthwise/depthwise_weights",
            backbone + "2/depthwise_kernel" + end)
        .containsEntry(own + "expanded_conv_1/expand/weights", backbone + "6/kernel" + end)
        .containsEntry(
            own + "expanded_conv_2/project/BatchNorm/moving_variance",
            backbone + "17/moving_variance" + end)
        .containsEntry(own + "expanded_conv_14/expand/weights", backbone + "84/kernel" + end)
        .containsEntry(own + "expanded_conv_15/expand/weights", backbone + "90/kernel" + end)
        .containsEntry(own + "Conv_1/BatchNorm/beta", backbone + "103/beta" + end)
        .containsEntry(own + "layer_19_2_Conv2d_4_3x3_s2_256/weights", maps + "4/3/kernel" + end)
        .containsEntry(
            own + "layer_19_1_Conv2d_3_1x1_128/BatchNorm/gamma", maps + "3/1/gamma" + end)
        .containsEntry(
            "BoxPredictor_2/BoxEncodingPredictor/biases",
            "model/_box_predictor/_prediction_heads/box_encodings/2/_box_encoder_layers/0/bias"
                + end);
  }

  @Test
  void passesOverSlotsAndAveragesOfATraining() throws IOException {
    Path prefix = folder.resolve("model.ckpt-100");
    saveNumbered(listed("ssd_v1_training_ckpt_with_rmsprop_ema.txt"), prefix);
    RestoreTable table = restore(SsdConfig.mobileNetV1(1), prefix);
    assertThat(table.rows()).hasSize(199).allMatch(row -> row.from().equals(row.variable()));
    assertThat(table.unused()).isEmpty();
  }

  @Test
  void readsTheBackboneOfAClassifier() throws IOException {
    Path prefix = folder.resolve("mobilenet_v1_1.0_224.ckpt");
    Map<String, Shape> classifier = new TreeMap<>();
    String scope = "FeatureExtractor/MobilenetV1/Conv2d_";
    listed("ssd_mobilenet_v1_coco.txt")
        .forEach(
            (name, shape) -> {
              if (name.startsWith(scope) && !name.contains("pointwise_")) {
                classifier.put(name.replaceFirst("FeatureExtractor/", ""), shape);
              }
            });
    saveNumbered(classifier, prefix);
    assertThat(restore(SsdConfig.mobileNetV1(3), prefix).loaded())
        .isEqualTo(classifier.size())
        .isEqualTo(135);
  }
}
