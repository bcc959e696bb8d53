package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import neva.io.AtomicFile;
import neva.io.BadInputException;

/** Writes Pascal VOC files; see {@link Annotations#writeVoc(List, Path)}. */
final class VocWriter {

  private final Path folder;
  private final Set<String> taken = new HashSet<>();

  VocWriter(Path folder) {
    this.folder = folder;
  }

  void write(List<AnnotatedImage> images) throws IOException {
    for (AnnotatedImage image : images) {
      String filename = FileNames.required(image);
      AtomicFile.write(folder.resolve(xmlName(filename)), xml(image.inPixels(), filename));
    }
  }

  /** Named as the picture, and made longer where a picture with another ending has that name. */
  private String xmlName(String filename) {
    String name = FileNames.stem(filename);
    while (!taken.add(name)) {
      name += "_";
    }
    return name + ".xml";
  }

  private static String xml(AnnotatedImage image, String filename) {
    StringBuilder objects = new StringBuilder();
    image.objects().forEach(object -> objects.append(xml(object)));
    return """
        <annotation>
        \t<filename>%s</filename>
        \t<size>
        \t\t<width>%d</width>
        \t\t<height>%d</height>
        \t\t<depth>3</depth>
        \t</size>
        \t<segmented>0</segmented>
        %s</annotation>
        """
        .formatted(escaped(FileNames.last(filename)), image.width(), image.height(), objects);
  }

  private static String xml(AnnotatedObject object) {
    Box box = object.box();
    return """
        \t<object>
        \t\t<name>%s</name>
        \t\t<pose>%s</pose>
        \t\t<truncated>%d</truncated>
        \t\t<difficult>%d</difficult>
        \t\t<bndbox>
        \t\t\t<xmin>%s</xmin>
        \t\t\t<ymin>%s</ymin>
        \t\t\t<xmax>%s</xmax>
        \t\t\t<ymax>%s</ymax>
        \t\t</bndbox>
        \t</object>
        """
        .formatted(
            escaped(object.name()),
            object.view().isEmpty() ? VocReader.UNSPECIFIED : escaped(object.view()),
            object.truncated() ? 1 : 0,
            object.difficult() ? 1 : 0,
            Decimal.text(box.xmin()),
            Decimal.text(box.ymin()),
            Decimal.text(box.xmax()),
            Decimal.text(box.ymax()));
  }

  private static String escaped(String text) {
    text.codePoints()
        .filter(c -> !isXml(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new BadInputException(
                  "%s holds the character U+%04X, which XML cannot; rename it."
                      .formatted(Reporter.quoted(text), c));
            });
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  /** The characters of XML 1.0. */
  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
