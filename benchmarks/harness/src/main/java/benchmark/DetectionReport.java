package benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Prints what was measured of detectors as Markdown: {@code DetectionReport FILE}. */
public final class DetectionReport {

  private final Results results;

  private DetectionReport(Results results) {
    this.results = results;
  }

  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    new DetectionReport(Results.read(Path.of(arguments[0]))).print();
  }

  private void print() throws IOException {
    System.out.printf("Machine: %s.%n%n", Machine.describe());
    results.versions().forEach((engine, text) -> System.out.printf("- %s: %s%n", engine, text));
    System.out.printf(
        "%nwork | images/s | ms an image | against | ratio | quiet windows%n"
            + "---|---|---|---|---|---%n");
    row("neva", DetectionWork.TRAIN, "djl", Work.MOBILENET_TRAIN);
    row("neva", DetectionWork.TRAIN_FROZEN, "djl", Work.MOBILENET_TRAIN);
    row("djl", Work.MOBILENET_TRAIN, "djl", Work.MOBILENET_TRAIN);
    row("neva", DetectionWork.DETECT, "neva", DetectionWork.DETECT_ZOO);
    row("neva", DetectionWork.DETECT_ZOO, "neva", DetectionWork.DETECT_ZOO);
    System.out.println("\n~: other work on the machine disturbed nearly all windows.");
  }

  private void row(String engine, String work, String peerEngine, String peerWork) {
    Optional<Measured> own = results.rate(engine, work);
    Optional<Measured> peer = results.rate(peerEngine, peerWork);
    if (own.isPresent()) {
      Measured measured = own.get();
      System.out.printf(
          "%s %s | %s%.1f | %.1f | %s %s | %s | %d of %d%n",
          engine,
          work,
          measured.isDisturbed() ? "~" : "",
          measured.median(),
          1e3 / measured.median(),
          peerEngine,
          peerWork,
          peer.map(other -> "%.2f".formatted(measured.median() / other.median())).orElse("–"),
          measured.quietWindows(),
          measured.windows());
    }
  }
}
