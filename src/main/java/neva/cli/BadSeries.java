package neva.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Series;
import neva.io.BadInputException;

/** The series that could not be forecast, and why; the others go on. */
final class BadSeries {

  private final Map<String, String> sentences = new LinkedHashMap<>();

  /** The series of a file that can be read. What is passed over or filled is told. */
  List<Series> read(CsvSeries source) throws IOException {
    return source.readAll(ForecastInput::tell, (id, reason) -> add(id, source.value(), reason));
  }

  /** Does what a bad series refuses; returns whether it did not. */
  boolean holds(Series series, Runnable work) {
    try {
      work.run();
      return true;
    } catch (BadInputException e) {
      add(series.id(), series.name(), e);
      return false;
    }
  }

  private void add(String id, String column, BadInputException reason) {
    String sentence = ErrorPrinter.sentence(reason);
    sentences.put(id.isEmpty() ? column : id, sentence);
    System.err.println("neva: " + sentence);
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  /** Adds a row with {@code error} for each. */
  void writeTo(ResultsFile results) throws IOException {
    for (Map.Entry<String, String> each : sentences.entrySet()) {
      results.addError(each.getKey(), each.getValue());
    }
  }
}
