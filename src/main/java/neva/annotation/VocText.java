package neva.annotation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The texts of a Pascal VOC file by their place, such as "size/width" and, within an object,
 * "bndbox/xmin". What stands deeper, such as the box of a part of an object, is not among them.
 * Nothing is fetched and no entity is expanded: a document type is refused.
 *
 * @param picture the fields outside the objects
 * @param objects the fields of each object, in the file's order
 */
record VocText(Map<String, String> picture, List<Map<String, String>> objects) {

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

  private static final SAXParserFactory XML = secureFactory();

  private static SAXParserFactory secureFactory() {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's own XML parser cannot be made safe", e);
    }
    return factory;
  }

  static VocText parse(byte[] xml) throws UnreadableException {
    Walk walk = new Walk();
    try {
      XML.newSAXParser().parse(source(xml), walk);
    } catch (SAXException e) {
      throw walk.refusal != null ? walk.refusal : unreadable(e);
    } catch (IOException e) {
      throw new UnreadableException("XML in the encoding it declares", e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return new VocText(walk.picture, walk.objects);
  }

  /** A byte order mark outweighs an encoding that the file declares wrongly. */
  private static InputSource source(byte[] xml) {
    Optional<ByteOrderMark> mark = ByteOrderMark.at(xml);
    return mark.map(m -> new InputSource(new StringReader(m.text(xml))))
        .orElseGet(() -> new InputSource(new ByteArrayInputStream(xml)));
  }

  private static UnreadableException unreadable(SAXException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("DOCTYPE ")) {
      return new UnreadableException("XML without a document type", "a DOCTYPE");
    }
    String line =
        e instanceof SAXParseException p ? "in line %d: ".formatted(p.getLineNumber()) : "";
    return new UnreadableException("XML", line + message);
  }

  /** Gathers the texts of one document. */
  private static final class Walk extends DefaultHandler {

    private final Map<String, String> picture = new HashMap<>();
    private final List<Map<String, String>> objects = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> object = new HashMap<>();
    private UnreadableException refusal;

    @Override
    public void startElement(String uri, String local, String tag, Attributes attributes)
        throws SAXException {
      if (path.isEmpty() && !tag.equals("annotation")) {
        refuse("the tag <annotation>", Reporter.quoted(tag));
      }
      if (path.size() == DEEPEST) {
        refuse("at most %d tags in one another".formatted(DEEPEST), "more");
      }
      path.add(tag);
      text.setLength(0);
    }

    private void refuse(String expected, String found) throws SAXException {
      refusal = new UnreadableException(expected, found);
      throw new SAXException(refusal);
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
}
