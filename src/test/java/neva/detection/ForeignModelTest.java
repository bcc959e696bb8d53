package neva.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.BadInputException;
import neva.layer.LiveGraph;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.savedmodel.GraphFreezer;
import neva.savedmodel.SavedModelWriter;
import neva.training.TrainingStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Models as others might make them: detectors under other keys, and what is no detector. */
class ForeignModelTest {

  private static final Shape ANY = Shape.of(1, -1, -1, 3);

  @TempDir Path folder;

  private final LiveGraph live = new LiveGraph();
  private final Ops tf = live.tf();
  private Variable<TFloat32> variable;

  @AfterEach
  void close() {
    live.close();
  }

  private SavedModelWriter writer() {
    variable = Variable.create(tf, "v", TFloat32.class, tf.constant(new float[] {1}), Role.STATE);
    live.initialize(List.of(variable));
    return new SavedModelWriter(live.graph(), TrainingStep.saver(live.graph(), List.of(variable)));
  }

  private Operand<TUint8> images(Shape shape) {
    return tf.withName("image_tensor").placeholder(TUint8.class, Placeholder.shape(shape));
  }

  /**
   * Finds always the same: class 3 with 0.9 in the upper left quarter, class 1 with 0.4 all over.
   */
  private SavedModelWriter detector(String input, Shape images) {
    return writer()
        .input(input, images(images))
        .output(
            "detection_boxes",
            named(
                "detection_boxes",
                tf.constant(new float[][][] {{{0, 0, 0.5f, 0.5f}, {0, 0, 1, 1}, {0, 0, 0, 0}}})))
        .output(
            "detection_scores",
            named("detection_scores", tf.constant(new float[][] {{0.9f, 0.4f, 0}})))
        .output(
            "detection_classes", named("detection_classes", tf.constant(new float[][] {{3, 1, 1}})))
        .output("num_detections", named("num_detections", tf.constant(new float[] {2})));
  }

  private Operand<TFloat32> named(String name, Operand<TFloat32> value) {
    return tf.withName(name).identity(value);
  }

  private static Picture picture() {
    return Picture.of(
        new java.awt.image.BufferedImage(80, 40, java.awt.image.BufferedImage.TYPE_INT_RGB));
  }

  @Test
  void usesADetectorUnderTheKeysOfTensorFlow2() throws IOException {
    Path model = folder.resolve("model");
    detector("input_tensor", ANY).write(model, live.session());
    LabelMap labels = LabelMap.of(List.of("frog", "fish", "newt"));
    try (Detector detector = ExportedDetector.load(model, labels)) {
      assertThat(detector.predict(picture(), 0.5))
          .containsExactly(new Detection(3, "newt", 0.9f, new Box(0, 0, 40, 20)));
      assertThat(detector.predict(picture(), 0)).hasSize(2);
    }
  }

  @Test
  void takesTheLabelMapBesideTheModel() throws IOException {
    Path model = folder.resolve("zoo/saved_model");
    detector("inputs", ANY).write(model, live.session());
    LabelMap labels = LabelMap.of(List.of("frog", "fish", "newt"));
    labels.write(folder.resolve("zoo/my_label_map.pbtxt"));
    for (Path way : List.of(folder.resolve("zoo"), model, model.resolve("saved_model.pb"))) {
      try (Detector detector = ExportedDetector.load(way)) {
        assertThat(detector.labels()).isEqualTo(labels);
      }
    }
    labels.write(folder.resolve("zoo/another_label_map.pbtxt"));
    try (Detector detector = ExportedDetector.load(model)) {
      assertThat(detector.predict(picture(), 0.5).get(0).name()).isEqualTo("3");
    }
  }

  @Test
  void refusesAClassifier() throws IOException {
    Path model = folder.resolve("classifier");
    writer()
        .input("images", images(Shape.of(-1, 32, 32, 3)))
        .output("probabilities", tf.constant(new float[][] {{0.5f, 0.5f}}))
        .write(model, live.session());
    assertRefused(
        model,
        "but found inputs [images uint8 [?, 32, 32, 3]] and outputs [probabilities] in " + model);
  }

  @Test
  void refusesADetectorThatTakesOneSizeOnly() throws IOException {
    Path model = folder.resolve("model");
    detector("inputs", Shape.of(1, 300, 300, 3)).write(model, live.session());
    assertRefused(model, "but found inputs [inputs uint8 [1, 300, 300, 3]]");
  }

  @Test
  void refusesAFrozenGraphThatIsNoDetector() throws IOException {
    images(ANY);
    named("detection_boxes", tf.constant(new float[] {1}));
    Path file = folder.resolve("graph.pb");
    Files.write(file, live.graph().toGraphDef().toByteArray());
    assertRefused(file, "the input named image_tensor, but found a graph of 3 nodes");
  }

  @Test
  void refusesAFrozenGraphThatTensorFlowDoesNotKnow() throws IOException {
    detector("inputs", ANY);
    Path file = folder.resolve("graph.pb");
    var graph =
        GraphFreezer.freeze(
            live.graph(),
            live.session(),
            List.of(
                "image_tensor",
                "detection_boxes",
                "detection_scores",
                "detection_classes",
                "num_detections"))
            .toBuilder();
    graph.addNodeBuilder().setName("new").setOp("OpOfTheFuture");
    Files.write(file, graph.build().toByteArray());
    assertRefused(file, "Expected a graph that TensorFlow knows but it refused " + file);
  }

  private Detector finding() throws IOException {
    Path model = folder.resolve("model");
    detector("inputs", ANY).write(model, live.session());
    return ExportedDetector.load(model, LabelMap.of(List.of("frog", "fish", "newt")));
  }

  @Test
  void takesPicturesFromMemoryFilesAndStreams() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), Pictures.png(picture()));
    try (Detector detector = finding();
        InputStream stream = Files.newInputStream(file)) {
      List<Detection> expected = detector.predict(picture());
      assertThat(expected).hasSize(1);
      assertThat(detector.predict(picture().toBufferedImage())).isEqualTo(expected);
      assertThat(detector.predict(file)).isEqualTo(expected);
      assertThat(detector.predict(stream)).isEqualTo(expected);
      assertThat(detector.predictAll(List.of(picture(), file, picture().toBufferedImage())))
          .containsOnly(expected)
          .hasSize(3);
      assertThatThrownBy(() -> detector.predictAll(List.of("a.png")))
          .isInstanceOf(BadInputException.class)
          .hasMessageEndingWith("but found java.lang.String.");
    }
  }

  @Test
  void severalThreadsPredictUntilOneCloses() throws Exception {
    Detector detector = finding();
    List<Detection> expected = detector.predict(picture());
    CountDownLatch predicted = new CountDownLatch(20);
    Callable<String> predicting =
        () -> {
          try {
            while (detector.predict(picture()).equals(expected)) {
              predicted.countDown();
            }
            return "other detections";
          } catch (IllegalStateException e) {
            return e.getMessage();
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> ends =
          Stream.generate(() -> threads.submit(predicting)).limit(4).toList();
      predicted.await();
      detector.close();
      for (Future<String> end : ends) {
        assertThat(end.get()).isEqualTo("This detector is closed.");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertRefused(Path model, String part) {
    assertThatThrownBy(() -> ExportedDetector.load(model))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(part);
  }
}
