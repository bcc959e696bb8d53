import java.io.IOException;
import java.nio.file.Path;
import neva.layer.Mode;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.training.Run;
import neva.training.TrainedSession;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Predicts with what {@link OwnTraining} learnt, in a graph without the training. */
public class OwnPrediction {

  // begin
  static float[] predict(Run run, float radius, float angle) throws IOException {
    Graph graph = NativeLibrary.newGraph();
    Ops tf = Ops.create(graph);
    Network network = OwnTraining.network();
    var point = network.apply(tf, tf.constant(new float[][] {{radius, angle}}), Mode.INFER);
    try (var trained = TrainedSession.of(run, graph, new Session(graph), network.variables());
        var result = trained.session().runner().fetch(point).run()) {
      TFloat32 xy = (TFloat32) result.get(0); // [1, 2]
      return new float[] {xy.getFloat(0, 0), xy.getFloat(0, 1)};
    }
  }

  // end

  public static void main(String[] args) throws IOException {
    float[] point = predict(Run.existing(Path.of("runs/points")), 1, 1);
    System.out.printf("x %.2f, y %.2f%n", point[0], point[1]); // 0.54 and 0.84
  }
}
