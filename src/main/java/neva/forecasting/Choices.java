package neva.forecasting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neva.forecasting.method.CandidateScore;
import neva.io.Json;
import neva.training.Run;

/**
 * What was chosen for each series of a run: {@code methods.json}.
 *
 * @param series the scores of all candidates, by the id of the series
 */
record Choices(Map<String, List<CandidateScore>> series) {

  static final Choices NONE = new Choices(Map.of());
  private static final String FILE = "methods.json";

  static Choices of(List<SeriesForecaster> all) {
    Map<String, List<CandidateScore>> series = new LinkedHashMap<>();
    all.forEach(each -> series.put(each.id(), each.scores()));
    return new Choices(series);
  }

  /** Those of a run; none where its training did not end. */
  static Choices read(Run run) throws IOException {
    Path file = run.directory().resolve(FILE);
    return Files.exists(file) ? Json.read(file, Choices.class) : NONE;
  }

  void write(Run run) throws IOException {
    Json.write(run.directory().resolve(FILE), this);
  }

  Optional<List<CandidateScore>> of(String id) {
    return Optional.ofNullable(series.get(id));
  }
}
