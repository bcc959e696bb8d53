package neva.forecasting.lstm;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Sessions for graphs of thousands of small operations. */
final class UnrolledSession {

  private UnrolledSession() {}

  /**
   * Without TensorFlow's optimizer of graphs, which takes ten seconds for some hundred unrolled
   * steps and makes them no faster.
   */
  static Session on(Graph graph) {
    RewriterConfig off = RewriterConfig.newBuilder().setDisableMetaOptimizer(true).build();
    return new Session(
        graph,
        ConfigProto.newBuilder()
            .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(off))
            .build());
  }
}
