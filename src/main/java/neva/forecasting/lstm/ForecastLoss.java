package neva.forecasting.lstm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import neva.io.Check;
import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What training minimizes, of each error: the actual value less the forecast. */
@FunctionalInterface
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ForecastLoss.Squared.class, name = "mse"),
  @JsonSubTypes.Type(value = ForecastLoss.Absolute.class, name = "mae"),
  @JsonSubTypes.Type(value = ForecastLoss.Huber.class, name = "huber"),
  @JsonSubTypes.Type(value = ForecastLoss.Quantiles.class, name = "quantiles"),
  @JsonSubTypes.Type(value = ForecastLoss.Named.class, name = "named")
})
public interface ForecastLoss {

  /**
   * The loss of each error; its gradients must exist.
   *
   * @param error [b, t, g, h, q], in standard deviations of the rule's error; q is {@link #outputs}
   * @return of the same shape
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> error);

  /** How many values a network gives for one value to forecast. */
  default int outputs() {
    return 1;
  }

  /**
   * Registers a loss of one's own under a name, which is what a run records of it. A program that
   * loads the run does the same first.
   *
   * @return the loss to train with
   */
  static ForecastLoss named(String name, ForecastLoss loss) {
    NamedParts.register(ForecastLoss.class, name, loss);
    return new Named(name);
  }

  /**
   * A loss that the program has registered, of one output for each value to forecast.
   *
   * @param name see {@link ForecastLoss#named}
   */
  record Named(String name) implements ForecastLoss {
    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> error) {
      return NamedParts.find(ForecastLoss.class, name).of(tf, error);
    }
  }

  /** The square: the mean is forecast. */
  record Squared() implements ForecastLoss {
    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> error) {
      return tf.math.square(error);
    }
  }

  /** The absolute value: the median is forecast. */
  record Absolute() implements ForecastLoss {
    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> error) {
      return tf.math.abs(error);
    }
  }

  /**
   * Half the square up to {@code delta}, from there on a straight line (Huber 1964).
   *
   * @param delta in standard deviations of the rule's error
   */
  record Huber(double delta) implements ForecastLoss {
    public Huber {
      Check.positive("delta", delta);
    }

    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> error) {
      Operand<TFloat32> size = tf.math.abs(error);
      Operand<TFloat32> limit = tf.constant((float) delta);
      Operand<TFloat32> small = tf.math.minimum(size, limit);
      Operand<TFloat32> half = tf.math.mul(tf.math.square(small), tf.constant(0.5f));
      return tf.math.add(half, tf.math.mul(limit, tf.math.sub(size, small)));
    }
  }

  /**
   * The bounds of an interval and the median, each by its pinball loss (Koenker and Bassett 1978).
   *
   * @param level share of values that the interval is to hold, between 0 and 1
   */
  record Quantiles(double level) implements ForecastLoss {
    public Quantiles {
      Check.positive("level", Check.fraction("level", level));
    }

    @Override
    public int outputs() {
      return 3;
    }

    /** Lower bound, median, upper bound. */
    public List<Double> quantiles() {
      return List.of((1 - level) / 2, 0.5, (1 + level) / 2);
    }

    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> error) {
      float low = (float) ((1 - level) / 2);
      float[] above = {low, 0.5f, 1 - low};
      float[] below = {low - 1, -0.5f, -low};
      return tf.math.maximum(
          tf.math.mul(error, tf.constant(above)), tf.math.mul(error, tf.constant(below)));
    }
  }
}
