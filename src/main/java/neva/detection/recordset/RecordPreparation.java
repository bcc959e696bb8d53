package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotationCheck;
import neva.detection.annotation.CheckedImage;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.Pairing.Pair;
import neva.image.DamagedImageException;
import neva.image.ImageHeader;
import neva.io.Text;

/**
 * Makes a record of a picture and its annotation: reads the file, walks its header, checks the
 * boxes against it. Safe for several threads at once.
 */
final class RecordPreparation {

  private static final long MOST_BYTES = 256 << 20;

  private final LabelMap labels;
  private final boolean keepPartial;
  private final StoredForm form;

  RecordPreparation(LabelMap labels, boolean keepPartial, StoredForm form) {
    this.labels = labels;
    this.keepPartial = keepPartial;
    this.form = form;
  }

  /**
   * What became of a picture.
   *
   * @param record null when the picture is left out, and one of the findings says why
   * @param sha256 of the picture in the record; null without one
   */
  record Prepared(
      AnnotatedImage image, Path picture, byte[] record, String sha256, List<Finding> findings) {}

  Prepared prepare(Pair pair) {
    List<Finding> findings = new ArrayList<>();
    Path path = pair.picture().path();
    try {
      return prepare(pair, read(path), findings);
    } catch (DamagedImageException e) {
      return leftOut(pair, findings, "damaged picture", e.expected(), e.found());
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      return leftOut(pair, findings, "unreadable picture", "a file that can be read", reason);
    }
  }

  private static byte[] read(Path path) throws IOException {
    long bytes = Files.size(path);
    if (bytes > MOST_BYTES) {
      throw new DamagedImageException(
          Text.format("a file of at most %,d bytes", MOST_BYTES), Text.format("%,d", bytes));
    }
    return Files.readAllBytes(path);
  }

  private Prepared prepare(Pair pair, byte[] file, List<Finding> findings) {
    ImageHeader header = ImageHeader.read(file);
    new PictureNotes(pair.picture().path(), header, findings::add).report();
    CheckedImage checked = new AnnotationCheck(labels, findings::add).check(pair.said(), header);
    int good = checked.image().objects().size();
    if (checked.rejected() > 0 && (good == 0 || !keepPartial)) {
      return leftOut(
          pair,
          findings,
          "picture with rejected objects",
          "good objects only, since what is not marked is learnt as background",
          "%d of %d rejected".formatted(checked.rejected(), checked.rejected() + good));
    }
    StoredPicture stored = form.of(file, header);
    byte[] record = ExampleEncoder.encode(checked.image(), stored, labels);
    return new Prepared(checked.image(), pair.picture().path(), record, stored.sha256(), findings);
  }

  private static Prepared leftOut(
      Pair pair, List<Finding> findings, String kind, String expected, String found) {
    String file = pair.picture().path().toString();
    findings.add(
        new Finding(kind, Severity.REJECTED, file, 0, "", expected, found, "picture left out"));
    return new Prepared(pair.said(), pair.picture().path(), null, null, findings);
  }
}
