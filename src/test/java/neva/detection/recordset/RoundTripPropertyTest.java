package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.image.ImageFormat;
import neva.io.FileTree;
import neva.tfrecord.Examples;

/** Annotated pictures to records, to files of each kind, and to records again. */
class RoundTripPropertyTest {

  private static final LabelMap LABELS =
      LabelMap.parse(
          "item{id:2 name:'cat'} item{id:7 name:'a \"dog\" & co'} item{id:40 name:'Öl,fass'}",
          "map");

  /** A record keeps everything; coordinates to the decimals that a float can tell apart. */
  @Property(tries = 500)
  void recordsKeepEverything(@ForAll("images") AnnotatedImage image) {
    byte[] record = ExampleEncoder.encode(image, stored(image), LABELS);
    RecordedPicture read = ExampleDecoder.decode(Examples.parse(record), image.source());
    assertThat(read.image()).isEqualTo(image);
    assertThat(read.labels())
        .isEqualTo(
            image.objects().stream().mapToLong(o -> LABELS.id(o.name()).getAsInt()).toArray());
  }

  private static StoredPicture stored(AnnotatedImage image) {
    return StoredPicture.of(new byte[] {1}, ImageFormat.PNG, image.width(), image.height());
  }

  @Property(tries = 25)
  void vocKeepsAllButCrowdsAreasAndIds(@ForAll("sets") List<AnnotatedImage> set)
      throws IOException {
    assertKept(
        set,
        Kind.VOC,
        o -> with(o, o.difficult(), o.truncated(), o.view(), false, Double.NaN),
        false);
  }

  @Property(tries = 25)
  void cocoKeepsCrowdsAreasAndIds(@ForAll("sets") List<AnnotatedImage> set) throws IOException {
    assertKept(set, Kind.COCO, o -> with(o, false, false, "", o.crowd(), area(o)), true);
  }

  @Property(tries = 25)
  void yoloKeepsClassesAndBoxes(@ForAll("sets") List<AnnotatedImage> set) throws IOException {
    assertKept(set, Kind.YOLO, RoundTripPropertyTest::plain, false);
  }

  @Property(tries = 25)
  void csvKeepsClassesAndBoxes(@ForAll("sets") List<AnnotatedImage> set) throws IOException {
    assertKept(set, Kind.CSV, RoundTripPropertyTest::plain, false);
  }

  private interface Kept {
    AnnotatedObject of(AnnotatedObject object);
  }

  private static AnnotatedObject plain(AnnotatedObject object) {
    return with(object, false, false, "", false, Double.NaN);
  }

  private static double area(AnnotatedObject o) {
    double area = Double.isNaN(o.area()) ? o.box().area() : o.area();
    return Double.parseDouble(Float.toString((float) area)); // as records keep it
  }

  private static AnnotatedObject with(
      AnnotatedObject o,
      boolean difficult,
      boolean truncated,
      String view,
      boolean crowd,
      double area) {
    return new AnnotatedObject(
        o.number(), o.name(), o.box(), difficult, truncated, view, crowd, area);
  }

  private static void assertKept(List<AnnotatedImage> set, Kind kind, Kept kept, boolean ids)
      throws IOException {
    Path folder = Files.createTempDirectory("neva-round-trip");
    try {
      Path file = folder.resolve("a.record");
      List<byte[]> records = new ArrayList<>();
      for (AnnotatedImage image : set) {
        records.add(ExampleEncoder.encode(image, drawn(image), LABELS));
      }
      RecordSets.write(file, records.toArray(byte[][]::new));
      Path out = folder.resolve("out");
      Extraction.run(List.of(file), kind, out);
      Path again = folder.resolve("again");
      Path labels = out.resolve("label_map.pbtxt");
      Conversion conversion = Conversion.of(ExtractionTest.extracted(out, kind), again);
      ConversionReport report =
          (Files.exists(labels) ? conversion.withLabels(labels) : conversion).run();
      assertThat(report.findings()).extracting(f -> f.kind()).doesNotContain("size mismatch");
      assertSame(set, again, kept, ids);
    } finally {
      FileTree.delete(folder);
    }
  }

  private static void assertSame(List<AnnotatedImage> set, Path again, Kept kept, boolean ids)
      throws IOException {
    var read = RecordSets.images(again);
    assertThat(read).hasSameSizeAs(set);
    for (AnnotatedImage image : set) {
      AnnotatedImage found = read.get(image.filename());
      assertThat(found.width()).isEqualTo(image.width());
      assertThat(found.height()).isEqualTo(image.height());
      List<AnnotatedObject> expected = image.objects().stream().map(kept::of).toList();
      assertThat(found.objects()).isEqualTo(expected);
      if (ids) {
        assertThat(found.sourceId()).isEqualTo(image.sourceId());
      }
    }
  }

  private static StoredPicture drawn(AnnotatedImage image) throws IOException {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] file = DrawnSet.encoded(picture, "png");
    return StoredPicture.of(file, ImageFormat.PNG, image.width(), image.height());
  }

  @Provide
  Arbitrary<List<AnnotatedImage>> sets() {
    return images()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            list ->
                IntStream.range(0, list.size())
                    .mapToObj(
                        i -> {
                          AnnotatedImage image = list.get(i);
                          return new AnnotatedImage(
                              "sub/%d.png".formatted(i),
                              Integer.toString(900 - i),
                              image.width(),
                              image.height(),
                              false,
                              image.objects(),
                              image.source());
                        })
                    .toList());
  }

  @Provide
  Arbitrary<AnnotatedImage> images() {
    Arbitrary<Integer> sides = Arbitraries.integers().between(8, 700);
    return Combinators.combine(sides, sides)
        .flatAs(
            (width, height) ->
                objects(width, height)
                    .list()
                    .ofMaxSize(5)
                    .map(objects -> image(width, height, objects)));
  }

  private static AnnotatedImage image(int width, int height, List<AnnotatedObject> objects) {
    List<AnnotatedObject> numbered = new ArrayList<>();
    boolean areas = objects.stream().allMatch(o -> o.area() > 0); // known for all, or unknown
    for (AnnotatedObject o : objects) {
      numbered.add(
          new AnnotatedObject(
              numbered.size() + 1,
              o.name(),
              o.box(),
              o.difficult(),
              o.truncated(),
              o.view(),
              o.crowd(),
              areas ? o.area() : Double.NaN));
    }
    return new AnnotatedImage("ä b.png", "17", width, height, false, numbered, Path.of("a.record"));
  }

  private static Arbitrary<AnnotatedObject> objects(int width, int height) {
    Arbitrary<String> names = Arbitraries.of(LABELS.items()).map(LabelMap.Item::name);
    Arbitrary<Boolean> flags = Arbitraries.of(false, true);
    Arbitrary<String> views = Arbitraries.of("", "Frontal", "Left");
    Arbitrary<Double> areas = Arbitraries.of(0.0, 1.5, 702.1057, 4200.0);
    return Combinators.combine(names, boxes(width, height), flags, flags, views, flags, areas)
        .as((n, box, d, t, v, c, a) -> new AnnotatedObject(0, n, box, d, t, v, c, a));
  }

  /** Of whole and of half and hundredth pixels. */
  private static Arbitrary<Box> boxes(int width, int height) {
    return Combinators.combine(Arbitraries.of(1, 2, 100), edges(), edges(), edges(), edges())
        .as(
            (parts, a, b, c, d) ->
                new Box(
                    at(a * (width - 2), parts),
                    at(b * (height - 2), parts),
                    at((a + c * (1 - a)) * (width - 2) + 2, parts),
                    at((b + d * (1 - b)) * (height - 2) + 2, parts)));
  }

  private static Arbitrary<Double> edges() {
    return Arbitraries.doubles().between(0, 1).ofScale(6);
  }

  private static double at(double pixels, int parts) {
    return Math.rint(pixels * parts) / parts;
  }
}
