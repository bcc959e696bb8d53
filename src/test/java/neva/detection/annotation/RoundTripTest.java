package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import neva.image.ImageFormat;
import neva.image.ImageHeader;
import neva.io.BadInputException;
import neva.io.FileTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes annotations, reads them back, and expects all that the format can hold. */
class RoundTripTest {

  private static final int TRIES = 60;
  private static final double EXACT = 0;

  private interface Trip {
    void make(Path folder) throws IOException;
  }

  private static void inFolder(Trip trip) throws IOException {
    Path folder = Files.createTempDirectory("round-trip");
    try {
      trip.make(folder);
    } finally {
      FileTree.delete(folder);
    }
  }

  private static void nothingToReport(Finding finding) {
    throw new AssertionError(finding.sentence());
  }

  @Property(tries = TRIES)
  void vocKeepsBoxesAndFlags(@ForAll("sets") List<AnnotatedImage> images) throws IOException {
    inFolder(
        folder -> {
          Annotations.writeVoc(images, folder);
          assertSame(
              Annotations.readVoc(folder, RoundTripTest::nothingToReport),
              images,
              EXACT,
              o ->
                  new AnnotatedObject(
                      0,
                      o.name(),
                      o.box(),
                      o.difficult(),
                      o.truncated(),
                      o.view(),
                      false,
                      Double.NaN));
        });
  }

  @Property(tries = TRIES)
  void csvKeepsBoxes(@ForAll("sets") List<AnnotatedImage> images) throws IOException {
    inFolder(
        folder -> {
          Path csv = folder.resolve("labels.csv");
          Annotations.writeCsv(images, csv);
          assertSame(
              Annotations.readCsv(csv, RoundTripTest::nothingToReport),
              images,
              EXACT,
              o -> AnnotatedObject.of(0, o.name(), o.box()));
        });
  }

  @Property(tries = TRIES)
  void cocoKeepsBoxesAreasCrowdsAndIds(@ForAll("sets") List<AnnotatedImage> images)
      throws IOException {
    inFolder(
        folder -> {
          Path json = folder.resolve("instances.json");
          Annotations.writeCoco(images, labels(images), json);
          List<AnnotatedImage> read = Annotations.readCoco(json, RoundTripTest::nothingToReport);
          assertThat(read)
              .extracting(AnnotatedImage::sourceId)
              .isEqualTo(images.stream().map(AnnotatedImage::sourceId).toList());
          assertSame(
              read,
              images,
              1e-9,
              o ->
                  new AnnotatedObject(
                      0,
                      o.name(),
                      o.box(),
                      false,
                      false,
                      "",
                      o.crowd(),
                      Double.isNaN(o.area()) ? o.box().area() : o.area()));
        });
  }

  @Property(tries = TRIES)
  void yoloKeepsBoxesToAMillionthOfAPixel(@ForAll("sets") List<AnnotatedImage> images)
      throws IOException {
    inFolder(
        folder -> {
          Path pictures = folder.resolve("images");
          for (AnnotatedImage image : images) {
            Path picture = pictures.resolve(image.filename());
            Files.createDirectories(picture.getParent());
            Files.createFile(picture);
          }
          Annotations.writeYolo(images, labels(images), folder);
          List<AnnotatedImage> read =
              Annotations.readYolo(folder, pictures, RoundTripTest::nothingToReport);
          Map<String, AnnotatedImage> written = byName(images);
          AnnotationCheck check =
              new AnnotationCheck(labels(images), RoundTripTest::nothingToReport);
          assertSame(
              read.stream()
                  .map(i -> check.check(i, header(written.get(i.filename()))).image())
                  .toList(),
              images,
              1e-6,
              o -> AnnotatedObject.of(0, o.name(), o.box()));
        });
  }

  private static ImageHeader header(AnnotatedImage image) {
    return new ImageHeader(ImageFormat.PNG, image.width(), image.height(), 3, 8, false, false, 1);
  }

  private static LabelMap labels(List<AnnotatedImage> images) {
    return LabelMap.of(
        images.stream()
            .flatMap(image -> image.objects().stream())
            .map(AnnotatedObject::name)
            .distinct()
            .toList());
  }

  private static Map<String, AnnotatedImage> byName(List<AnnotatedImage> images) {
    return images.stream().collect(Collectors.toMap(AnnotatedImage::filename, Function.identity()));
  }

  private static void assertSame(
      List<AnnotatedImage> read,
      List<AnnotatedImage> written,
      double tolerance,
      UnaryOperator<AnnotatedObject> held) {
    Map<String, AnnotatedImage> originals = byName(written);
    assertThat(byName(read).keySet()).isEqualTo(originals.keySet());
    for (AnnotatedImage image : read) {
      AnnotatedImage original = originals.get(image.filename());
      assertThat(image.width()).isEqualTo(original.width());
      assertThat(image.height()).isEqualTo(original.height());
      assertThat(image.rejected()).isZero();
      assertThat(image.objects()).hasSameSizeAs(original.objects());
      for (int i = 0; i < image.objects().size(); i++) {
        assertSame(image.objects().get(i), held.apply(original.objects().get(i)), tolerance);
      }
    }
  }

  private static void assertSame(AnnotatedObject read, AnnotatedObject held, double tolerance) {
    Box box = read.box();
    assertThat(box.xmin()).isCloseTo(held.box().xmin(), within(tolerance));
    assertThat(box.ymin()).isCloseTo(held.box().ymin(), within(tolerance));
    assertThat(box.xmax()).isCloseTo(held.box().xmax(), within(tolerance));
    assertThat(box.ymax()).isCloseTo(held.box().ymax(), within(tolerance));
    assertThat(withoutNumber(read.withBox(held.box()))).isEqualTo(held);
  }

  private static AnnotatedObject withoutNumber(AnnotatedObject o) {
    return new AnnotatedObject(
        0, o.name(), o.box(), o.difficult(), o.truncated(), o.view(), o.crowd(), o.area());
  }

  /** Sets of up to four pictures with odd names, in two folders, whose stems differ. */
  @Provide
  Arbitrary<List<AnnotatedImage>> sets() {
    return words()
        .set()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(
            stems ->
                image()
                    .list()
                    .ofSize(stems.size())
                    .map(images -> named(images, new ArrayList<>(stems))));
  }

  private static List<AnnotatedImage> named(List<AnnotatedImage> images, List<String> stems) {
    return IntStream.range(0, images.size())
        .mapToObj(i -> named(images.get(i), (i % 2 == 0 ? "" : "süb dir/") + stems.get(i), i))
        .toList();
  }

  private static AnnotatedImage named(AnnotatedImage image, String stem, int index) {
    String filename = stem + (index < 2 ? ".jpg" : ".PNG");
    String id = Long.toString(1_000_000_000_000L - index);
    return new AnnotatedImage(
        filename, id, image.width(), image.height(), false, image.objects(), Path.of("memory"));
  }

  private static Arbitrary<AnnotatedImage> image() {
    Arbitrary<Integer> sides = Arbitraries.integers().between(1, 12_000);
    return Combinators.combine(sides, sides)
        .flatAs(
            (width, height) ->
                object(width, height)
                    .list()
                    .ofMaxSize(3)
                    .map(
                        objects ->
                            new AnnotatedImage(
                                "", "", width, height, false, objects, Path.of(""))));
  }

  private static Arbitrary<AnnotatedObject> object(int width, int height) {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(
            words(),
            box(width, height),
            flags,
            flags,
            Arbitraries.of("", "Frontal", "Rear & left"),
            flags,
            Arbitraries.of(Double.NaN, 0.0, 12.0, 1 / 3.0, 1e9))
        .as(
            (name, box, difficult, truncated, view, crowd, area) ->
                new AnnotatedObject(0, name, box, difficult, truncated, view, crowd, area));
  }

  /** At least a pixel large and within the picture; some of whole pixels. */
  private static Arbitrary<Box> box(int width, int height) {
    Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1).ofScale(15);
    return Combinators.combine(shares, shares, shares, shares, Arbitraries.of(true, false))
        .as(
            (x, y, w, h, whole) -> {
              double xmin = x * (width - 1);
              double ymin = y * (height - 1);
              double xmax = xmin + 1 + w * (width - 1 - xmin);
              double ymax = ymin + 1 + h * (height - 1 - ymin);
              return whole
                  ? new Box((int) xmin, (int) ymin, (int) xmax, (int) ymax)
                  : new Box(xmin, ymin, Math.min(width, xmax), Math.min(height, ymax));
            });
  }

  /** Names of files and classes that have every sign that means something in one of the formats. */
  private static Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("ab,;'\"&<>#:%-[]{}=|!\t .éß漢")
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(word -> word + Character.toString(0x1F99D))
        .map(String::strip)
        .filter(word -> !word.startsWith(".") && !word.matches("[A-Za-z]:.*"));
  }

  @TempDir Path folder;

  private AnnotatedImage image(String filename, boolean relative, int width, String... names) {
    List<AnnotatedObject> objects = new ArrayList<>();
    for (String name : names) {
      objects.add(AnnotatedObject.of(objects.size() + 1, name, new Box(0, 0, 1, 1)));
    }
    return new AnnotatedImage(filename, filename, width, width, relative, objects, folder);
  }

  @Test
  void vocWritesPicturesOfOneNameIntoDifferentFiles() throws IOException {
    List<AnnotatedImage> images =
        List.of(image("a.jpg", false, 9), image("a.png", false, 9), image("a_.jpg", false, 9));

    Annotations.writeVoc(images, folder);

    assertThat(Annotations.readVoc(folder))
        .extracting(AnnotatedImage::filename)
        .containsExactlyInAnyOrder("a.jpg", "a.png", "a_.jpg");
  }

  @Test
  void vocReadsAsPeopleKnowIt() throws IOException {
    Annotations.writeVoc(List.of(image("x/a.jpg", false, 9, "cat")), folder);

    assertThat(Files.readString(folder.resolve("x/a.xml")))
        .isEqualTo(
            """
            <annotation>
            \t<filename>a.jpg</filename>
            \t<size>
            \t\t<width>9</width>
            \t\t<height>9</height>
            \t\t<depth>3</depth>
            \t</size>
            \t<segmented>0</segmented>
            \t<object>
            \t\t<name>cat</name>
            \t\t<pose>Unspecified</pose>
            \t\t<truncated>0</truncated>
            \t\t<difficult>0</difficult>
            \t\t<bndbox>
            \t\t\t<xmin>0</xmin>
            \t\t\t<ymin>0</ymin>
            \t\t\t<xmax>1</xmax>
            \t\t\t<ymax>1</ymax>
            \t\t</bndbox>
            \t</object>
            </annotation>
            """);
  }

  @Test
  void yoloNumbersClassesFromZeroInTheOrderOfTheMap() throws IOException {
    LabelMap labels =
        LabelMap.parse(
            "item { id: 7 name: 'dog' } item { id: 3 name: '/m/1' display_name: 'cat' }"
                + "item { id: 0 name: 'background' }",
            "map");

    Annotations.writeYolo(List.of(image("a.jpg", true, 0, "dog", "/m/1", "cat")), labels, folder);

    assertThat(Files.readString(folder.resolve("labels/a.txt")))
        .isEqualTo("1 0.5 0.5 1 1\n0 0.5 0.5 1 1\n0 0.5 0.5 1 1\n");
    assertThat(Files.readString(folder.resolve("classes.txt"))).isEqualTo("cat\ndog\n");
    assertThat(Files.readString(folder.resolve("data.yaml")))
        .isEqualTo("train: images\nval: images\nnames:\n  0: \"cat\"\n  1: \"dog\"\n");
  }

  @Test
  void cocoCountsPicturesWhoseSourcesNumberNone() throws IOException {
    Path json = folder.resolve("a.json");

    Annotations.writeCoco(
        List.of(image("b.jpg", true, 9, "cat"), image("a.jpg", false, 0)),
        LabelMap.of(List.of("cat")),
        json);

    assertThat(Files.readString(json))
        .isEqualTo(
            "{\"images\":[{\"id\":1,\"file_name\":\"b.jpg\",\"width\":9,\"height\":9},"
                + "{\"id\":2,\"file_name\":\"a.jpg\",\"width\":0,\"height\":0}],"
                + "\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,"
                + "\"bbox\":[0.0,0.0,9.0,9.0],\"area\":81.0,\"iscrowd\":0}],"
                + "\"categories\":[{\"id\":1,\"name\":\"cat\"}]}");
  }

  @Test
  void refusesWhatAFormatCannotHold() {
    LabelMap labels = LabelMap.of(List.of("cat", "two\nlines"));
    refuses(
        () -> Annotations.writeVoc(List.of(image("a.jpg", false, 9, "b\u0001")), folder),
        "holds the character U+0001, which XML cannot");
    refuses(
        () -> Annotations.writeVoc(List.of(image("../a.jpg", false, 9)), folder),
        "expected the name of a picture within its folder, found \"../a.jpg\"");
    refuses(
        () -> Annotations.writeCsv(List.of(image("a.jpg", true, 0, "cat")), folder.resolve("a")),
        "expected the size of a.jpg, found none");
    refuses(
        () ->
            Annotations.writeCsv(
                List.of(image("a.jpg", false, 9, "two\nlines")), folder.resolve("a")),
        "Expected a name without line breaks, found \"two lines\"");
    refuses(
        () -> Annotations.writeYolo(List.of(), labels, folder),
        "Expected a name without line breaks");
    refuses(
        () ->
            Annotations.writeYolo(
                List.of(image("a.jpg", false, 9), image("a.png", false, 9)),
                LabelMap.of(List.of("cat")),
                folder),
        "found a.jpg and a.png, for which YOLO has one text");
    refuses(
        () ->
            Annotations.writeCoco(
                List.of(image("a.jpg", false, 9, "cats")), labels, folder.resolve("a")),
        "a.jpg, object 1: expected a class of the label map, perhaps \"cat\", found \"cats\".");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void refuses(Writing writing, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(writing::run)
        .withMessageContaining(message);
  }
}
