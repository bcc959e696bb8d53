package neva.forecasting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.training.ConfigDifference;
import neva.training.Run;
import neva.training.Versions;

/**
 * What {@code config.json} of a forecasting run records.
 *
 * @param task always {@code forecast}
 * @param data the file of the series and its columns; null where they were in memory
 * @param column the target
 * @param extras the further columns
 * @param series what was trained on
 * @param config every option
 * @param versions of Neva and of what it ran on
 */
public record ForecasterRun(
    String task,
    @JsonInclude(JsonInclude.Include.ALWAYS) CsvSeries data,
    String column,
    List<String> extras,
    List<Trained> series,
    ForecasterConfig config,
    Map<String, String> versions) {

  private static final String TASK = "forecast";

  /**
   * A series that was trained on.
   *
   * @param id empty where there is one only
   * @param fitted how many first values were fitted to
   * @param trained how many first values were fitted to or chosen by
   * @param fingerprint of the latter
   */
  public record Trained(String id, int fitted, int trained, String fingerprint) {

    static Trained of(PreparedSeries series) {
      return new Trained(
          series.series().id(),
          series.fitted().length(),
          series.trained().length(),
          series.trained().series().fingerprint());
    }
  }

  static ForecasterRun of(ForecastData data, List<PreparedSeries> series, ForecasterConfig config) {
    return new ForecasterRun(
        TASK,
        data.source().orElse(null),
        data.first().name(),
        data.first().extras(),
        series.stream().map(Trained::of).toList(),
        config,
        Versions.here());
  }

  /**
   * Reads the record of an earlier run.
   *
   * @throws BadInputException when there is none, or it is of another task
   */
  public static ForecasterRun read(Run run) throws IOException {
    return run.config(TASK, ForecasterRun.class);
  }

  /**
   * The parts of series as they were in training; what comes after them is the test part.
   *
   * @throws BadInputException when the columns differ, a series is not known, or it does not begin
   *     with the values that were trained on
   */
  List<PreparedSeries> parts(ForecastData data) {
    requireColumns(data.first());
    List<PreparedSeries> parts = new ArrayList<>();
    for (Series each : data.series()) {
      Trained trained = trained(each);
      requireSameBeginning(each, trained);
      parts.add(PreparedSeries.of(each, config, trained.fitted, trained.trained));
    }
    return parts;
  }

  private void requireColumns(Series now) {
    if (!now.name().equals(column) || !now.extras().equals(extras)) {
      throw new BadInputException(
          "Expected column %s with further columns %s, which the run was trained on, but was %s with %s. Name those columns, or train another run."
              .formatted(column, extras, now.name(), now.extras()));
    }
  }

  private Trained trained(Series wanted) {
    return series.stream()
        .filter(trained -> trained.id.equals(wanted.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected one of the series %s, which the run was trained on, but was \"%s\". Train another run."
                        .formatted(series.stream().map(Trained::id).toList(), wanted.id())));
  }

  private static void requireSameBeginning(Series now, Trained trained) {
    boolean same =
        now.length() >= trained.trained
            && now.head(trained.trained).fingerprint().equals(trained.fingerprint);
    if (!same) {
      throw new BadInputException(
          "Expected %s to begin with the %d values that the run was trained on but it does not. Restore the data, or start over with --fresh."
              .formatted(now.label(), trained.trained));
    }
  }

  /** Refuses to go on with other data or other options than the run began with. */
  void requireContinuable(ForecasterRun now) {
    if (!column.equals(now.column) || !extras.equals(now.extras)) {
      throw new BadInputException(
          "The run was trained on column %s with further columns %s but is asked to go on with %s and %s: name the same, or start over with --fresh."
              .formatted(column, extras, now.column, now.extras));
    }
    ConfigDifference.requireContinuable(config, now.config, config.training().schedule());
    if (!series.equals(now.series)) {
      throw new BadInputException(
          "The run began with other values of %s than the data have now: restore the data, or start over with --fresh."
              .formatted(column));
    }
  }
}
