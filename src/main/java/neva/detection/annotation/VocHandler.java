package neva.detection.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Gathers the texts of one document from its tags, whatever their order. */
final class VocHandler extends DefaultHandler {

  private static final Set<String> PICTURE_FIELDS = Set.of("filename", "size/width", "size/height");
  private static final Set<String> OBJECT_FIELDS =
      Set.of(
          "name",
          "pose",
          "truncated",
          "difficult",
          "bndbox/xmin",
          "bndbox/ymin",
          "bndbox/xmax",
          "bndbox/ymax");

  private static final int DEEPEST = 50;
  private static final int LONGEST_TEXT = 10_000;

  /** Carries a refusal out of the parser. */
  static final class RefusedException extends SAXException {

    private static final long serialVersionUID = 1;

    final transient UnreadableException refusal;

    RefusedException(UnreadableException refusal) {
      super(refusal);
      this.refusal = refusal;
    }
  }

  private final Map<String, String> picture = new HashMap<>();
  private final List<Map<String, String>> objects = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Map<String, String> object = new HashMap<>();

  /** What was gathered. */
  VocText text() {
    return new VocText(picture, objects);
  }

  @Override
  public void startElement(String uri, String local, String tag, Attributes attributes)
      throws SAXException {
    if (path.isEmpty() && !tag.equals("annotation")) {
      throw refused("the tag <annotation>", Reporter.quoted(tag));
    }
    if (path.size() == DEEPEST) {
      throw refused("at most %d tags in one another".formatted(DEEPEST), "more");
    }
    path.add(tag);
    text.setLength(0);
  }

  private static SAXException refused(String expected, String found) {
    return new RefusedException(new UnreadableException(expected, found));
  }

  @Override
  public void characters(char[] piece, int start, int length) {
    text.append(piece, start, Math.min(length, LONGEST_TEXT - text.length()));
  }

  @Override
  public void endElement(String uri, String local, String tag) {
    if (path.size() > 1 && path.get(1).equals("object")) {
      keep(object, OBJECT_FIELDS, path.subList(2, path.size()));
    } else {
      keep(picture, PICTURE_FIELDS, path.subList(1, path.size()));
    }
    text.setLength(0);
    if (path.size() == 2 && tag.equals("object")) {
      objects.add(object);
      object = new HashMap<>();
    }
    path.remove(path.size() - 1);
  }

  private void keep(Map<String, String> fields, Set<String> wanted, List<String> place) {
    String field = String.join("/", place);
    if (wanted.contains(field)) {
      fields.putIfAbsent(field, text.toString().strip());
    }
  }
}
