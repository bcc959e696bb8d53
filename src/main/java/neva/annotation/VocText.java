package neva.annotation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of a Pascal VOC file by their place, such as "size/width" and, within an object,
 * "bndbox/xmin". What stands deeper, such as the box of a part of an object, is not among them.
 * Nothing is fetched and no entity is expanded: a document type is refused.
 *
 * @param picture the fields outside the objects
 * @param objects the fields of each object, in the file's order
 */
record VocText(Map<String, String> picture, List<Map<String, String>> objects) {

  private static final Set<String> FIELDS =
      Set.of(
          "filename",
          "size/width",
          "size/height",
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

  private static final XMLInputFactory XML = secureFactory();

  private static XMLInputFactory secureFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  static VocText parse(byte[] xml) throws UnreadableException {
    try {
      return new Parser().parse(reader(xml));
    } catch (XMLStreamException e) {
      throw new UnreadableException("XML", sentence(e));
    } catch (RuntimeException e) {
      // the parser of the JDK has bugs that broken input brings out
      throw new UnreadableException("XML", e.toString());
    }
  }

  /** A byte order mark outweighs an encoding that the file declares wrongly. */
  private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    InputStream in = new ByteArrayInputStream(xml);
    Optional<ByteOrderMark> mark = ByteOrderMark.at(xml);
    return mark.isEmpty()
        ? XML.createXMLStreamReader(in)
        : XML.createXMLStreamReader(withoutMark(in, mark.get()));
  }

  private static Reader withoutMark(InputStream in, ByteOrderMark mark) throws XMLStreamException {
    try {
      in.skipNBytes(mark.length());
      return new InputStreamReader(in, mark.charset());
    } catch (IOException e) {
      throw new XMLStreamException(e);
    }
  }

  private static String sentence(XMLStreamException e) {
    String text = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError.*?Message: ", "");
    return e.getLocation() == null
        ? text
        : "in line %d: %s".formatted(e.getLocation().getLineNumber(), text);
  }

  /** Walks one document. */
  private static final class Parser {

    private final Map<String, String> picture = new HashMap<>();
    private final List<Map<String, String>> objects = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> object = new HashMap<>();

    VocText parse(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD -> refuseDocumentType();
          case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> end();
          default -> {}
        }
      }
      return new VocText(picture, objects);
    }

    private static void refuseDocumentType() throws UnreadableException {
      throw new UnreadableException("XML without a document type", "<!DOCTYPE");
    }

    private void start(String tag) throws UnreadableException {
      if (path.isEmpty() && !tag.equals("annotation")) {
        throw new UnreadableException("the tag <annotation>", Reporter.quoted(tag));
      }
      if (path.size() == DEEPEST) {
        throw new UnreadableException("at most %d tags in one another".formatted(DEEPEST), "more");
      }
      path.add(tag);
      text.setLength(0);
    }

    private void append(String piece) {
      text.append(piece, 0, Math.min(piece.length(), LONGEST_TEXT - text.length()));
    }

    private void end() {
      if (isInObject()) {
        keep(object, 2);
      } else {
        keep(picture, 1);
      }
      text.setLength(0);
      if (path.size() == 2 && isInObject()) {
        objects.add(object);
        object = new HashMap<>();
      }
      path.remove(path.size() - 1);
    }

    private boolean isInObject() {
      return path.size() > 1 && path.get(1).equals("object");
    }

    private void keep(Map<String, String> fields, int outer) {
      String place = String.join("/", path.subList(Math.min(outer, path.size()), path.size()));
      if (FIELDS.contains(place)) {
        fields.putIfAbsent(place, text.toString().strip());
      }
    }
  }
}
