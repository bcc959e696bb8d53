package neva.forecasting;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import neva.forecasting.lstm.ForecastLoss;
import neva.io.AtomicFile;
import neva.io.Json;
import neva.plot.LineChart;
import neva.plot.Png;
import neva.training.Run;
import neva.training.RunChart;

/** Writes what a person wants to see of a forecaster, as PNG, CSV and JSON. */
public final class ForecastReport {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 460;
  private static final int MOST_PICTURED = 20;

  private final Path folder;

  public ForecastReport(Path folder) {
    this.folder = folder;
  }

  /** The curves of the loss over the steps of a run. */
  public void writeCurves(Run run) throws IOException {
    ForecastLoss loss = ForecasterRun.read(run).config().lstm().loss();
    new RunChart(run, "Loss", name(loss) + " of the scaled error")
        .training("training batches", "loss")
        .validation("validation", "loss")
        .write(folder.resolve("loss.png"));
  }

  private static String name(ForecastLoss loss) {
    if (loss instanceof ForecastLoss.Squared) {
      return "square";
    }
    if (loss instanceof ForecastLoss.Absolute) {
      return "absolute value";
    }
    if (loss instanceof ForecastLoss.Named named) {
      return named.name();
    }
    return loss instanceof ForecastLoss.Huber ? "Huber loss" : "pinball loss";
  }

  /**
   * What the evaluation of a run warns of: that a simple method did better on its test set.
   *
   * @return empty where it does not, or there is no evaluation
   */
  public static Optional<String> warning(Run run) throws IOException {
    Path metrics = run.report().resolve("metrics.json");
    return Files.exists(metrics)
        ? Optional.ofNullable(Json.read(metrics, JsonNode.class).path("warning").textValue())
        : Optional.empty();
  }

  /** What came of the test sets: metrics.json, tables, and pictures of the first 20 series. */
  public void writeEvaluation(ForecastEvaluation evaluation) throws IOException {
    evaluation.write(folder.resolve("metrics.json"));
    EvaluationCsv tables = new EvaluationCsv(evaluation);
    AtomicFile.write(folder.resolve("metrics.csv"), tables.metrics());
    AtomicFile.write(folder.resolve("forecasts.csv"), tables.forecasts());
    AtomicFile.write(folder.resolve("error-by-step.csv"), tables.errorByStep());
    write(EvaluationCharts.errorByStep(evaluation), "error-by-step");
    int count = evaluation.series().size();
    for (int i = 0; i < Math.min(count, MOST_PICTURED); i++) {
      EvaluationCharts charts =
          new EvaluationCharts(evaluation.method(), evaluation.series().get(i), evaluation.level());
      String suffix = count == 1 ? "" : "-" + (i + 1);
      write(charts.oneStep(), "forecast" + suffix);
      write(charts.allAtOnce(), "all-at-once" + suffix);
      write(charts.residuals(), "residuals" + suffix);
    }
  }

  private void write(LineChart chart, String name) throws IOException {
    BufferedImage image = chart.image(WIDTH, HEIGHT);
    Png.write(image, folder.resolve(name + ".png"));
  }
}
