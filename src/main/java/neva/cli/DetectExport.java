package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.detection.SsdDetector;
import neva.training.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva detect export}. */
@Command(
    name = "export",
    description =
        "Export the detector of a run as a SavedModel, with its label map and pipeline.config.")
final class DetectExport implements Callable<Integer> {

  @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the SavedModel goes (default: export/ in the run).")
  private Path out;

  @Option(
      names = "--frozen",
      description = "Also write frozen_inference_graph.pb, as the API of TensorFlow 1 does.")
  private boolean frozen;

  @Override
  public Integer call() throws IOException {
    Run source = ExistingRun.at(run);
    Path folder = out == null ? source.export() : out;
    try (SsdDetector detector = SsdDetector.load(source)) {
      detector.export(folder, frozen);
    }
    System.out.printf("SavedModel: %s%n", folder);
    System.out.printf(
        "try:        %s detect predict --model %s IMAGE…%n",
        ShellWord.neva(), ShellWord.of(folder));
    return 0;
  }
}
