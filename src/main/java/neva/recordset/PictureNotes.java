package neva.recordset;

import java.util.function.Consumer;
import neva.annotation.Finding;
import neva.annotation.Finding.Severity;
import neva.image.ImageHeader;

/** Tells what is unusual about a picture file, and what becomes of it in a record. */
final class PictureNotes {

  private final String file;
  private final ImageHeader header;
  private final Consumer<Finding> findings;

  PictureNotes(String file, ImageHeader header, Consumer<Finding> findings) {
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
    if (!PictureExtensions.fits(file, header.format())) {
      String expected = "." + PictureExtensions.usual(header.format());
      String found = file.substring(file.lastIndexOf('.'));
      note("wrong extension", expected, found, "the content counts");
    }
    if (!StoredForm.isStorable(header)) {
      note("picture encoded anew", "JPEG or PNG", header.format().name(), "written as PNG");
    }
  }

  private void note(String kind, String expected, String found, String done) {
    findings.accept(new Finding(kind, Severity.NOTE, file, 0, "", expected, found, done));
  }
}
