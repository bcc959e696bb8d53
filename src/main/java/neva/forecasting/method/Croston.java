package neva.forecasting.method;

import java.util.Arrays;

/**
 * Demand that is zero most of the time as size over interval, both smoothed exponentially at each
 * demand by the share 0.1 and started from the first (Croston 1972, "Forecasting and stock control
 * for intermittent demands"). The ratio is too high on average; the approximation of Syntetos and
 * Boylan (2005, "The accuracy of intermittent demand estimates") takes off half the share.
 *
 * @param corrected whether to take it off
 */
public record Croston(boolean corrected) implements ValuesMethod {

  private static final double SHARE = 0.1;

  /** As Croston wrote it. */
  public static Croston classic() {
    return new Croston(false);
  }

  /** The Syntetos-Boylan approximation, SBA. */
  public static Croston approximation() {
    return new Croston(true);
  }

  @Override
  public String name() {
    return corrected ? "sba" : "croston";
  }

  @Override
  public String lack(double[] values) {
    return Intermittent.lack(values);
  }

  @Override
  public FittedValues fit(double[] train) {
    return this::forecast;
  }

  private double[] forecast(double[] values, int horizon) {
    Intermittent demand = Intermittent.of(values);
    double rate = smoothed(demand.sizes()) / smoothed(demand.gaps());
    double[] forecast = new double[horizon];
    Arrays.fill(forecast, corrected ? (1 - SHARE / 2) * rate : rate);
    return forecast;
  }

  private static double smoothed(double[] values) {
    double level = values[0];
    for (double value : values) {
      level += SHARE * (value - level);
    }
    return level;
  }
}
