package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva tfrecord validate}. */
@Command(
    name = "validate",
    description = "Print every defect in record files: framing, keys, boxes, classes, images.")
final class TfrecordValidate implements Callable<Integer> {

  @Mixin private RecordFileArguments records;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Label map; classes that it lacks are defects (default: none, any class is valid).")
  private Path labels;

  @Option(names = "--decode", description = "Decode every pixel, to find more damage.")
  private boolean decode;

  @Override
  public Integer call() throws IOException {
    LabelMap map = labels == null ? null : LabelMap.read(labels);
    int threads = Runtime.getRuntime().availableProcessors();
    Validation.Report report = Validation.run(records.files(), map, decode, threads);
    report.defects().forEach(defect -> System.out.println(defect.sentence()));
    System.out.println(report.summary());
    return report.defects().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }
}
