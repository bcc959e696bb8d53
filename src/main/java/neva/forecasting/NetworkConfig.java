package neva.forecasting;

import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;
import neva.layer.Lstm.Activation;

/**
 * The network: LSTM layers, and a dense layer from the last of them to the forecasts.
 *
 * @param units of each LSTM layer, the first layer first
 * @param activation of the LSTM layers
 * @param skip whether a second dense layer leads from the inputs straight to the forecasts
 * @param dropout share of the LSTM outputs dropped in training, at least 0 and below 1
 * @param noise standard deviation of what is added to the inputs in training, but not to those of
 *     the calendar; 0 for none
 * @param zeroStart whether the dense layers start at zero, so that the first forecast is the rule's
 * @param members how many networks of this kind, each from other weights, are trained side by side;
 *     the forecast is their mean
 */
public record NetworkConfig(
    List<Integer> units,
    Activation activation,
    boolean skip,
    double dropout,
    double noise,
    boolean zeroStart,
    int members) {

  public NetworkConfig {
    units = List.copyOf(units);
    if (units.isEmpty()) {
      throw new BadInputException("units must name one LSTM layer or more, found none");
    }
    units.forEach(u -> Check.positive("units", u));
    Check.fraction("dropout", dropout);
    Check.notNegative("noise", noise);
    Check.positive("members", members);
  }

  /** A copy with LSTM layers of these sizes. */
  NetworkConfig withUnits(List<Integer> change) {
    return new NetworkConfig(change, activation, skip, dropout, noise, zeroStart, members);
  }

  /** A copy that drops another share. */
  NetworkConfig withDropout(double change) {
    return new NetworkConfig(units, activation, skip, change, noise, zeroStart, members);
  }
}
