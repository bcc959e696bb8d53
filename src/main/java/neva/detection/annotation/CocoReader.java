package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Reads COCO instances; see {@link Annotations#readCoco(Path, Consumer)}. The lists may come in any
 * order, so the boxes are kept by their picture's id until the file has ended.
 */
final class CocoReader {

  /** A box whose class is known by its id alone; the box is null when it could not be read. */
  private record Entry(int number, String category, Box box, boolean crowd, double area) {}

  private final Path file;
  private final Reporter report;
  private final CocoPictures pictures = new CocoPictures();
  private final CocoClasses classes = new CocoClasses();
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<String, String> categoryIds = new HashMap<>();
  private final LongStream.Builder entryIds = LongStream.builder();

  CocoReader(Path file, Consumer<Finding> findings) {
    this.file = file;
    this.report = Reporter.of(findings, file);
  }

  List<AnnotatedImage> read() throws IOException {
    new CocoJson(AnnotationFiles.required(file), this::collect).walk();
    noteRepeatedIds();
    Map<String, AnnotatedImage> images = new LinkedHashMap<>();
    for (CocoPictures.Picture picture : pictures.usable()) {
      List<Entry> own = entries.remove(picture.id());
      AnnotatedImage image = image(picture, own == null ? List.of() : own);
      images.merge(picture.filename(), image, this::withoutSecond);
    }
    entries.forEach(this::reportUnknownPicture);
    return List.copyOf(images.values());
  }

  private void collect(String list, int number, Map<String, String> texts) {
    String place = list + "[" + number + "]";
    switch (list) {
      case CocoJson.IMAGES -> pictures.add(place, new ObjectFields(texts, report));
      case CocoJson.CATEGORIES -> classes.add(place, new ObjectFields(texts, report));
      default -> collectEntry(number, new ObjectFields(texts, report.object(number)));
    }
  }

  private void collectEntry(int number, ObjectFields fields) {
    Decimal.parse(fields.text("id")).ifPresent(id -> entryIds.add((long) id));
    String category = categoryIds.computeIfAbsent(id(fields.text("category_id")), id -> id);
    Entry entry =
        new Entry(
            number,
            category,
            fields
                .box("bbox/x", "bbox/y", "bbox/width", "bbox/height")
                .map(b -> new Box(b.xmin(), b.ymin(), b.xmin() + b.xmax(), b.ymin() + b.ymax()))
                .orElse(null),
            fields.flag("iscrowd"),
            Decimal.parse(fields.text("area")).orElse(Double.NaN));
    entries.computeIfAbsent(id(fields.text("image_id")), id -> new ArrayList<>(4)).add(entry);
  }

  /** Ids are compared as numbers where they are: 7, 7.0 and "7" are one. */
  static String id(String text) {
    OptionalDouble number = Decimal.parse(text);
    return number.isPresent() && number.getAsDouble() == (long) number.getAsDouble()
        ? Long.toString((long) number.getAsDouble())
        : text;
  }

  private AnnotatedImage image(CocoPictures.Picture picture, List<Entry> own) {
    Reporter place = report.picture(picture.filename());
    List<AnnotatedObject> objects = new ArrayList<>(own.size());
    own.forEach(entry -> object(entry, place.object(entry.number)).ifPresent(objects::add));
    return new AnnotatedImage(
        picture.filename(),
        picture.id(),
        picture.width(),
        picture.height(),
        false,
        objects,
        file,
        own.size() - objects.size());
  }

  private Optional<AnnotatedObject> object(Entry entry, Reporter place) {
    Optional<String> name = classes.name(entry.category);
    if (name.isEmpty()) {
      place.rejected(
          Kind.UNKNOWN_CLASS,
          "category_id",
          "an id of the categories",
          entry.category.isEmpty() ? "none" : entry.category,
          Reporter.OBJECT_LEFT_OUT);
    }
    return entry.box == null
        ? Optional.empty()
        : name.map(
            n ->
                new AnnotatedObject(
                    entry.number, n, entry.box, false, false, "", entry.crowd, entry.area));
  }

  /** Joining the boxes of both could double them; the first is marked as incomplete instead. */
  private AnnotatedImage withoutSecond(AnnotatedImage first, AnnotatedImage second) {
    report
        .picture(second.filename())
        .rejected(
            Kind.DUPLICATE_FILE,
            "images file_name",
            "each picture once",
            "ids %s and %s of one file".formatted(first.sourceId(), second.sourceId()),
            "the second and its objects left out");
    return first.withRejected(first.rejected() + second.objects().size() + second.rejected());
  }

  private void reportUnknownPicture(String id, List<Entry> unplaced) {
    if (pictures.isListed(id)) {
      return;
    }
    for (Entry entry : unplaced) {
      report
          .object(entry.number)
          .rejected(
              Kind.UNKNOWN_PICTURE,
              "image_id",
              "an id of the images",
              id.isEmpty() ? "none" : id,
              Reporter.OBJECT_LEFT_OUT);
    }
  }

  private void noteRepeatedIds() {
    long[] ids = entryIds.build().sorted().toArray();
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] == ids[i - 1]) {
        report.note(
            Kind.DUPLICATE_ID,
            "annotations id",
            "each id once",
            ids[i] + " twice",
            "all objects kept");
        return;
      }
    }
  }
}
