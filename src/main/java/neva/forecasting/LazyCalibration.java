package neva.forecasting;

import java.util.List;
import neva.io.BadInputException;

/** The calibration of a forecaster's intervals, made when it is first asked for. */
final class LazyCalibration {

  private final ForecasterConfig config;
  private final List<PreparedSeries> parts;
  private final Foresight foresight;
  private Calibration calibration;

  LazyCalibration(ForecasterConfig config, List<PreparedSeries> parts, Foresight foresight) {
    this.config = config;
    this.parts = parts;
    this.foresight = foresight;
  }

  /**
   * @throws BadInputException when nothing was held out
   */
  Calibration get() {
    if (calibration == null) {
      int horizon = Math.max(config.horizon(), config.season());
      requireHeldOut();
      calibration = Calibration.of(parts, foresight, horizon);
    }
    return calibration;
  }

  private void requireHeldOut() {
    if (!parts.stream().allMatch(PreparedSeries::holdsOut)) {
      throw new BadInputException(
          "Expected a held-out part to learn intervals from but validation is 0. Train with a share such as 0.1.");
    }
  }
}
