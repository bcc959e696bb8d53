import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.layer.Dense;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.layer.Tanh;
import neva.training.MeanSquaredError;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.Schedule;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Regression with two outputs: where a point is, by its radius and its angle. */
public class OwnTraining {

  private static final TrainingConfig CONFIG =
      TrainingConfig.DEFAULT.withSteps(1_000).withSchedule(new Schedule.Cosine(0.01));

  // begin
  static Network network() {
    Initialization he = Initialization.he(CONFIG.seed());
    return new Network(
        List.of(new Dense("hidden", 32, he), new Tanh("tanh"), new Dense("point", 2, he)));
  }

  /** An existing run goes on from its newest checkpoint, bit for bit as if it had not stopped. */
  static Outcome train(Run run, TrainingListener... listeners) throws IOException {
    try (Graph graph = NativeLibrary.newGraph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      OwnBatches batches = OwnBatches.in(tf, CONFIG.batchSize());
      Network network = network();
      var outputs = network.apply(tf, batches.inputs(), Mode.TRAIN); // [b, 2]
      var loss = new MeanSquaredError().of(tf, batches.truth(), outputs);
      TrainingStep step = new TrainingStep(tf, network, loss, CONFIG);
      return new TrainingLoop(session, step, batches, CONFIG).run(run, listeners);
    }
  }

  // end

  public static void main(String[] args) throws IOException {
    Path folder = Path.of("runs/points");
    train(Files.exists(folder) ? Run.existing(folder) : Run.in(folder));
  }
}
