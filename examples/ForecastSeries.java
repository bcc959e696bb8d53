import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.forecasting.ForecastData;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ServedForecaster;
import neva.forecasting.series.Series;

/** Forecasts the milk of the next months, beside the baselines, and once more with the export. */
public class ForecastSeries {

  public static void main(String[] args) throws IOException {
    run(100, Path.of("runs/milk"));
  }

  static void run(long steps, Path folder) throws IOException {
    // begin
    Path file = Path.of("forecasting/monthly-milk-production.csv");
    Series milk = Series.readCsv(file, "month", "pounds_per_cow");
    ForecasterConfig config =
        ForecasterConfig.of(ForecastData.of(milk), List.of(12), 1)
            .withTraining(t -> t.lasting(steps));
    try (var forecaster = Forecaster.create(config)) {
      forecaster.fit(milk);
      System.out.println(forecaster.evaluate()); // beside all other methods
      System.out.println(forecaster.predict(12));
      forecaster.export(folder.resolve("export"));
    }
    try (var forecaster = ServedForecaster.load(folder.resolve("export"))) {
      System.out.println(forecaster.predict(milk));
    }
    // end
  }
}
