package neva.detection.annotation;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of pictures in a COCO file, those left out that cannot be told apart or found. */
final class CocoPictures {

  /** A picture of the list. */
  record Picture(String id, String filename, int width, int height) {}

  private final Map<String, Picture> pictures = new LinkedHashMap<>();
  private final Set<String> lost = new HashSet<>();

  /** Takes an entry of the list. */
  void add(String place, ObjectFields fields) {
    String id = CocoReader.id(fields.text("id"));
    String said = fields.text("file_name");
    if (id.isEmpty()) {
      reject(fields.report(), Kind.NO_ID, place + " id", "a number");
    } else if (said.isEmpty()) {
      reject(fields.report(), Kind.NO_FILE_NAME, place + " file_name", "the name of a picture");
      lost.add(id);
    } else {
      add(id, said, place, new ObjectFields(fields.texts(), fields.report().picture(said)));
    }
  }

  private static void reject(Reporter report, String kind, String field, String expected) {
    report.rejected(kind, field, expected, "none", Reporter.PICTURE_LEFT_OUT);
  }

  private void add(String id, String said, String place, ObjectFields fields) {
    Optional<String> filename = FileNames.withinFolder(said);
    if (filename.isEmpty()) {
      fields.report().pathLeaves(place + " file_name", said);
      lost.add(id);
      return;
    }
    Picture picture = new Picture(id, filename.get(), fields.size("width"), fields.size("height"));
    Picture first = pictures.putIfAbsent(id, picture);
    if (first != null && !first.equals(picture)) {
      fields
          .report()
          .rejected(
              Kind.DUPLICATE_ID,
              place + " id",
              "an id of its own",
              "%s of %s too".formatted(id, Reporter.quoted(first.filename)),
              "both pictures left out");
      lost.add(id);
    }
  }

  /** Whether the list names this picture, be it left out. */
  boolean isListed(String id) {
    return pictures.containsKey(id) || lost.contains(id);
  }

  /** The pictures that can be used, in the file's order. */
  Collection<Picture> usable() {
    pictures.keySet().removeAll(lost);
    return pictures.values();
  }
}
