package neva.detection.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.AnchorCheck.Poor;
import neva.detection.sample.DataCheck.ClassCount;
import neva.io.Text;

/** Says in sentences what will go wrong with the data of a training. */
final class DataWarnings {

  private static final int FEW = 20;
  private static final double MEGABYTE = 1 << 20;

  private final List<String> sentences = new ArrayList<>();

  List<String> sentences() {
    return sentences;
  }

  private void add(String format, Object... values) {
    sentences.add(Text.format(format, values));
  }

  void addClasses(List<ClassCount> classes) {
    for (ClassCount count : classes) {
      if (count.objects() == 0) {
        add(
            "No image shows class %s: it will never be detected. Add images, or remove it from"
                + " the label map.",
            count.name());
      } else if (count.objects() < FEW) {
        add(
            "Class %s has only %s: expect poor precision and recall. Annotate more.",
            count.name(), Text.count(count.objects(), "object"));
      }
    }
  }

  void addAnchors(AnchorCheck anchors, LabelMap labels) {
    addPoor(
        "Objects that fit no anchor: %,d of %,d, such as %s. Each is matched by a single one and often"
            + " missed. Use a larger input, or crop the pictures closer.",
        anchors.poor(), anchors, labels);
    addPoor(
        "Objects that no anchor is matched to, because others match better: %,d of %,d, such as %s. Use a"
            + " larger input, or crop the pictures closer.",
        anchors.unmatched(), anchors, labels);
  }

  private void addPoor(String sentence, List<Poor> objects, AnchorCheck anchors, LabelMap labels) {
    if (!objects.isEmpty()) {
      add(sentence, objects.size(), anchors.perObject().size(), text(smallest(objects), labels));
    }
  }

  private static Poor smallest(List<Poor> objects) {
    return objects.stream()
        .min((a, b) -> Double.compare(a.width() * a.height(), b.width() * b.height()))
        .orElseThrow();
  }

  private static String text(Poor object, LabelMap labels) {
    return Text.format(
        "a %s of %.0fx%.0f pixels in %s",
        labels.displayName(object.classId()).orElseThrow(),
        object.width(),
        object.height(),
        object.where());
  }

  void addRemarks(List<DetectionRecord> records) {
    addRemarks(
        records,
        Remark.Kind.CLIPPED,
        "Boxes that reach beyond their pictures and are clipped: %,d, such as %s.");
    addRemarks(
        records,
        Remark.Kind.TINY,
        "Boxes that are smaller than a pixel and are left out: %,d, such as %s.");
    addRemarks(
        records,
        Remark.Kind.RENUMBERED,
        "Objects whose class has another number in the label map: %,d, such as %s. The name"
            + " counts.");
  }

  private void addRemarks(List<DetectionRecord> records, Remark.Kind kind, String sentence) {
    List<String> found = new ArrayList<>();
    for (DetectionRecord record : records) {
      for (Remark remark : record.remarks()) {
        if (remark.kind() == kind) {
          found.add("object %d of %s".formatted(remark.object(), record.where()));
        }
      }
    }
    if (!found.isEmpty()) {
      add(sentence, found.size(), found.get(0));
    }
  }

  void addMemory(List<DetectionRecord> records, long cacheBytes) {
    long needed = records.stream().mapToLong(record -> 3L * record.width() * record.height()).sum();
    if (needed > cacheBytes) {
      add(
          "The decoded pictures take %,.0f MB and %,.0f MB are kept: the others are decoded again"
              + " each time. Convert them to smaller ones, of 640 pixels a side, or give Java more"
              + " memory (its option -Xmx).",
          needed / MEGABYTE, cacheBytes / MEGABYTE);
    }
  }

  /**
   * @param verb what the pictures that do not train are for
   */
  void addHeldOut(
      String verb,
      List<DetectionRecord> training,
      List<ClassCount> classes,
      DetectionRecords heldOut) {
    Set<String> known = new HashSet<>();
    training.forEach(record -> known.add(record.name()));
    known.remove("");
    List<DetectionRecord> both =
        heldOut.all().stream().filter(record -> known.contains(record.name())).toList();
    if (!both.isEmpty()) {
      add(
          "Images both in training and in %s: %,d, such as %s. The metrics will be too optimistic;"
              + " split the images again.",
          verb, both.size(), both.get(0).where());
    }
    List<ClassCount> held = ClassCounts.of(heldOut.all(), heldOut.labels());
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i).objects() == 0 && classes.get(i).objects() > 0) {
        add(
            "No image of the %s set shows class %s: it will not be evaluated.",
            verb, held.get(i).name());
      }
    }
  }
}
