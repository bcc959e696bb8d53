package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.detection.recordset.Preview;
import neva.plot.Png;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva tfrecord preview}. */
@Command(
    name = "preview",
    description = "Draw images of record files with their boxes and classes.")
final class TfrecordPreview implements Callable<Integer> {

  @Mixin private RecordFileArguments records;

  @Option(names = "--out", paramLabel = "PNG", required = true, description = "The figure.")
  private Path out;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "16",
      description = "Number of images, evenly spread (default: 16).")
  private int count;

  @Override
  public Integer call() throws IOException {
    Png.write(Preview.draw(records.files(), count), out);
    System.out.println(out);
    return 0;
  }
}
