package neva.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import neva.layer.Lstm.Activation;
import neva.layer.Lstm.Outputs;
import neva.layer.Lstm.State;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * Puts {@link LstmBackward} into the place of the gradient that TensorFlow derives from the steps.
 *
 * <p>The outputs leave the layer through an {@code IdentityN}, beside what the layer was given. A
 * {@code StopGradient} before it ends TensorFlow's own way back through the steps; the gradient
 * registered here for {@code IdentityN} leads from the outputs to what was given. TensorFlow calls
 * it while it holds the lock of the graph: it may follow edges, but a question for a shape or a
 * name would wait forever, and an exception would end the process.
 */
final class LstmGradient {

  /** What a layer was given: x [b, t, f], kernel [f + u, 4u], bias [4u] and the state before. */
  record Given(
      Operand<TFloat32> x, Operand<TFloat32> kernel, Operand<TFloat32> bias, State before) {}

  private static final String BOUNDARY = "IdentityN";

  /** Attribute of our boundaries: number of features, of units, of parts; the activation. */
  private static final String MARK = "_lstm";

  /** False where TensorFlow takes no gradients from Java; it then derives them from the steps. */
  static final boolean AVAILABLE = TensorFlow.registerCustomGradient(BOUNDARY, LstmGradient::of);

  private LstmGradient() {}

  /**
   * Lets the outputs leave their layer with this gradient.
   *
   * @param parts the outputs of each part of the batch
   */
  static Outputs attach(Ops tf, Given given, List<Outputs> parts, Activation activation) {
    long features = given.x.shape().get(2);
    long units = given.bias.shape().get(0) / 4;
    Stream<Operand<TFloat32>> inputs =
        Stream.of(
            stopped(tf, parts, Outputs::sequence),
            stopped(tf, parts, part -> part.last().h()),
            stopped(tf, parts, part -> part.last().c()),
            given.x,
            given.kernel,
            given.bias,
            given.before.h(),
            given.before.c());
    Operation boundary =
        ((Graph) tf.scope().env())
            .opBuilder(BOUNDARY, tf.scope().makeOpName("Outputs"), tf.scope())
            .addInputList(inputs.map(Operand::asOutput).toArray(Output<?>[]::new))
            .setAttr(MARK, new long[] {features, units, parts.size(), activation.ordinal()})
            .build();
    return new Outputs(boundary.output(0), new State(boundary.output(1), boundary.output(2)));
  }

  private static Operand<TFloat32> stopped(
      Ops tf, List<Outputs> parts, Function<Outputs, Operand<TFloat32>> which) {
    return tf.stopGradient(Parts.join(tf, parts.stream().map(which).toList()));
  }

  /** Called by TensorFlow for every {@code IdentityN} between a loss and its variables. */
  private static List<Operand<?>> of(Ops tf, GraphOperation boundary, List<Output<?>> gradients) {
    long[] mark = mark(boundary);
    return mark == null ? List.copyOf(gradients) : of(tf, boundary, mark, gradients);
  }

  private static long[] mark(GraphOperation boundary) {
    try {
      return boundary.attributes().getAttrIntList(MARK);
    } catch (TensorFlowException | IllegalArgumentException somebodyElses) {
      return null;
    }
  }

  private static List<Operand<?>> of(
      Ops tf, GraphOperation boundary, long[] mark, List<Output<?>> gradients) {
    int count = (int) mark[2];
    Parts parts = Parts.of(tf, input(boundary, 3), count);
    LstmBackward backward =
        new LstmBackward(
            tf,
            input(boundary, 4),
            (int) mark[0],
            (int) mark[1],
            Activation.values()[(int) mark[3]]);
    List<Operand<TFloat32>> outputs = split(tf, parts, gradients.get(0));
    List<Operand<TFloat32>> h = split(tf, parts, gradients.get(1));
    List<Operand<TFloat32>> c = split(tf, parts, gradients.get(2));
    List<LstmBackward.Gradients> each = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      each.add(
          backward.through(
              steps(boundary, part, count), outputs.get(part), h.get(part), c.get(part)));
    }
    return collect(tf, boundary, each);
  }

  /** The parts of a gradient; nulls when the loss does not depend on the output. */
  private static List<Operand<TFloat32>> split(Ops tf, Parts parts, Output<?> gradient) {
    return gradient.op().type().equals("ZerosLike")
        ? Collections.nCopies(parts.count(), null)
        : parts.split(tf, gradient.expect(TFloat32.class));
  }

  /** Finds the steps of a part on the way from the boundary back: StopGradient, Concat, Pack. */
  private static List<LstmStep> steps(GraphOperation boundary, int part, int count) {
    GraphOperation joined = (GraphOperation) input(boundary, 0).op();
    GraphOperation stacked = (GraphOperation) input(joined, 0).op();
    if (count > 1) {
      stacked = (GraphOperation) input(stacked, part).op();
    }
    List<LstmStep> steps = new ArrayList<>();
    for (int t = 0; t < stacked.numInputs(); t++) {
      steps.add(LstmStep.of(input(stacked, t)));
    }
    return steps;
  }

  /** One gradient for each input of the boundary; the outputs themselves need none. */
  private static List<Operand<?>> collect(
      Ops tf, GraphOperation boundary, List<LstmBackward.Gradients> parts) {
    List<Operand<TFloat32>> weights = new ArrayList<>();
    tf.splitV(
            tf.math.addN(parts.stream().map(LstmBackward.Gradients::weights).toList()),
            tf.constant(new int[] {1, -1}),
            tf.constant(0),
            2L)
        .forEach(weights::add);
    return List.of(
        tf.zerosLike(input(boundary, 0)),
        tf.zerosLike(input(boundary, 1)),
        tf.zerosLike(input(boundary, 2)),
        Parts.join(tf, parts.stream().map(LstmBackward.Gradients::x).toList()),
        weights.get(1),
        tf.squeeze(weights.get(0), Squeeze.axis(List.of(0L))),
        Parts.join(tf, parts.stream().map(part -> part.before().h()).toList()),
        Parts.join(tf, parts.stream().map(part -> part.before().c()).toList()));
  }

  private static Operand<TFloat32> input(GraphOperation operation, int index) {
    return operation.input(index).expect(TFloat32.class);
  }
}
