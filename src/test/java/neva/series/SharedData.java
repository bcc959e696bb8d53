package neva.series;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real series: one that is part of the project, others beside it, without which tests are skipped.
 */
final class SharedData {

  static final Path MILK = Path.of("forecasting/monthly-milk-production.csv");

  private static final Path FOLDER = Path.of("../shared/data");

  private SharedData() {}

  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
    return file;
  }
}
