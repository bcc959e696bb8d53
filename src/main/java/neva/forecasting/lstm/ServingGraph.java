package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import neva.forecasting.series.Series;
import neva.layer.Lstm;
import neva.layer.Mode;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A forecaster as one graph, from raw values to raw forecasts: what {@link Track} and {@link
 * Foresight} do, for a fixed number of values and of steps ahead.
 */
final class ServingGraph {

  private final Ops tf;
  private final LstmConfig config;
  private final ForecastNetwork network;
  private final int length;
  private final int horizon;
  private final Placeholder<TFloat32> values; // [b, n]
  private final Placeholder<TInt64> times; // [b, n + h]
  private final List<Placeholder<?>> further = new ArrayList<>();
  private final List<Operand<TFloat64>> lower = new ArrayList<>(); // what the network gives
  private final List<Operand<TFloat64>> upper = new ArrayList<>();
  private final Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>(); // each [b, h]
  private final PreparationGraph preparation;
  private final RuleGraph rule;
  private final Operand<TFloat64> calendar; // [b, n + h, c], null without
  private final Operand<TFloat64> days; // [b, n + h]
  private final Operand<TFloat64> extras; // [b, n + h, k], null without

  /**
   * @param length how many values are looked at, n
   * @param horizon how many are forecast
   * @param margins how far the bounds of each are moved outwards, in deviations of the rule's
   *     error; empty for no bounds
   */
  ServingGraph(
      Ops tf,
      LstmConfig config,
      ForecastNetwork network,
      Series series,
      List<SeriesPreparation> preparations,
      int length,
      int horizon,
      double[] margins) {
    this.tf = tf;
    this.config = config;
    this.network = network;
    this.length = length;
    this.horizon = horizon;
    values = placeholder("values", TFloat32.class, -1, length);
    times = placeholder("times", TInt64.class, -1, length + horizon);
    preparation = new PreparationGraph(tf, preparations, which(preparations.size()));
    rule = new RuleGraph(tf, config, length, preparation);
    CalendarGraph dates = new CalendarGraph(tf, times);
    days = dates.daysInMonth();
    calendar = config.calendar().isEmpty() ? null : dates.features(config.calendar());
    extras = series.extras().isEmpty() ? null : extras(series.extras().size());
    Operand<TFloat64> known =
        preparation.scale(real(values), Columns.slice(tf, days, 0, length)); // [b, n]
    Operand<TFloat64> all = extend(known); // [b, n + h]
    addOutput("forecast", Columns.slice(tf, all, length, horizon));
    if (margins.length > 0) {
      Operand<TFloat64> moved = preparation.margins(margins);
      addOutput("lower", tf.math.sub(Columns.join(tf, lower, 1), moved));
      addOutput("upper", tf.math.add(Columns.join(tf, upper, 1), moved));
    }
  }

  private void addOutput(String name, Operand<TFloat64> z) {
    Operand<TFloat64> restored = preparation.restore(z, Columns.slice(tf, days, length, horizon));
    outputs.put(name, tf.withName(name).dtypes.cast(restored, TFloat32.class));
  }

  private <T extends TType> Placeholder<T> placeholder(String name, Class<T> type, long... shape) {
    return tf.withName(name).placeholder(type, Placeholder.shape(Shape.of(shape)));
  }

  /** Which of the series a row is of, [b]; always the first where there is one only. */
  private Operand<TInt64> which(int count) {
    if (count == 1) {
      return tf.constant(new long[] {0});
    }
    Placeholder<TInt64> series = placeholder("series", TInt64.class, -1);
    further.add(series);
    return series;
  }

  /** The further columns, which stay as they were last. */
  private Operand<TFloat64> extras(int count) {
    Placeholder<TFloat32> given = placeholder("extras", TFloat32.class, -1, length, count);
    further.add(given);
    Operand<TFloat64> scaled = preparation.scaleExtras(real(given));
    int[] from = {0, length - 1, 0};
    int[] size = {-1, 1, -1};
    Operand<TFloat64> last = tf.slice(scaled, tf.constant(from), tf.constant(size));
    Operand<TFloat64> repeated = tf.tile(last, tf.constant(new int[] {1, horizon, 1}));
    return tf.concat(List.of(scaled, repeated), tf.constant(1));
  }

  /** The values and their forecasts on the network's scale. */
  private Operand<TFloat64> extend(Operand<TFloat64> known) {
    int first = config.firstStep();
    Operand<TFloat64> z = known;
    ForecastNetwork.Said said = network.apply(tf, inputs(z, length, first), Mode.INFER);
    for (int end = length; end < length + horizon; ) {
      int count = Math.min(config.horizon(), length + horizon - end);
      z = append(z, end, said, count);
      end += count;
      for (int step = end - count; step < end && end < length + horizon; step++) {
        List<Lstm.State> state = said.last();
        said =
            network.apply(
                tf, inputs(Columns.slice(tf, z, 0, step + 1), step + 1, step), state, Mode.INFER);
      }
    }
    return z;
  }

  /** Adds what was said at the last step. */
  private Operand<TFloat64> append(
      Operand<TFloat64> z, int end, ForecastNetwork.Said said, int count) {
    Operand<TFloat64> all = z;
    List<Operand<TFloat64>> path = new ArrayList<>();
    for (int h = 0; h < count; h++) {
      Operand<TFloat64> next =
          Columns.slice(tf, rule.forecasts(extended(all), end + h + 1), end + h, 1); // [b, 1]
      path.add(next);
      all = tf.concat(List.of(all, next), tf.constant(1));
    }
    Operand<TFloat64> byRule = Columns.join(tf, path, 1);
    int quantiles = config.loss().outputs();
    List<Operand<TFloat64>> corrected =
        IntStream.range(0, quantiles).mapToObj(q -> corrected(byRule, said, count, q)).toList();
    lower.add(corrected.get(0));
    upper.add(corrected.get(quantiles - 1));
    return tf.concat(List.of(z, corrected.get(quantiles / 2)), tf.constant(1));
  }

  /** The rule with what was said at the last step, [b, count]. */
  private Operand<TFloat64> corrected(
      Operand<TFloat64> byRule, ForecastNetwork.Said said, int count, int quantile) {
    Operand<TFloat32> members = tf.math.mean(said.outputs(), tf.constant(2)); // [b, t, h, q]
    int[] from = {0, (int) said.outputs().shape().get(1) - 1, 0, quantile};
    int[] size = {-1, 1, count, 1};
    Operand<TFloat32> last = tf.slice(members, tf.constant(from), tf.constant(size));
    Operand<TFloat64> errors = real(tf.reshape(last, tf.constant(new int[] {-1, count})));
    return tf.math.add(byRule, tf.math.mul(errors, preparation.deviations(count)));
  }

  /** One more value, whatever it is: the rule for it does not look at it. */
  private Operand<TFloat64> extended(Operand<TFloat64> z) {
    return tf.pad(z, tf.constant(new int[][] {{0, 0}, {0, 1}}), tf.constant(0.0));
  }

  /** What the network is told at the steps from {@code from} to the last of {@code n} values. */
  private Operand<TFloat32> inputs(Operand<TFloat64> z, int n, int from) {
    List<Operand<TFloat64>> columns = new ArrayList<>();
    for (Input input : config.inputs()) {
      columns.add(
          tf.expandDims(Columns.slice(tf, column(input, z, n), from, n - from), tf.constant(2)));
    }
    if (extras != null) {
      columns.add(steps(extras, from, n - from));
    }
    if (calendar != null) {
      columns.add(steps(calendar, from + 1, n - from));
    }
    return tf.dtypes.cast(Columns.join(tf, columns, 2), TFloat32.class); // [b, n - from, f]
  }

  private Operand<TFloat64> column(Input input, Operand<TFloat64> z, int n) {
    int season = config.season();
    return switch (input) {
      case LEVEL -> z;
      case ERROR -> rule.errors(z, n);
      case SEASON_ERROR -> Columns.later(tf, rule.errors(z, n), season - 1, n);
      case SEASON_DIFFERENCE -> {
        Operand<TFloat64> difference = tf.math.sub(Columns.later(tf, z, season - 1, n), z);
        Operand<TFloat64> known = tf.math.mul(difference, Columns.from(tf, season - 1, n));
        yield tf.math.div(known, preparation.seasonDeviation());
      }
    };
  }

  private Operand<TFloat64> steps(Operand<TFloat64> x, int from, int count) {
    return tf.slice(x, tf.constant(new int[] {0, from, 0}), tf.constant(new int[] {-1, count, -1}));
  }

  private Operand<TFloat64> real(Operand<TFloat32> x) {
    return tf.dtypes.cast(x, TFloat64.class);
  }

  /** The inputs of the signature by their names. */
  List<Placeholder<?>> inputs() {
    List<Placeholder<?>> inputs = new ArrayList<>(List.of(values, times));
    inputs.addAll(further);
    return inputs;
  }

  /** The outputs of the signature by their names: forecast, and perhaps lower and upper. */
  Map<String, Operand<TFloat32>> outputs() {
    return outputs;
  }
}
