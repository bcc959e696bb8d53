package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A folder with annotation files, and the findings about them. */
final class Desk implements Consumer<Finding> {

  private final Path folder;
  private final List<Finding> findings = new ArrayList<>();

  Desk(Path folder) {
    this.folder = folder;
  }

  Path put(String name, String text) throws IOException {
    return put(name, text, StandardCharsets.UTF_8);
  }

  Path put(String name, String text, Charset charset) throws IOException {
    return put(name, text.getBytes(charset));
  }

  Path put(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  @Override
  public void accept(Finding finding) {
    findings.add(finding);
  }

  List<Finding> findings() {
    return findings;
  }

  /** The kinds and sentences that were heard, without the folder. */
  Desk heard(String... kindsAndSentences) {
    assertThat(findings)
        .extracting(f -> f.kind() + " | " + f.sentence().replace(folder.toString() + "/", ""))
        .containsExactly(kindsAndSentences);
    return this;
  }

  Desk heardNothing() {
    return heard();
  }

  /** Reads text for a Pascal VOC file with these objects. */
  static String voc(String filename, int width, int height, String... objects) {
    return "<annotation><filename>%s</filename><size><width>%d</width><height>%d</height></size>%s</annotation>"
        .formatted(filename, width, height, String.join("", objects));
  }

  static String object(String name, Object xmin, Object ymin, Object xmax, Object ymax) {
    return "<object><name>%s</name><bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox></object>"
        .formatted(name, xmin, ymin, xmax, ymax);
  }
}
