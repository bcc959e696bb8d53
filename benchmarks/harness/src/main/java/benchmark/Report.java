package benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what was measured as Markdown: {@code Report FILE}. */
public final class Report {

  private static final String NEVA = "neva";
  private static final String DJL = "djl";
  private static final String DL4J = "dl4j";
  private static final String BFLOAT16 = "bfloat16";
  private static final String NONE = "–";

  private final Results results;

  private Report(Results results) {
    this.results = results;
  }

  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    new Report(Results.read(Path.of(arguments[0]))).print();
  }

  private void print() throws IOException {
    System.out.printf("Machine: %s.%n%n", Machine.describe());
    results.versions().forEach((engine, text) -> System.out.printf("- %s: %s%n", engine, text));
    if (!results.works(NEVA, "").isEmpty()) {
      rates();
    }
    if (!results.works(NEVA, Work.CIFAR_TRAIN_DISTORTED).isEmpty()) {
      distortions();
    }
    if (!results.works(NEVA, Work.MATMUL).isEmpty()) {
      products();
    }
    if (!results.memory().isEmpty()) {
      memory();
    }
    if (!results.latencies().isEmpty()) {
      serving();
    }
    if (!results.works(NEVA, "").isEmpty()) {
      starts();
    }
  }

  private void rates() {
    header(
        "Rates",
        "work | Neva | DJL float32 | DL4J float32 | Neva / DJL | Neva / DL4J | Neva, range | quiet windows");
    for (String work : trainingAndInference()) {
      String peerWork = work.replace("-" + BFLOAT16, "");
      Optional<Measured> neva = results.rate(NEVA, work);
      Optional<Measured> djl = results.rate(DJL, peerWork);
      Optional<Measured> dl4j = results.rate(DL4J, peerWork);
      row(
          work.endsWith(BFLOAT16) ? peerWork + ", " + BFLOAT16 : work + ", float32",
          rate(neva),
          rate(djl),
          rate(dl4j),
          ratio(neva, djl),
          ratio(neva, dl4j),
          neva.map(m -> "%,.0f–%,.0f".formatted(m.min(), m.max())).orElse(NONE),
          neva.map(m -> m.quietWindows() + " of " + m.windows()).orElse(NONE));
    }
    System.out.printf(
        "%nImages or sequences a second, medians of windows. ~: other work on the machine disturbed nearly all windows,%nso that the number is worth little.%n");
  }

  private List<String> trainingAndInference() {
    return results.works(NEVA, "").stream().filter(work -> !work.startsWith(Work.MATMUL)).toList();
  }

  private void distortions() {
    header("Share of a step that the distortions cost", "engine | share");
    for (String engine : List.of(NEVA, DJL)) {
      distortionRow(engine, "");
      distortionRow(engine, "-" + BFLOAT16);
    }
  }

  private void distortionRow(String engine, String format) {
    Optional<Measured> plain = results.rate(engine, Work.CIFAR_TRAIN + format);
    Optional<Measured> distorted = results.rate(engine, Work.CIFAR_TRAIN_DISTORTED + format);
    if (plain.isPresent() && distorted.isPresent()) {
      double share = 1 - distorted.get().median() / plain.get().median();
      row(
          engine + (format.isEmpty() ? ", float32" : ", bfloat16"),
          (plain.get().isDisturbed() || distorted.get().isDisturbed() ? "~" : "")
              + "%.1f%%".formatted(100 * share));
    }
  }

  private void products() {
    header("Products of square matrices", "engine, shape and type | GFLOP/s | training at");
    for (String engine : List.of(NEVA, DJL, DL4J)) {
      for (String work : results.works(engine, Work.MATMUL)) {
        Measured product = results.rate(engine, work).orElseThrow();
        row(engine + " " + work, rate(Optional.of(product)), shareOf(product, work, engine));
      }
    }
    results
        .megaflop(Work.CIFAR_TRAIN)
        .ifPresent(
            cost ->
                System.out.printf(
                    "%nTraining costs %.1f MFLOP an image: products and convolutions forward, by their"
                        + " weights and by their inputs; padding counts, all else does not.%n",
                    cost));
  }

  /** The GFLOP/s of training in the same engine and format, as share of the product. */
  private String shareOf(Measured product, String work, String engine) {
    String format = work.endsWith(BFLOAT16) ? "-" + BFLOAT16 : "";
    Optional<Measured> training = results.rate(engine, Work.CIFAR_TRAIN + format);
    Optional<Double> cost = results.megaflop(Work.CIFAR_TRAIN);
    if (training.isEmpty() || cost.isEmpty()) {
      return NONE;
    }
    double gflops = training.get().median() * cost.get() / 1e3;
    boolean disturbed = product.isDisturbed() || training.get().isDisturbed();
    return (disturbed ? "~" : "")
        + "%.0f GFLOP/s, %.0f%%".formatted(gflops, 100 * gflops / product.median());
  }

  private void memory() {
    header("Resident size", "engine and work | steps | MB");
    results
        .memory()
        .forEach(
            (key, sizes) ->
                sizes.forEach(
                    (step, megabytes) ->
                        row(
                            key.engine() + " " + key.work(),
                            "%,d".formatted(step),
                            "%,d".formatted(megabytes))));
  }

  private void serving() {
    header(
        "Many threads, one model",
        "engine and work | threads | P50, ms | P99, ms | calls/s | failures | resident early, MB | at the end, MB");
    results
        .latencies()
        .forEach(
            (key, values) -> {
              List<String> cells = new ArrayList<>(List.of(key.engine() + " " + key.work()));
              cells.addAll(values);
              cells.addAll(results.resident().getOrDefault(key, List.of(NONE, NONE)));
              row(cells.toArray(String[]::new));
            });
    results
        .closed()
        .forEach(
            (key, calls) ->
                System.out.printf(
                    "%n%s closed in the middle of another load: %s calls answered before, %s refused after it, %s ended otherwise.%n",
                    key.engine(), calls.get(0), calls.get(1), calls.get(2)));
  }

  private void starts() {
    header("JVM start to the end of the first step", "engine and work | seconds, median | fastest");
    for (String work : List.of(Work.CIFAR_TRAIN, Work.LSTM)) {
      results.starts(work).forEach((engine, seconds) -> startRow(engine + " " + work, seconds));
    }
  }

  private static void startRow(String what, List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    row(what, "%.2f".formatted(sorted.get(sorted.size() / 2)), "%.2f".formatted(sorted.get(0)));
  }

  private static String rate(Optional<Measured> measured) {
    return measured
        .map(m -> (m.isDisturbed() ? "~" : "") + "%,.0f".formatted(m.median()))
        .orElse(NONE);
  }

  private static String ratio(Optional<Measured> ours, Optional<Measured> theirs) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return NONE;
    }
    boolean disturbed = ours.get().isDisturbed() || theirs.get().isDisturbed();
    double ratio = ours.get().median() / theirs.get().median();
    return (disturbed ? "~" : "") + "%.2f".formatted(ratio);
  }

  private static void header(String title, String columns) {
    System.out.printf("%n### %s%n%n| %s |%n", title, columns);
    System.out.println("|---".repeat(columns.split("\\|").length) + "|");
  }

  private static void row(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }
}
