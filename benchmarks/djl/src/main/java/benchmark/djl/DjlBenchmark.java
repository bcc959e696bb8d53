package benchmark.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import benchmark.Line;
import benchmark.MemoryWatch;
import benchmark.Meter;
import benchmark.ServiceLoad;
import benchmark.StepWatch;
import benchmark.Work;
import java.util.List;
import java.util.Locale;

/** {@code DjlBenchmark WORK [memory]}. */
public final class DjlBenchmark {

  private static final String ENGINE = "djl";
  private static final int CLASSES = 10;
  private static final Shape CIFAR = new Shape(100, 3, 24, 24);
  private static final Shape CIFAR_ONE = new Shape(1, 3, 24, 24);
  private static final Shape MOBILENET_ONE = new Shape(1, 3, 300, 300);
  private static final Shape MOBILENET_BATCH = new Shape(8, 3, 300, 300);

  private final RandomData data = new RandomData(1);
  private final boolean memory;

  private DjlBenchmark(boolean memory) {
    this.memory = memory;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    new DjlBenchmark(List.of(arguments).contains("memory")).run(arguments[0]);
    Line.print(
        "VERSION",
        ENGINE,
        "DJL %s on PyTorch %s"
            .formatted(Engine.getDjlVersion(), Engine.getEngine("PyTorch").getVersion()));
  }

  private void run(String work) throws Exception {
    switch (work) {
      case Work.CIFAR_TRAIN -> classify(Networks.cifar(CLASSES), CIFAR, data.arrays(CIFAR), work);
      case Work.CIFAR_TRAIN_DISTORTED ->
          classify(Networks.cifar(CLASSES), CIFAR, new Distortions(data), work);
      case Work.CIFAR_INFER -> infer(Networks.cifar(CLASSES), CIFAR, work);
      case Work.CIFAR_SERVE ->
          Serving.run(
              Networks.cifar(CLASSES),
              CIFAR_ONE,
              data.bytes(CIFAR_ONE),
              new ServiceLoad(ENGINE, work, Work.CLIENTS, ServiceLoad.SECONDS));
      case Work.LSTM -> forecast(Networks.lstm(128), new Shape(32, 64, 1), work);
      case Work.LSTM_SMALL -> {
        for (int steps : new int[] {12, 24}) {
          forecast(Networks.lstm(14, 8), new Shape(32, steps, 1), Work.variant(work, steps));
        }
      }
      case Work.MOBILENET_INFER -> infer(Networks.mobileNet(CLASSES), MOBILENET_ONE, work);
      case Work.MOBILENET_TRAIN ->
          classify(
              Networks.mobileNet(CLASSES), MOBILENET_BATCH, data.arrays(MOBILENET_BATCH), work);
      case Work.MATMUL -> MatrixProducts.run(ENGINE);
      default -> throw new IllegalArgumentException("No such work in DJL: " + work);
    }
  }

  private void classify(Block network, Shape input, BatchSource images, String work)
      throws Exception {
    new Training(network, Loss.softmaxCrossEntropyLoss(), input)
        .run(images, data.labels((int) input.get(0), CLASSES), watch(work, input));
  }

  private void forecast(Block network, Shape input, String work) throws Exception {
    new Training(network, Loss.l2Loss(), input)
        .run(data.arrays(input), data.arrays(input), watch(work, input));
  }

  private void infer(Block network, Shape input, String work) throws Exception {
    Inference.run(network, input, data.values(input), watch(work, input));
  }

  private StepWatch watch(String work, Shape input) {
    return memory ? new MemoryWatch(ENGINE, work) : new Meter(ENGINE, work, input.get(0));
  }
}
