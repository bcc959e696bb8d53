package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.detection.recordset.AnnotationSource;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.Conversion;
import neva.detection.recordset.ConversionReport;
import neva.detection.recordset.PictureRules;
import neva.detection.recordset.SplitConfig;
import neva.io.BadInputException;
import neva.io.Text;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva tfrecord convert}. */
@Command(
    name = "convert",
    description = "Check annotated images and write the valid ones to TFRecord files.")
final class TfrecordConvert implements Callable<Integer> {

  private static final int MOST_LINES = 20;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      required = true,
      description = "Format of the annotations: voc, coco, yolo or csv.")
  private Kind from;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      required = true,
      description = "The folder of images.")
  private Path images;

  @Option(
      names = "--annotations",
      paramLabel = "PATH",
      description =
          "A folder of XML or YOLO texts, data.yaml, a JSON or CSV file (default: --images).")
  private Path annotations;

  @ArgGroup private LabelOptions labels = new LabelOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A folder without records, for the records and the report.")
  private Path out;

  @ArgGroup private SplitOptions split = new SplitOptions();

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "1",
      description = "Files per split (default: 1).")
  private int shards;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Random seed of the split and of the order of the records (default: 1).")
  private long seed;

  @Option(
      names = "--strict",
      description =
          "Stop at the first object or image that is rejected or repaired, and write nothing.")
  private boolean strict;

  @Option(
      names = "--keep-partial",
      description = "Keep images of which some objects were rejected.")
  private boolean keepPartial;

  @Option(names = "--decode", description = "Decode every pixel, to find more damage.")
  private boolean decode;

  @Option(
      names = "--max-side",
      paramLabel = "N",
      description = "Scale images down to at most N pixels a side (default: as they are).")
  private int maxSide;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that read and check (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** At most one of them. */
  static final class LabelOptions {

    @Option(
        names = "--labels",
        paramLabel = "FILE",
        description =
            "The label map, which says what classes there are (default: all that are found).")
    private Path given;

    @Option(
        names = "--create-labels",
        paramLabel = "FILE",
        description = "Write the label map here too (default: DIR/label_map.pbtxt alone).")
    private Path created;
  }

  /** At most one of them. */
  static final class SplitOptions {

    @Option(
        names = "--split",
        paramLabel = "FRACTION",
        description = "Fraction of the images in the training split (default: 1).")
    private double share = 1;

    @Option(
        names = "--split-file",
        paramLabel = "FILE",
        description =
            "CSV or text file: an image in the first cell, train or eval in the last (default: none).")
    private Path file;
  }

  @Override
  public Integer call() throws IOException {
    ConversionReport report = conversion().run(new ConversionLines(System.err));
    System.out.print(report.summary());
    printFindings(report.findings());
    System.out.printf("%nreport:   %s%n", out.resolve("report.txt"));
    String records = ShellWord.of(out.resolve("train.record")) + "@" + shards;
    System.out.printf(
        "look:     %s tfrecord preview %s --out preview.png%n", ShellWord.neva(), records);
    return 0;
  }

  private Conversion conversion() {
    AnnotationSource source = new AnnotationSource(from, images, annotations());
    return new Conversion(
        source,
        labels.given,
        labels.created,
        out,
        new SplitConfig(split.share, split.file, shards, seed),
        new PictureRules(decode, maxSide),
        strict,
        keepPartial,
        threads);
  }

  private Path annotations() {
    if (annotations == null && (from == Kind.COCO || from == Kind.CSV)) {
      throw new BadInputException(
          "Expected --annotations FILE with --from %s but found none."
              .formatted(from.name().toLowerCase(Locale.ROOT)));
    }
    return annotations == null ? images : annotations;
  }

  private static void printFindings(List<Finding> findings) {
    List<Finding> losses =
        findings.stream().filter(finding -> finding.severity() != Severity.NOTE).toList();
    if (!losses.isEmpty()) {
      System.out.println();
    }
    losses.stream().limit(MOST_LINES).forEach(finding -> System.out.println(finding.sentence()));
    if (losses.size() > MOST_LINES) {
      System.out.print(Text.format("… and %,d more in the report%n", losses.size() - MOST_LINES));
    }
  }
}
