package neva.forecasting.lstm;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import neva.forecasting.series.Standardization;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/** The {@link SeriesPreparation} of each row's series inside a graph. */
final class PreparationGraph {

  private final Ops tf;
  private final List<SeriesPreparation> preparations;
  private final Operand<TInt64> which; // [b] or [1]

  /**
   * @param which the place of each row's series among the preparations
   */
  PreparationGraph(Ops tf, List<SeriesPreparation> preparations, Operand<TInt64> which) {
    this.tf = tf;
    this.preparations = preparations;
    this.which = which;
  }

  /** Raw values on the network's scale, [b, n]. */
  Operand<TFloat64> scale(Operand<TFloat64> values, Operand<TFloat64> days) {
    Operand<TFloat64> own = tf.select(divides(), tf.math.div(values, days), values);
    Operand<TFloat64> level =
        tf.debugging.checkNumerics(
            tf.select(takesLogarithm(), tf.math.log(own), own),
            "values must be finite, and positive where logarithms are forecast");
    return tf.math.div(tf.math.sub(level, number(p -> p.scale().offset())), factor());
  }

  /** Values of the network's scale as raw ones. */
  Operand<TFloat64> restore(Operand<TFloat64> z, Operand<TFloat64> days) {
    Operand<TFloat64> level =
        tf.math.add(tf.math.mul(z, factor()), number(p -> p.scale().offset()));
    Operand<TFloat64> own = tf.select(takesLogarithm(), tf.math.exp(level), level);
    return tf.select(divides(), tf.math.mul(own, days), own);
  }

  /** Further columns on the network's scale, [b, n, k]. */
  Operand<TFloat64> scaleExtras(Operand<TFloat64> values) {
    Operand<TFloat64> means = extras(Standardization::mean);
    return tf.math.div(tf.math.sub(values, means), extras(Standardization::deviation));
  }

  /** Deviations of the rule's error 1, …, {@code count} steps ahead, [b, count]. */
  Operand<TFloat64> deviations(int count) {
    return numbers(count, p -> p.deviations().stream().mapToDouble(d -> d).limit(count).toArray());
  }

  /**
   * How far bounds are moved outwards, [b, h].
   *
   * @param margins in deviations of the rule's error, see {@link ConformalScores#margin}
   */
  Operand<TFloat64> margins(double[] margins) {
    return numbers(
        margins.length,
        p -> Arrays.stream(margins).map(margin -> margin * p.deviations().get(0)).toArray());
  }

  /** [b, 1] */
  Operand<TFloat64> seasonDeviation() {
    return number(SeriesPreparation::seasonDeviation);
  }

  /** The share of growth that is taken away so many steps after the first forecast, [b, 1]. */
  Operand<TFloat64> lostGrowth(int after) {
    return number(p -> 1 - Math.pow(p.damping(), after));
  }

  private Operand<TFloat64> factor() {
    return number(p -> p.scale().factor());
  }

  private Operand<TBool> divides() {
    return tf.math.greater(number(p -> p.scale().perDay() ? 1 : 0), tf.constant(0.5));
  }

  private Operand<TBool> takesLogarithm() {
    return tf.math.greater(number(p -> p.scale().logarithm() ? 1 : 0), tf.constant(0.5));
  }

  private Operand<TFloat64> extras(ToDoubleFunction<Standardization> part) {
    int count = preparations.get(0).extras().size();
    Operand<TFloat64> each =
        numbers(count, p -> p.extras().stream().mapToDouble(part).toArray()); // [b, k]
    return tf.expandDims(each, tf.constant(1)); // [b, 1, k]
  }

  private Operand<TFloat64> number(ToDoubleFunction<SeriesPreparation> of) {
    return numbers(1, p -> new double[] {of.applyAsDouble(p)});
  }

  private Operand<TFloat64> numbers(int width, Function<SeriesPreparation, double[]> of) {
    double[] table = new double[preparations.size() * width];
    for (int i = 0; i < preparations.size(); i++) {
      System.arraycopy(of.apply(preparations.get(i)), 0, table, i * width, width);
    }
    Operand<TFloat64> all =
        tf.constant(Shape.of(preparations.size(), width), DataBuffers.of(table));
    return tf.gather(all, which, tf.constant(0)); // [b, width]
  }
}
