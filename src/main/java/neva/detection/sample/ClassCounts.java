package neva.detection.sample;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.DataCheck.ClassCount;

/** Counts the objects of each class of a label map. */
final class ClassCounts {

  private ClassCounts() {}

  static List<ClassCount> of(List<DetectionRecord> records, LabelMap labels) {
    Map<Integer, Integer> objects = new HashMap<>();
    Map<Integer, Integer> pictures = new HashMap<>();
    for (DetectionRecord record : records) {
      Set<Integer> here = new HashSet<>();
      for (TrueObject object : record.objects()) {
        objects.merge(object.classId(), 1, Integer::sum);
        here.add(object.classId());
      }
      here.forEach(id -> pictures.merge(id, 1, Integer::sum));
    }
    return labels.items().stream()
        .filter(item -> item.id() > 0) // 0 may be there as the background
        .map(
            item ->
                new ClassCount(
                    item.id(),
                    item.displayName(),
                    objects.getOrDefault(item.id(), 0),
                    pictures.getOrDefault(item.id(), 0)))
        .toList();
  }
}
