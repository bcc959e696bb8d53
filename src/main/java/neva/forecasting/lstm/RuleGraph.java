package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.List;
import neva.forecasting.series.SeasonalChange;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/** The {@link Rule} of a forecaster inside a graph: for many values at once. */
final class RuleGraph {

  private final Ops tf;
  private final Rule rule;
  private final int season;
  private final int observed;
  private final PreparationGraph preparation;

  /**
   * @param observed how many values are observed; those after them are forecasts
   */
  RuleGraph(Ops tf, LstmConfig config, int observed, PreparationGraph preparation) {
    this.tf = tf;
    this.rule = config.rule();
    this.season = config.season();
    this.observed = observed;
    this.preparation = preparation;
  }

  /**
   * What the rule forecasts for each of n values from those before it, [b, n].
   *
   * @param z on the network's scale, [b, n]
   */
  Operand<TFloat64> forecasts(Operand<TFloat64> z, int n) {
    return switch (rule) {
      case NONE -> tf.zerosLike(z);
      case LAST_VALUE -> Columns.later(tf, z, 1, n);
      case SEASONAL_LAST_VALUE -> Columns.later(tf, z, season, n);
      case SEASONAL_CHANGE ->
          tf.math.sub(tf.math.add(Columns.later(tf, z, 1, n), meanChanges(z, n)), lostGrowth(z, n));
    };
  }

  /** The errors of the rule at all of n values, in deviations, [b, n]. */
  Operand<TFloat64> errors(Operand<TFloat64> z, int n) {
    if (rule == Rule.NONE) {
      return tf.zerosLike(z);
    }
    Operand<TFloat64> known = Columns.from(tf, rule.needs(season), n);
    Operand<TFloat64> errors = tf.math.mul(tf.math.sub(z, forecasts(z, n)), known);
    return tf.math.div(errors, preparation.deviations(1));
  }

  private Operand<TFloat64> meanChanges(Operand<TFloat64> z, int n) {
    SeasonalChange change = Rule.seasonalChange(season);
    Operand<TFloat64> differences = tf.math.sub(z, Columns.later(tf, z, 1, n));
    Operand<TFloat64> changes = tf.math.mul(differences, Columns.from(tf, 1, n));
    List<Operand<TFloat64>> lagged = new ArrayList<>();
    for (int k = 1; k <= change.averaged(n); k++) {
      lagged.add(Columns.later(tf, changes, k * season, n));
    }
    double[] counts = new double[n];
    for (int end = 0; end < n; end++) {
      counts[end] = Math.max(1, change.averaged(end));
    }
    return tf.math.div(tf.math.addN(lagged), tf.constant(counts));
  }

  /** What damping takes away from the forecasts after the first, [b, n]. */
  private Operand<TFloat64> lostGrowth(Operand<TFloat64> z, int n) {
    int first = Math.min(n, observed + 1);
    List<Operand<TFloat64>> lost = new ArrayList<>();
    lost.add(tf.zerosLike(Columns.slice(tf, z, 0, first)));
    for (int i = observed + 1; i < n; i++) {
      lost.add(tf.math.mul(growth(z, i), preparation.lostGrowth(i - observed)));
    }
    return Columns.join(tf, lost, 1);
  }

  /** How much the values before {@code end} have grown a step, [b, 1]. */
  private Operand<TFloat64> growth(Operand<TFloat64> z, int end) {
    int steps = Rule.seasonalChange(season).averaged(end) * season;
    Operand<TFloat64> last = Columns.slice(tf, z, end - 1, 1);
    Operand<TFloat64> grown = tf.math.sub(last, Columns.slice(tf, z, end - 1 - steps, 1));
    return tf.math.div(grown, tf.constant((double) steps));
  }
}
