package neva.forecasting.lstm;

import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Records;
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

  /** One LSTM(32) beside a dense way around it, which starts as the rule. */
  public static final NetworkConfig DEFAULT =
      new NetworkConfig(List.of(32), Activation.TANH, true, 0, 0, true, 1);

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

  /** The same with LSTM layers of these sizes. */
  public NetworkConfig withUnits(Integer... units) {
    return Records.with(this, "units", List.of(units));
  }

  /** The same with another activation of the LSTM layers. */
  public NetworkConfig withActivation(Activation activation) {
    return Records.with(this, "activation", activation);
  }

  /** The same with or without the dense layer around the LSTM layers. */
  public NetworkConfig withSkip(boolean skip) {
    return Records.with(this, "skip", skip);
  }

  /** The same that drops another share. */
  public NetworkConfig withDropout(double dropout) {
    return Records.with(this, "dropout", dropout);
  }

  /** The same with other noise on the inputs. */
  public NetworkConfig withNoise(double noise) {
    return Records.with(this, "noise", noise);
  }

  /** The same whose dense layers start at zero, or at random. */
  public NetworkConfig withZeroStart(boolean zeroStart) {
    return Records.with(this, "zeroStart", zeroStart);
  }

  /** The same with so many networks side by side. */
  public NetworkConfig withMembers(int members) {
    return Records.with(this, "members", members);
  }
}
