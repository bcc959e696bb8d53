package benchmark.neva;

import benchmark.StepWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.detection.annotation.Box;
import neva.detection.ssd.LabeledBox;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.SsdTraining;
import neva.detection.ssd.Targets;
import neva.layer.NativeLibrary;
import neva.training.Cadence;
import neva.training.RmsProp;
import neva.training.Schedule;
import neva.training.TrainingConfig;
import neva.training.TrainingLoop;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The training loop on SSD MobileNet v1 at full width, one class, 300×300, with RMSProp: backbone,
 * extra layers, heads, both losses with mining, and the moves of all variables. The pictures are
 * random, with an object each, and the same at every step; that they are fed counts.
 *
 * @param frozenNorm whether batch normalisation keeps its statistics, as with few pictures
 */
record SsdSteps(boolean frozenNorm) {

  static final int BATCH = 8;

  private static final SsdConfig CONFIG = SsdConfig.mobileNetV1(1);
  private static final TrainingConfig TRAINING =
      TrainingConfig.DEFAULT
          .withOptimizer(RmsProp.SSD)
          .withSchedule(new Schedule.Constant(1e-4))
          .withSteps(10_000_000)
          .withBatchSize(BATCH)
          .withValidationSplit(0)
          .withCadence(Cadence.AT_END.withScalars(10));

  void run(StepWatch watch) throws Exception {
    try (Graph graph = NativeLibrary.newGraph();
        ScratchRun scratch = ScratchRun.create()) {
      Ops tf = Ops.create(graph);
      SsdNetwork network = new SsdNetwork(CONFIG, 1);
      SsdTraining training = new SsdTraining(tf, network, BATCH, frozenNorm);
      SortedMap<String, Operand<TFloat32>> metrics = new TreeMap<>();
      metrics.put("localization", training.localization());
      metrics.put("classification", training.classification());
      TrainingStep step =
          new TrainingStep(
              tf,
              network.network(),
              training.total(),
              metrics,
              TrainingStep.globalStep(tf),
              TRAINING);
      float[] pixels = pixels();
      Targets targets = targets();
      try (Session session = new Session(graph, TRAINING.precision().sessionConfig())) {
        new TrainingLoop(
                session, step, at -> training.feed(pixels, targets), Optional.empty(), TRAINING)
            .run(scratch.run(), new WatchedProgress(watch));
      }
    }
  }

  private static float[] pixels() {
    Random random = new Random(1);
    float[] pixels = new float[BATCH * CONFIG.height() * CONFIG.width() * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256);
    }
    return pixels;
  }

  private static Targets targets() {
    List<List<LabeledBox>> truths = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      truths.add(List.of(LabeledBox.of(new Box(0.2, 0.1, 0.7, 0.6), 1)));
    }
    return CONFIG.targetAssigner().assign(truths);
  }
}
