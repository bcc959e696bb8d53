package neva.recordset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import neva.annotation.AnnotatedImage;
import neva.annotation.Finding;
import neva.annotation.Finding.Severity;
import neva.recordset.PictureFolder.PictureFile;

/** Finds the picture of every annotation, and reports what stands alone or comes twice. */
final class Pairing {

  private final PictureFolder folder;
  private final Consumer<Finding> findings;
  private final Map<String, AnnotatedImage> taken = new HashMap<>(); // by the picture's name
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * An annotation and its picture.
   *
   * @param said names the picture as the folder does
   */
  record Pair(AnnotatedImage said, PictureFile picture) {}

  private Pairing(PictureFolder folder, Consumer<Finding> findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /** The pairs in the order of the annotations. */
  static List<Pair> of(
      List<AnnotatedImage> annotated, PictureFolder folder, Consumer<Finding> findings) {
    Pairing pairing = new Pairing(folder, findings);
    annotated.forEach(pairing::pair);
    pairing.reportPicturesAlone();
    return pairing.pairs;
  }

  private void pair(AnnotatedImage said) {
    PictureFile picture = picture(said);
    if (picture == null) {
      return;
    }
    AnnotatedImage first = taken.putIfAbsent(picture.name(), said);
    if (first != null) {
      reportTwice(said, first);
      return;
    }
    pairs.add(new Pair(named(said, picture.name()), picture));
  }

  private static AnnotatedImage named(AnnotatedImage said, String name) {
    return new AnnotatedImage(
        name,
        said.sourceId(),
        said.width(),
        said.height(),
        said.relative(),
        said.objects(),
        said.source(),
        said.rejected());
  }

  private PictureFile picture(AnnotatedImage said) {
    PictureFile exact = folder.named(said.filename());
    if (exact != null) {
      return exact;
    }
    List<PictureFile> similar = folder.similar(said.filename());
    if (similar.size() != 1) {
      reportMissing(said, similar);
      return null;
    }
    PictureFile picture = similar.get(0);
    report(
        "other file name",
        Severity.REPAIRED,
        said,
        "a picture of that name",
        picture.name(),
        "paired by the name without its extension");
    return picture;
  }

  private void reportMissing(AnnotatedImage said, List<PictureFile> similar) {
    String found =
        similar.isEmpty()
            ? said.filename() + ", which is not there"
            : said.filename() + ", which " + similar.size() + " pictures are like";
    report(
        "missing picture",
        Severity.REJECTED,
        said,
        "a picture in the folder of pictures",
        found,
        "annotation left out");
  }

  private void reportTwice(AnnotatedImage said, AnnotatedImage first) {
    report(
        "picture annotated twice",
        Severity.REJECTED,
        said,
        "one annotation of each picture",
        "another of " + said.filename() + " in " + first.source(),
        "this one left out");
  }

  private void report(
      String kind,
      Severity severity,
      AnnotatedImage said,
      String expected,
      String found,
      String done) {
    String source = said.source().toString();
    findings.accept(new Finding(kind, severity, source, 0, "filename", expected, found, done));
  }

  private void reportPicturesAlone() {
    for (PictureFile picture : folder.files()) {
      if (!taken.containsKey(picture.name())) {
        findings.accept(
            new Finding(
                "picture without annotation",
                Severity.REJECTED,
                picture.path().toString(),
                0,
                "",
                "an annotation, without objects for a background",
                "none",
                "picture left out"));
      }
    }
  }
}
