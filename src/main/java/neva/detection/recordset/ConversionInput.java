package neva.detection.recordset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.detection.recordset.Pairing.Pair;

/**
 * What a conversion works on, known before the first picture is opened.
 *
 * @param pairs annotations with their pictures, in the order of the records
 * @param partition tells the part of each picture, asked once for each, in that order
 * @param annotated how many pictures the annotations name
 * @param pictures how many pictures the folder has
 */
record ConversionInput(
    List<Pair> pairs,
    Labels labels,
    Function<AnnotatedImage, RecordPart> partition,
    int annotated,
    int pictures) {

  static ConversionInput read(Conversion options, Findings findings) throws IOException {
    List<Finding> read = new ArrayList<>();
    List<AnnotatedImage> annotated = options.source().read(read::add);
    findings.addAll(read);
    Labels labels = options.labels() == null ? Labels.of(annotated) : Labels.read(options.labels());
    PictureFolder folder = PictureFolder.list(options.source().images());
    List<Pair> pairs = Pairing.of(annotated, folder, findings::add);
    int pictures = folder.pictures().size();
    return divided(pairs, options.split(), findings, labels, annotated.size(), pictures);
  }

  private static ConversionInput divided(
      List<Pair> pairs,
      SplitConfig split,
      Findings findings,
      Labels labels,
      int annotated,
      int pictures)
      throws IOException {
    if (split.file() == null) {
      List<Pair> ordered = ordered(pairs, split.seed());
      Function<AnnotatedImage, RecordPart> drawn = drawn(ordered, split.share());
      return new ConversionInput(ordered, labels, drawn, annotated, pictures);
    }
    SplitFile file = SplitFile.read(split.file());
    List<Pair> listed = ordered(listed(pairs, file, findings), split.seed());
    Function<AnnotatedImage, RecordPart> said = image -> file.part(image.filename()).orElseThrow();
    return new ConversionInput(listed, labels, said, annotated, pictures);
  }

  private static List<Pair> listed(List<Pair> pairs, SplitFile file, Findings findings) {
    List<Pair> listed = new ArrayList<>();
    for (Pair pair : pairs) {
      if (file.part(pair.picture().name()).isPresent()) {
        listed.add(pair);
      } else {
        findings.add(
            new Finding(
                "picture in no part",
                Severity.REJECTED,
                pair.picture().path().toString(),
                0,
                "",
                "a line in the split file",
                "none",
                "picture left out"));
      }
    }
    return listed;
  }

  /** The order depends on the names of the pictures and the seed, not on the kind of source. */
  private static List<Pair> ordered(List<Pair> pairs, long seed) {
    List<Pair> ordered = new ArrayList<>(pairs);
    ordered.sort(Comparator.comparing(pair -> pair.picture().name()));
    Collections.shuffle(ordered, new Random(seed));
    return ordered;
  }

  private static Function<AnnotatedImage, RecordPart> drawn(List<Pair> pairs, double share) {
    Map<String, Integer> pictures = new HashMap<>();
    for (Pair pair : pairs) {
      classes(pair.said()).forEach(name -> pictures.merge(name, 1, Integer::sum));
    }
    Draw draw = new Draw(share, pictures);
    return image -> draw.next(classes(image));
  }

  private static Set<String> classes(AnnotatedImage image) {
    Set<String> classes = new TreeSet<>();
    image.objects().stream().map(AnnotatedObject::name).forEach(classes::add);
    return classes;
  }
}
