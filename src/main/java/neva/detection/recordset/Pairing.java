package neva.detection.recordset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.detection.recordset.PictureFolder.PictureFile;

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

  /** The pairs, and findings about what stands alone. */
  static List<Pair> of(
      List<AnnotatedImage> annotated, PictureFolder folder, Consumer<Finding> findings) {
    Pairing pairing = new Pairing(folder, findings);
    // XML files copied with their old file name in them must not take the picture of another.
    annotated.stream().filter(Pairing::agrees).forEach(pairing::pair);
    annotated.stream().filter(said -> !agrees(said)).forEach(pairing::pair);
    pairing.reportPicturesAlone();
    return pairing.pairs;
  }

  private static boolean agrees(AnnotatedImage said) {
    return PictureExtensions.without(said.filename()).equals(nameOfXml(said));
  }

  /** What the picture of an XML file is called when it is named as the file; else empty. */
  private static String nameOfXml(AnnotatedImage said) {
    String xml = said.source().getFileName().toString();
    if (!xml.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      return "";
    }
    String folder = said.filename().substring(0, said.filename().lastIndexOf('/') + 1);
    return folder + xml.substring(0, xml.length() - ".xml".length());
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
        said.sourceId().equals(said.filename()) ? name : said.sourceId(),
        said.width(),
        said.height(),
        said.relative(),
        said.objects(),
        said.source(),
        said.rejected());
  }

  private PictureFile picture(AnnotatedImage said) {
    PictureFile named = folder.named(said.filename());
    PictureFile ofXml = only(folder.similar(nameOfXml(said)));
    if (named != null && (ofXml == null || !taken.containsKey(named.name()))) {
      return named;
    }
    if (ofXml != null) {
      return ofXml.equals(named) ? named : other(said, ofXml, "the picture named as the XML file");
    }
    List<PictureFile> similar = folder.similar(said.filename());
    if (similar.size() == 1) {
      return other(said, only(similar), "the picture of that name but for its ending");
    }
    reportMissing(said, similar.size());
    return null;
  }

  private static PictureFile only(List<PictureFile> pictures) {
    return pictures.size() == 1 ? pictures.get(0) : null;
  }

  private PictureFile other(AnnotatedImage said, PictureFile picture, String which) {
    report(
        "other file name",
        Severity.REPAIRED,
        said,
        "the name of a picture without another annotation",
        said.filename(),
        "taken for %s, %s".formatted(picture.name(), which));
    return picture;
  }

  private void reportMissing(AnnotatedImage said, int similar) {
    String found = similar == 0 ? "nothing like " : similar + " pictures like ";
    report(
        "missing picture",
        Severity.REJECTED,
        said,
        "the name of a picture in the folder of pictures",
        found + said.filename(),
        "annotation left out");
  }

  private void reportTwice(AnnotatedImage said, AnnotatedImage first) {
    report(
        "duplicate file",
        Severity.REJECTED,
        said,
        "one annotation of each picture",
        "a second of " + said.filename() + ", after " + first.source(),
        "the second left out");
  }

  private void report(
      String kind,
      Severity severity,
      AnnotatedImage said,
      String expected,
      String found,
      String done) {
    String source = said.source().toString();
    findings.accept(
        new Finding(kind, severity, source, 0, "filename", expected, found, done, said.filename()));
  }

  private void reportPicturesAlone() {
    for (PictureFile picture : folder.pictures()) {
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
