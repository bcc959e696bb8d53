package neva.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import neva.layer.Conv2D;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Padding;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

class GraphFreezerTest {

  @Test
  void aFrozenGraphComputesTheSameWithoutVariables() {
    try (LiveGraph live = new LiveGraph()) {
      Conv2D layer = new Conv2D("a/conv", 4, 3, 1, Padding.SAME, Initialization.glorot(1));
      Operand<TFloat32> x = live.constant(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 2, 2);
      Operand<TFloat32> y = layer.apply(live.tf(), x, Mode.INFER);
      Operand<TFloat32> wanted = live.tf().withName("wanted").math.add(y, y);
      live.tf().withName("unwanted").math.neg(y);
      live.initialize(layer.variables());
      live.set(layer.variables().get(1), 1, 2, 3, 4);
      GraphDef frozen = GraphFreezer.freeze(live.graph(), live.session(), List.of("wanted"));
      assertThat(frozen.getNodeList())
          .extracting(NodeDef::getName)
          .contains("a/conv/weights", "a/conv/biases", "wanted")
          .doesNotContain("unwanted");
      assertThat(frozen.getNodeList())
          .extracting(NodeDef::getOp)
          .doesNotContain("VarHandleOp", "ReadVariableOp", "AssignVariableOp");
      assertThat(run(frozen, "wanted")).containsExactly(live.floats(wanted));
    }
  }

  private static float[] run(GraphDef definition, String output) {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(definition);
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(output).run()) {
        return LiveGraph.floats((TFloat32) result.get(0));
      }
    }
  }
}
