package neva.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.detection.annotation.LabelMap;
import neva.detection.ssd.LabeledBox;
import neva.io.BadInputException;

/**
 * Which numbers the classes of records have in a network; both have a label map, and classes are
 * the same when their names are.
 */
final class ClassNumbers {

  private final Map<Integer, Integer> inNetwork = new HashMap<>();

  /**
   * @throws BadInputException when the network lacks a class of the records
   */
  ClassNumbers(LabelMap ofRecords, LabelMap ofNetwork) {
    for (LabelMap.Item item : ofRecords.items()) {
      if (item.id() > 0) {
        int id =
            ofNetwork
                .id(item.name())
                .orElseThrow(
                    () ->
                        new BadInputException(
                            "Expected classes that the detector knows but the records have %s, which is none of its %d; name the label map that it was trained with."
                                .formatted(item.name(), ofNetwork.items().size())));
        inNetwork.put(item.id(), id);
      }
    }
  }

  /** The number in the network of a class that the records call {@code classId}. */
  int of(int classId) {
    return inNetwork.get(classId);
  }

  /** The same objects with the numbers of the network. */
  List<LabeledBox> of(List<LabeledBox> objects) {
    return objects.stream()
        .map(object -> new LabeledBox(object.box(), of(object.classId()), object.weight()))
        .toList();
  }
}
