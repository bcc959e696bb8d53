package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.Extraction;
import neva.io.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva tfrecord extract}. */
@Command(name = "extract", description = "Turn record files back into images and annotations.")
final class TfrecordExtract implements Callable<Integer> {

  @Mixin private RecordFileArguments records;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      description = "Format of the annotations: voc, coco, yolo or csv.")
  private Kind to;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A new or empty folder.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    int pictures = Extraction.run(records.files(), to, out);
    System.out.print("%s with annotations in %s%n".formatted(Text.count(pictures, "image"), out));
    return 0;
  }
}
