package neva.detection.recordset;

import java.nio.file.Path;
import java.util.function.Consumer;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.image.ImageHeader;

/** Tells what is unusual about a picture file, and what becomes of it in a record. */
final class PictureNotes {

  private final Path file;
  private final ImageHeader header;
  private final Consumer<Finding> findings;

  PictureNotes(Path file, ImageHeader header, Consumer<Finding> findings) {
    this.file = file;
    this.header = header;
    this.findings = findings;
  }

  void report() {
    reportFormat();
    if (header.channels() < 3) {
      note("greyscale picture", "three channels", header.channels() + "", "read as grey colours");
    }
    if (header.cmyk()) {
      note("CMYK picture", "red, green and blue", "inks", "read as mixed colours");
    }
    if (header.bits() > 8) {
      note("picture of many bits", "8 bits a channel", header.bits() + "", "read as 8 bits");
    }
    if (header.animated()) {
      note("animated picture", "one picture in a file", "several", "the first one is read");
    }
  }

  private void reportFormat() {
    if (!PictureExtensions.fits(file.toString(), header.format())) {
      String expected = "." + PictureExtensions.usual(header.format());
      note("wrong extension", expected, extension(), "the content counts");
    }
    if (!StoredForm.isStorable(header)) {
      note("picture encoded anew", "JPEG or PNG", header.format().name(), "written as PNG");
    }
  }

  private String extension() {
    String name = file.getFileName().toString();
    return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "none";
  }

  private void note(String kind, String expected, String found, String done) {
    findings.accept(
        new Finding(kind, Severity.NOTE, file.toString(), 0, "", expected, found, done));
  }
}
