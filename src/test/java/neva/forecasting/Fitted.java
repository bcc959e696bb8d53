package neva.forecasting;

import java.io.IOException;
import neva.forecasting.series.Series;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.forecasting.lstm.LstmConfig;

/** Forecasters that are trained already. */
final class Fitted {

  private Fitted() {}

  static Forecaster on(Series series, LstmConfig config) throws IOException {
    Forecaster forecaster = Forecaster.create(config);
    forecaster.fit(series);
    return forecaster;
  }

  static Forecaster on(Series series, LstmConfig config, Run run) throws IOException {
    return on(ForecastData.of(series), config, run);
  }

  static Forecaster on(
      ForecastData data, LstmConfig config, Run run, TrainingListener... listeners)
      throws IOException {
    Forecaster forecaster = Forecaster.create(config);
    forecaster.fit(data, run, listeners);
    return forecaster;
  }
}
