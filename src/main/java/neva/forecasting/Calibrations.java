package neva.forecasting;

import java.util.ArrayList;
import java.util.List;
import neva.io.BadInputException;

/** The calibration of a forecaster's intervals, made when it is first asked for. */
final class Calibrations {

  private final ForecasterConfig config;
  private final List<PreparedSeries> parts;
  private final List<Preparation> preparations;
  private final Foresight foresight;
  private Calibration calibration;

  Calibrations(
      ForecasterConfig config,
      List<PreparedSeries> parts,
      List<Preparation> preparations,
      Foresight foresight) {
    this.config = config;
    this.parts = parts;
    this.preparations = preparations;
    this.foresight = foresight;
  }

  /**
   * @throws BadInputException when nothing was held out
   */
  Calibration get() {
    if (calibration == null) {
      calibration = make();
    }
    return calibration;
  }

  private Calibration make() {
    int horizon = Math.max(config.horizon(), config.season());
    List<Calibration.Part> judged = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      PreparedSeries part = parts.get(i);
      if (part.fitted().length() == part.trained().length()) {
        throw new BadInputException(
            "Expected a held-out part to learn intervals from but validation is 0. Train with a share such as 0.1.");
      }
      Track track = Track.of(part.trained().series(), config, preparations.get(i), horizon);
      double unit = preparations.get(i).deviations().get(0);
      judged.add(
          new Calibration.Part(track, unit, part.fitted().length(), part.trained().length()));
    }
    return Calibration.of(judged, foresight, horizon);
  }
}
