package neva.forecasting.method;

import java.util.Arrays;
import neva.io.Check;

/**
 * The dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016,
 * "Models for optimising the theta method and their relationship to state space models"): the line
 * is that of the values so far, and theta, first level and smoothing parameter make the squared
 * error one step ahead small.
 *
 * @param season in steps; 1 for none
 */
public record DynamicTheta(int season) implements ValuesMethod {

  public DynamicTheta {
    Check.positive("season", season);
  }

  @Override
  public String name() {
    return "dynamic-theta";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, 6);
  }

  @Override
  public FittedValues fit(double[] values) {
    return SeasonallyAdjusted.fitShrunk(values, season, DynamicTheta::fitAdjusted);
  }

  private static FittedValues fitAdjusted(double[] values) {
    double unit = Math.max(Spread.deviation(values), 1e-12);
    double[] x =
        Lbfgs.minimum(
            Objective.of(
                at ->
                    Math.log(Double.MIN_NORMAL + parameters(at, values[0], unit).squares(values))),
            new double[] {0, 0, 0});
    return parameters(x, values[0], unit);
  }

  /** Free numbers: the level in units of the spread, alpha by a sigmoid, theta by its logarithm. */
  private static Parameters parameters(double[] x, double first, double unit) {
    double alpha = 0.1 + 0.89 / (1 + Math.exp(-x[1]));
    return new Parameters(first + unit * x[0], alpha, 1 + Math.exp(Math.min(x[2], 10)));
  }

  /**
   * @param level before the first value
   */
  record Parameters(double level, double alpha, double theta) implements FittedValues {

    double squares(double[] values) {
      State state = new State(this);
      double sum = 0;
      for (int t = 0; t < values.length; t++) {
        double error = values[t] - state.next();
        sum += t < 2 ? 0 : error * error;
        state.observe(values[t]);
      }
      return sum;
    }

    /** Each forecast is taken for a value in the line of those after it. */
    @Override
    public double[] forecast(double[] values, int horizon) {
      State state = new State(this);
      Arrays.stream(values).forEach(state::observe);
      double[] forecast = new double[horizon];
      for (int h = 0; h < horizon; h++) {
        forecast[h] = state.next();
        state.observe(forecast[h]);
      }
      return forecast;
    }
  }

  /** Level, mean and line of the values so far. */
  private static final class State {

    private final Parameters parameters;
    private double level;
    private double mean;
    private double intercept;
    private double slope;
    private double power = 1; // (1 − α) to the number of values
    private int count;

    State(Parameters parameters) {
      this.parameters = parameters;
      this.level = parameters.level;
    }

    double next() {
      double alpha = parameters.alpha;
      double line = power * intercept + (1 - power * (1 - alpha)) / alpha * slope;
      return level + (1 - 1 / parameters.theta) * line;
    }

    void observe(double value) {
      count++;
      double n = count;
      slope = n == 1 ? 0 : ((n - 2) * slope + 6 * (value - mean) / n) / (n + 1);
      mean += (value - mean) / n;
      intercept = mean - slope * (n + 1) / 2;
      level = parameters.alpha * value + (1 - parameters.alpha) * level;
      power *= 1 - parameters.alpha;
    }
  }
}
