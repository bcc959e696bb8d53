package neva.forecasting;

import java.io.IOException;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import neva.training.Run;
import neva.training.TrainingListener;

/** Forecasters that are trained already. */
public final class Fitted {

  private Fitted() {}

  public static Forecaster on(Series series, ForecasterConfig config) throws IOException {
    Forecaster forecaster = Forecaster.create(config);
    forecaster.fit(series);
    return forecaster;
  }

  public static Forecaster on(Series series, ForecasterConfig config, Run run) throws IOException {
    return on(ForecastData.of(series), config, run);
  }

  public static Forecaster on(
      ForecastData data, ForecasterConfig config, Run run, TrainingListener... listeners)
      throws IOException {
    Forecaster forecaster = Forecaster.create(config);
    forecaster.fit(data, run, listeners);
    return forecaster;
  }

  public static Forecaster on(Series series, LstmConfig network) throws IOException {
    return on(series, Drawn.alone(network));
  }

  public static Forecaster on(Series series, LstmConfig network, Run run) throws IOException {
    return on(series, Drawn.alone(network), run);
  }

  public static Forecaster on(
      ForecastData data, LstmConfig network, Run run, TrainingListener... listeners)
      throws IOException {
    return on(data, Drawn.alone(network), run, listeners);
  }
}
