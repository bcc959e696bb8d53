package neva.detection.recordset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.ConversionReport.ClassCount;
import neva.detection.recordset.ConversionReport.PartCount;

/** Counts pictures and objects while they are written. */
final class Tally {

  private final Map<RecordPart, Counts> parts = new EnumMap<>(RecordPart.class);

  private static final class Counts {
    private int pictures;
    private int backgrounds;
    private int objects;
    private final Map<String, Integer> classes = new TreeMap<>();
  }

  void add(RecordPart part, AnnotatedImage image) {
    Counts counts = parts.computeIfAbsent(part, p -> new Counts());
    List<AnnotatedObject> objects = image.objects();
    counts.pictures++;
    counts.backgrounds += objects.isEmpty() ? 1 : 0;
    counts.objects += objects.size();
    objects.forEach(object -> counts.classes.merge(object.name(), 1, Integer::sum));
  }

  int pictures() {
    return parts.values().stream().mapToInt(counts -> counts.pictures).sum();
  }

  int pictures(RecordPart part) {
    return parts.containsKey(part) ? parts.get(part).pictures : 0;
  }

  List<PartCount> parts() {
    return parts.entrySet().stream()
        .map(
            e ->
                new PartCount(
                    e.getKey(),
                    e.getValue().pictures,
                    e.getValue().backgrounds,
                    e.getValue().objects))
        .toList();
  }

  List<ClassCount> classes(LabelMap labels) {
    return labels.items().stream()
        .map(
            item ->
                new ClassCount(
                    item.id(),
                    item.name(),
                    objects(RecordPart.TRAIN, item),
                    objects(RecordPart.EVAL, item)))
        .toList();
  }

  private int objects(RecordPart part, LabelMap.Item item) {
    Counts counts = parts.get(part);
    return counts == null ? 0 : counts.classes.getOrDefault(item.name(), 0);
  }
}
