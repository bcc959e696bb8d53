package neva.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import neva.detection.recordset.Inspection;
import neva.detection.recordset.RecordSetSummary;
import neva.io.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva tfrecord inspect}. */
@Command(
    name = "inspect",
    description = "Print counts, keys, classes and box sizes of record files.")
final class TfrecordInspect implements Callable<Integer> {

  @Mixin private RecordFileArguments records;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    RecordSetSummary summary = Inspection.run(records.files());
    System.out.print(json ? Json.text(summary) + System.lineSeparator() : summary.text());
    return 0;
  }
}
