package neva.detection.recordset;

import java.util.List;
import neva.io.Text;
import neva.io.TextColumns;

/**
 * What stands in record files.
 *
 * @param backgrounds how many records have no object
 * @param keys sorted by name
 * @param classes sorted by label
 */
public record RecordSetSummary(
    List<FileSummary> files,
    int records,
    int backgrounds,
    long objects,
    List<KeySummary> keys,
    List<ClassSummary> classes,
    BoxSummary boxes) {

  private static final double MANY = 0.1;

  /** A record file. */
  public record FileSummary(String name, int records, long bytes) {}

  /**
   * A feature.
   *
   * @param type ints, floats, bytes, or empty where there is no list; with a slash between them
   *     where records differ
   * @param records how many have it
   * @param shortest how many values its list has at least, where it is there
   * @param longest how many values its list has at most
   */
  public record KeySummary(String key, String type, int records, int shortest, int longest) {

    /** Joins what two records say; {@code other} is of one record. */
    KeySummary plus(KeySummary other) {
      return new KeySummary(
          key,
          List.of(type.split("/")).contains(other.type) ? type : type + "/" + other.type,
          records + other.records,
          Math.min(shortest, other.shortest),
          Math.max(longest, other.longest));
    }
  }

  /**
   * A class.
   *
   * @param label its number; 0 when the records have none
   * @param name its text; empty when the records have none
   * @param pictures on how many it is seen
   */
  public record ClassSummary(long label, String name, int objects, int pictures) {

    ClassSummary plus(ClassSummary other) {
      return new ClassSummary(label, name, objects + other.objects, pictures + other.pictures);
    }
  }

  /**
   * The boxes, as they are when every picture is scaled to 300×300 pixels.
   *
   * @param count of those with an extent
   * @param side the square root of the area, in pixels; null without boxes
   * @param aspect width by height; null without boxes
   * @param small how many cover less than 32×32 pixels
   * @param smallShare their share of all
   */
  public record BoxSummary(int count, Spread side, Spread aspect, int small, double smallShare) {}

  /** The smallest, the largest, and the values that 10, 50 and 90% stay below. */
  public record Spread(float least, float low, float median, float high, float most) {}

  /** Whether so many boxes are small that a detector with an input of 300×300 will miss many. */
  public boolean hasManySmallBoxes() {
    return boxes.smallShare > MANY;
  }

  /** Tables to be read by people. */
  public String text() {
    return "%s%n%s%n%s%n%s"
        .formatted(fileTable(), keyTable(), classTable(), boxes.count == 0 ? "" : boxText());
  }

  private String fileTable() {
    TextColumns table = new TextColumns("lrr").row("file", "records", "bytes");
    long bytes = 0;
    for (FileSummary file : files) {
      table.row(file.name, number(file.records), number(file.bytes));
      bytes += file.bytes;
    }
    if (files.size() > 1) {
      table.row("total", number(records), number(bytes));
    }
    return table.toString();
  }

  private String keyTable() {
    TextColumns table = new TextColumns("llrr").row("key", "type", "records", "values");
    for (KeySummary key : keys) {
      String values =
          key.shortest == key.longest ? "" + key.longest : key.shortest + "–" + key.longest;
      table.row(Shown.of(key.key), key.type, number(key.records), values);
    }
    return table.toString();
  }

  private String classTable() {
    TextColumns table = new TextColumns("rlrr").row("label", "class", "objects", "pictures");
    for (ClassSummary c : classes) {
      table.row("" + c.label, Shown.of(c.name), number(c.objects), number(c.pictures));
    }
    table.row("", "without objects", "", number(backgrounds));
    return table.toString();
  }

  private String boxText() {
    TextColumns table = new TextColumns("lrrrrr");
    table.row("boxes at 300×300", "least", "10%", "median", "90%", "most");
    table.row(row("side, √(width·height)", "%.1f", boxes.side));
    table.row(row("aspect, width / height", "%.2f", boxes.aspect));
    String small =
        Text.format(
            "%,d of %,d boxes (%.1f%%) are smaller than 32×32 pixels at 300×300",
            boxes.small, boxes.count, 100 * boxes.smallShare);
    String advice =
        hasManySmallBoxes()
            ? "; SSD misses many of such: take a larger input, or cut the pictures into tiles"
            : "";
    return "%s%s%s%n".formatted(table, small, advice);
  }

  private static String[] row(String name, String format, Spread spread) {
    return new String[] {
      name,
      Text.format(format, spread.least),
      Text.format(format, spread.low),
      Text.format(format, spread.median),
      Text.format(format, spread.high),
      Text.format(format, spread.most)
    };
  }

  private static String number(long value) {
    return Text.format("%,d", value);
  }
}
