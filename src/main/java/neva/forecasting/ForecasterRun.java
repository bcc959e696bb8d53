package neva.forecasting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Hint;
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
   * @param length how many values there are before its test set
   * @param fingerprint of these
   */
  public record Trained(String id, int length, String fingerprint) {

    static Trained of(KnownSeries known) {
      return new Trained(
          known.id(), known.trained().length(), known.trained().series().fingerprint());
    }
  }

  static ForecasterRun of(ForecastData data, List<KnownSeries> series, ForecasterConfig config) {
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
   * The file of the run, its columns named even where they were found.
   *
   * @throws BadInputException when the series were in memory
   */
  public CsvSeries source() {
    if (data == null) {
      throw new BadInputException(
          "Expected a run that was trained on a file but its series were in memory. Load it with the series.");
    }
    return data.withValue(column).withExtras(extras.toArray(String[]::new));
  }

  /**
   * The parts of series as they were in training; what comes after them is the test set.
   *
   * @throws BadInputException as {@link #requireTrainedOn}
   */
  List<KnownSeries> known(ForecastData of) {
    List<KnownSeries> known = new ArrayList<>();
    for (Series each : of.series()) {
      requireTrainedOn(each);
      known.add(KnownSeries.of(each, trained(each).length));
    }
    return known;
  }

  /**
   * Refuses a series that the run cannot go on from.
   *
   * @throws BadInputException when the columns differ, the series is not known, or it does not
   *     begin with the values that were trained on
   */
  public void requireTrainedOn(Series now) {
    if (!now.name().equals(column) || !now.extras().equals(extras)) {
      throw new BadInputException(
          "Expected column %s with further columns %s, which the run was trained on, but was %s with %s. Name those columns, or train another run."
              .formatted(column, extras, now.name(), now.extras()));
    }
    Trained trained = trained(now);
    boolean beginsTheSame =
        now.length() >= trained.length
            && now.head(trained.length).fingerprint().equals(trained.fingerprint);
    if (!beginsTheSame) {
      throw new BadInputException(
          "Expected %s to begin with the %d values that the run was trained on but it does not. Restore the data, or train another run."
              .formatted(now.label(), trained.length));
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

  /** Refuses to go on with other data or other options than the run began with. */
  void requireContinuable(ForecasterRun now) {
    if (!column.equals(now.column) || !extras.equals(now.extras)) {
      throw new BadInputException(
          "The run was trained on column %s with further columns %s but is asked to go on with %s and %s: name the same, or start over."
              .formatted(column, extras, now.column, now.extras),
          Hint.KEEP_OR_START_OVER);
    }
    ConfigDifference.requireContinuable(config, now.config, config.lstm().training().schedule());
    if (!series.equals(now.series)) {
      throw new BadInputException(
          "The run began with other values of %s than the data have now: restore the data, or start over."
              .formatted(column),
          Hint.START_OVER);
    }
  }
}
