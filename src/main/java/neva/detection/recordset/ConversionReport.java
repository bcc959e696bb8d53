package neva.detection.recordset;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.io.Text;
import neva.io.TextColumns;

/**
 * What a conversion did. It says nothing of time or machine: the same input gives the same report.
 *
 * @param source kind and place of what was read
 * @param pictures how many there are in the folder
 * @param annotated how many the annotations name
 * @param written how many stand in the records
 * @param parts in the order train, eval
 * @param classes in the order of the label map
 * @param files the record files, sorted
 * @param rejected how many findings lost something
 * @param repaired how many findings changed something
 * @param findings sorted by file and object
 */
public record ConversionReport(
    Source source,
    int pictures,
    int annotated,
    int written,
    List<PartCount> parts,
    List<ClassCount> classes,
    List<RecordFile> files,
    long rejected,
    long repaired,
    List<Finding> findings) {

  /** What was read. */
  public record Source(String kind, String images, String annotations) {

    static Source of(AnnotationSource source) {
      return new Source(
          source.kind().name().toLowerCase(Locale.ROOT),
          source.images().toString(),
          source.annotations().toString());
    }
  }

  /**
   * The content of a part.
   *
   * @param backgrounds pictures without objects
   */
  public record PartCount(RecordPart part, int pictures, int backgrounds, int objects) {}

  /** How many objects a class has in each part. */
  public record ClassCount(int id, String name, int train, int eval) {}

  /** A record file. */
  public record RecordFile(String name, int records, long bytes) {}

  /** What was found, most serious first, and how often. */
  public Map<String, Long> kinds() {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .collect(
            Collectors.groupingBy(
                ConversionReport::kind, LinkedHashMap::new, Collectors.counting()));
  }

  private static String kind(Finding finding) {
    return finding.kind() + " (" + finding.severity().name().toLowerCase(Locale.ROOT) + ")";
  }

  /** Counts, to be read by people. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        Text.format(
            "%,d of %,d pictures written; findings: %,d rejected, %,d repaired%n",
            written, pictures, rejected, repaired));
    if (written > 0) {
      text.append('\n').append(partTable()).append('\n').append(classTable());
    }
    if (!findings.isEmpty()) {
      text.append('\n').append(kindTable());
    }
    return text.toString();
  }

  private TextColumns partTable() {
    TextColumns table = new TextColumns("lrrr");
    table.row("part", "pictures", "background", "objects");
    for (PartCount part : parts) {
      table.row(part.part.word(), "" + part.pictures, "" + part.backgrounds, "" + part.objects);
    }
    return table;
  }

  private TextColumns classTable() {
    TextColumns table = new TextColumns("rlrr");
    table.row("id", "class", "train", "eval");
    for (ClassCount count : classes) {
      table.row("" + count.id, Shown.of(count.name), "" + count.train, "" + count.eval);
    }
    return table;
  }

  private TextColumns kindTable() {
    TextColumns table = new TextColumns("lr");
    table.row("found", "times");
    kinds().forEach((kind, times) -> table.row(kind, "" + times));
    return table;
  }

  /** The summary and all findings, a line each, what lost something first. */
  public String text() {
    StringBuilder text = new StringBuilder(summary());
    for (Severity severity : List.of(Severity.REJECTED, Severity.REPAIRED, Severity.NOTE)) {
      List<Finding> some = findings.stream().filter(f -> f.severity() == severity).toList();
      if (!some.isEmpty()) {
        text.append("\n%s:\n".formatted(severity.name().toLowerCase(Locale.ROOT)));
        some.forEach(finding -> text.append("  ").append(finding.sentence()).append('\n'));
      }
    }
    return text.toString();
  }
}
