package neva.forecasting.series;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.io.BadInputException;

/** A small CSV file, written for a test, and what was noticed when reading it. */
final class CsvFile {

  final Path path;
  final List<String> notices = new ArrayList<>();

  private CsvFile(Path path) {
    this.path = path;
  }

  static CsvFile of(Path folder, String... lines) throws IOException {
    return of(folder, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static CsvFile of(Path folder, byte[] content) throws IOException {
    return new CsvFile(Files.write(folder.resolve("values.csv"), content));
  }

  CsvSeries form() {
    return CsvSeries.of(path);
  }

  Series read() throws IOException {
    return form().read(notices::add);
  }

  Series read(CsvSeries form) throws IOException {
    return form.read(notices::add);
  }

  String refusal() {
    return refusal(form());
  }

  /** The sentence of the refusal, with FILE for the path. */
  String refusal(CsvSeries form) {
    BadInputException refusal =
        catchThrowableOfType(BadInputException.class, () -> form.readAll(notices::add));
    return refusal == null ? "read it" : refusal.getMessage().replace(path.toString(), "FILE");
  }

  /** What was noticed, with FILE for the path. */
  List<String> notices() {
    return notices.stream().map(notice -> notice.replace(path.toString(), "FILE")).toList();
  }
}
