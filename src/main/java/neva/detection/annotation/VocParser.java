package neva.detection.annotation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parses Pascal VOC files, on any number of threads. Nothing is fetched and no entity is expanded:
 * a document type is refused.
 */
final class VocParser {

  /** A parser is made once for each thread: that takes longer than parsing a file. */
  private static final ThreadLocal<SAXParser> XML =
      ThreadLocal.withInitial(VocParser::secureParser);

  private static SAXParser secureParser() {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's own XML parser cannot be made safe", e);
    }
  }

  VocText parse(byte[] file) throws UnreadableException {
    VocHandler handler = new VocHandler();
    try {
      XML.get().parse(source(file), handler);
      return handler.text();
    } catch (VocHandler.RefusedException e) {
      throw e.refusal;
    } catch (SAXException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new UnreadableException("XML in the encoding it declares", e.getMessage());
    }
  }

  /** A byte order mark outweighs an encoding that the file declares wrongly. */
  private static InputSource source(byte[] file) {
    Optional<ByteOrderMark> mark = ByteOrderMark.at(file);
    return mark.map(m -> new InputSource(new StringReader(m.text(file))))
        .orElseGet(() -> new InputSource(new ByteArrayInputStream(file)));
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
}
