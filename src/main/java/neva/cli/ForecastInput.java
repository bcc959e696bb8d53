package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.forecasting.ForecastData;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Duplicates;
import neva.forecasting.series.Fill;
import neva.io.BadInputException;
import picocli.CommandLine.Option;

/** Which series of which file are forecast. */
final class ForecastInput {

  private static final String SAMPLE = "forecasting/monthly-milk-production.csv";

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "CSV file with the names of its columns in the first line (default: the sample series,"
              + " monthly milk production).")
  private Path data;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "Column to forecast (default: the only one that holds numbers).")
  private String column;

  @Option(
      names = "--date-column",
      paramLabel = "NAMES",
      split = ",",
      hideParamSyntax = true,
      description =
          "Column of the dates, or those of their parts, such as year,month,day,hour; none to"
              + " count the rows (default: detected).")
  private List<String> dates;

  @Option(
      names = "--id-column",
      paramLabel = "NAMES",
      split = ",",
      hideParamSyntax = true,
      description =
          "Columns that identify the series where a file holds several, such as store,item; one"
              + " network is trained on all (default: none, the file is one series).")
  private List<String> id;

  @Option(
      names = "--extra",
      paramLabel = "NAMES",
      split = ",",
      hideParamSyntax = true,
      description =
          "Further input columns; cbwd=* one-hot encodes the text column cbwd (default: none).")
  private List<String> extras;

  @Option(
      names = "--fill",
      paramLabel = "none|previous|linear|seasonal",
      description = "How to fill missing values and dates (default: none, refuse them).")
  private Fill.Method fill;

  @Option(
      names = "--duplicates",
      paramLabel = "refuse|mean|first|last|sum",
      description =
          "How to combine several rows with the same date (default: refuse, report them).")
  private Duplicates duplicates;

  /** The series that comes with Neva; the launcher says where that is. */
  static CsvSeries sample() {
    return CsvSeries.of(Path.of(System.getProperty("neva.home", "")).resolve(SAMPLE));
  }

  /** Refuses to go on with the sample series where that makes no sense. */
  void requireData(String with) {
    if (data == null) {
      throw new BadInputException(
          "Expected --data FILE with %s, for the sample series is of milk, but found none."
              .formatted(with));
    }
  }

  /**
   * Reads what {@code base} says, or the options given in its place. What is passed over or filled
   * is told on standard error.
   *
   * @param season in steps, null where it is to be guessed
   */
  ForecastData read(CsvSeries base, Integer season) throws IOException {
    CsvSeries source =
        new CsvSeries(
            data == null ? base.file() : data,
            dates == null ? base.dates() : dates,
            column == null ? base.value() : column,
            extras == null ? base.extras() : extras,
            base.futures(),
            base.holidays(),
            id == null ? base.id() : id,
            base.fill(),
            duplicates == null ? base.duplicates() : duplicates);
    return read(fill == null ? source : source.withFill(fill(source, season)));
  }

  /** Reads series; what is passed over or filled is told on standard error. */
  static ForecastData read(CsvSeries source) throws IOException {
    return ForecastData.read(source, ForecastInput::tell);
  }

  static void tell(String notice) {
    System.err.println("neva: " + notice);
  }

  private Fill fill(CsvSeries source, Integer season) throws IOException {
    if (fill != Fill.Method.SEASONAL) {
      return new Fill(fill, 0);
    }
    return Fill.seasonal(season == null ? guessedSeason(source) : season);
  }

  private static int guessedSeason(CsvSeries source) throws IOException {
    ForecastData filled = ForecastData.read(source.withFill(Fill.LINEAR), notice -> {});
    List<Integer> seasons = filled.seasons();
    if (seasons.isEmpty()) {
      throw new BadInputException(
          "Expected --season N with --fill seasonal, for a step of one %s has no usual season, but found none."
              .formatted(filled.series().get(0).time().step()));
    }
    return seasons.get(0);
  }
}
