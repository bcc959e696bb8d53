package neva.forecasting.method;

import java.util.Arrays;

/**
 * Demand that is zero most of the time as probability times size, so that items that nobody asks
 * for any more fade out: the probability is smoothed at every step, the size at each demand
 * (Teunter, Syntetos and Babai 2011, "Intermittent demand: linking forecasting to inventory
 * obsolescence"). The share is that of least squared error one step ahead, from a few; both start
 * from the first half of the values.
 */
public record Tsb() implements ValuesMethod {

  private static final double[] SHARES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};
  private static final double SIZE_SHARE = 0.1;

  @Override
  public String name() {
    return "tsb";
  }

  @Override
  public String lack(double[] values) {
    return Intermittent.lack(values);
  }

  @Override
  public FittedValues fit(double[] values) {
    State start = State.start(values);
    double best = SHARES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double share : SHARES) {
      double squares = start.copy().run(values, share);
      if (squares < least) {
        least = squares;
        best = share;
      }
    }
    double share = best;
    return (longer, horizon) -> start.copy().forecast(longer, share, horizon);
  }

  /** Probability and size of a demand. */
  static final class State {

    private double probability;
    private double size;

    State(double probability, double size) {
      this.probability = probability;
      this.size = size;
    }

    static State start(double[] values) {
      Intermittent half = Intermittent.of(Arrays.copyOf(values, (values.length + 1) / 2));
      Intermittent known = half.sizes().length > 0 ? half : Intermittent.of(values);
      return new State(1 / known.interval(), Arrays.stream(known.sizes()).average().orElseThrow());
    }

    State copy() {
      return new State(probability, size);
    }

    /** Takes in the values; the sum of squared errors one step ahead. */
    double run(double[] values, double share) {
      double squares = 0;
      for (double value : values) {
        double error = value - probability * size;
        squares += error * error;
        boolean demand = value != 0;
        probability += share * ((demand ? 1 : 0) - probability);
        size += demand ? SIZE_SHARE * (value - size) : 0;
      }
      return squares;
    }

    double[] forecast(double[] values, double share, int horizon) {
      run(values, share);
      double[] forecast = new double[horizon];
      Arrays.fill(forecast, probability * size);
      return forecast;
    }
  }
}
