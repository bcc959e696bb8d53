package benchmark.neva;

import benchmark.Line;
import benchmark.MemoryWatch;
import benchmark.Meter;
import benchmark.ServiceLoad;
import benchmark.StepWatch;
import benchmark.Work;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import neva.training.Precision;
import org.tensorflow.TensorFlow;

/** {@code NevaBenchmark WORK [bfloat16|memory]}. */
public final class NevaBenchmark {

  private static final String ENGINE = "neva";
  private static final int BATCH = 100;
  private static final int SEQUENCES = 32;
  private static final int SIDE = 24;
  private static final double SECONDS_TO_CLOSE = 4;

  private NevaBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    List<String> options = List.of(arguments).subList(1, arguments.length);
    Precision precision = options.contains("bfloat16") ? Precision.BFLOAT16 : Precision.FLOAT32;
    String work = arguments[0];
    switch (work) {
      case Work.CIFAR_TRAIN, Work.CIFAR_TRAIN_DISTORTED ->
          new CifarTraining(work.equals(Work.CIFAR_TRAIN_DISTORTED), precision, BATCH)
              .run(watch(work, precision, options));
      case Work.CIFAR_INFER -> CifarInference.run(meter(work, Precision.FLOAT32, BATCH), BATCH);
      case Work.CIFAR_SERVE ->
          Serving.run(
              new ServiceLoad(ENGINE, work, Work.CLIENTS, ServiceLoad.SECONDS),
              new ClosedUnderLoad(ENGINE, work, Work.CLIENTS, SECONDS_TO_CLOSE));
      case Work.LSTM -> lstm(work, List.of(128), 64, precision);
      case Work.LSTM_SMALL -> {
        for (int time : new int[] {12, 24}) {
          lstm(Work.variant(work, time), List.of(14, 8), time, precision);
        }
      }
      case Work.MATMUL -> MatrixProducts.run(ENGINE);
      default -> throw new IllegalArgumentException("No such work in Neva: " + work);
    }
    Line.print("VERSION", ENGINE, "this checkout on TensorFlow " + TensorFlow.version());
    if (work.equals(Work.CIFAR_TRAIN)) {
      Line.print("COST", work, Double.toString(CifarCost.trainingMegaflop(SIDE)));
    }
  }

  private static void lstm(String work, List<Integer> units, int time, Precision precision)
      throws IOException {
    new LstmTraining(units, time, precision, SEQUENCES).run(meter(work, precision, SEQUENCES));
  }

  private static StepWatch watch(String work, Precision precision, List<String> options) {
    return options.contains("memory")
        ? new MemoryWatch(ENGINE, work)
        : meter(work, precision, BATCH);
  }

  private static Meter meter(String work, Precision precision, int batch) {
    String name = precision == Precision.BFLOAT16 ? Work.variant(work, "bfloat16") : work;
    return new Meter(ENGINE, name, batch);
  }
}
