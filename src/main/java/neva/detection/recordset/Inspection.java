package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import neva.detection.recordset.RecordSetSummary.ClassSummary;
import neva.detection.recordset.RecordSetSummary.FileSummary;
import neva.detection.recordset.RecordSetSummary.KeySummary;
import neva.tfrecord.Features;
import neva.tfrecord.PictureKeys;

/** Gathers what stands in record files. */
public final class Inspection {

  private final List<FileSummary> files = new ArrayList<>();
  private final Map<String, KeySummary> keys = new TreeMap<>();
  private final Map<ClassKey, ClassSummary> classes = new TreeMap<>();
  private final BoxStatistics boxes = new BoxStatistics();
  private int records;
  private int backgrounds;
  private long objects;

  private record ClassKey(long label, String name) implements Comparable<ClassKey> {
    @Override
    public int compareTo(ClassKey other) {
      int byLabel = Long.compare(label, other.label);
      return byLabel != 0 ? byLabel : name.compareTo(other.name);
    }
  }

  private Inspection() {}

  /**
   * Reads the files once.
   *
   * @throws neva.io.BadInputException when a record is damaged or no Example; validate tells more
   */
  public static RecordSetSummary run(List<Path> files) throws IOException {
    Inspection inspection = new Inspection();
    for (Path file : files) {
      inspection.add(file);
    }
    return inspection.summary();
  }

  private void add(Path file) throws IOException {
    int before = records;
    StoredRecords.forEachExample(List.of(file), (path, number, example) -> add(example));
    files.add(new FileSummary(file.toString(), records - before, Files.size(file)));
  }

  private void add(Features example) {
    records++;
    for (String key : example.keys()) {
      int length = example.length(key);
      String type = example.type(key).name().toLowerCase(Locale.ROOT);
      keys.merge(key, new KeySummary(key, type, 1, length, length), KeySummary::plus);
    }
    int count = example.length(PictureKeys.XMIN);
    objects += count;
    backgrounds += count == 0 ? 1 : 0;
    addClasses(example);
    boxes.add(example);
  }

  private void addClasses(Features example) {
    long[] ids = example.ints(PictureKeys.LABEL);
    List<String> names = example.texts(PictureKeys.TEXT);
    Map<ClassKey, Integer> here = new TreeMap<>();
    for (int i = 0; i < Math.max(ids.length, names.size()); i++) {
      long id = i < ids.length ? ids[i] : 0;
      String name = i < names.size() ? names.get(i) : "";
      here.merge(new ClassKey(id, name), 1, Integer::sum);
    }
    here.forEach(
        (key, count) ->
            classes.merge(
                key, new ClassSummary(key.label, key.name, count, 1), ClassSummary::plus));
  }

  private RecordSetSummary summary() {
    return new RecordSetSummary(
        files,
        records,
        backgrounds,
        objects,
        List.copyOf(keys.values()),
        List.copyOf(classes.values()),
        boxes.summary());
  }
}
