package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import neva.image.ImageFormat;
import neva.image.ImageHeader;
import org.junit.jupiter.api.Test;

class AnnotationCheckTest {

  private static final LabelMap LABELS = LabelMap.of(List.of("raccoon", "cat"));

  private final Desk desk = new Desk(Path.of("annotations"));

  private static ImageHeader header(int width, int height, int orientation) {
    return new ImageHeader(ImageFormat.JPEG, width, height, 3, 8, false, false, orientation);
  }

  private static ImageHeader header(int width, int height) {
    return header(width, height, 1);
  }

  private static AnnotatedImage said(int width, int height, Box... boxes) {
    List<AnnotatedObject> objects =
        IntStream.range(0, boxes.length)
            .mapToObj(i -> AnnotatedObject.of(i + 1, "cat", boxes[i]).withArea(100))
            .toList();
    return new AnnotatedImage(
        "a.jpg", "a.jpg", width, height, false, objects, Path.of("annotations/a.xml"));
  }

  private static AnnotatedImage shares(Box... boxes) {
    AnnotatedImage pixels = said(0, 0, boxes);
    return new AnnotatedImage(
        "a.jpg", "a.jpg", 0, 0, true, pixels.objects(), Path.of("annotations/a.txt"));
  }

  private CheckedImage check(AnnotatedImage said, ImageHeader header) {
    return new AnnotationCheck(LABELS, desk).check(said, header);
  }

  private void leavesBoxes(AnnotatedImage said, ImageHeader header, Box... boxes) {
    CheckedImage checked = check(said, header);

    assertThat(checked.image().objects()).extracting(AnnotatedObject::box).containsExactly(boxes);
    assertThat(checked.image().relative()).isFalse();
    assertThat(checked.image().width()).isEqualTo(header.width());
    assertThat(checked.image().height()).isEqualTo(header.height());
    assertThat(checked.rejected()).isEqualTo(said.objects().size() - boxes.length);
  }

  @Test
  void changesNothingWhereAllIsWell() {
    AnnotatedImage said = said(640, 480, new Box(0, 0, 640, 480), new Box(1.5, 2, 3, 3));

    assertThat(check(said, header(640, 480))).isEqualTo(new CheckedImage(said, 0));
    desk.heardNothing();
  }

  @Test
  void turnsSharesIntoPixels() {
    leavesBoxes(shares(new Box(.25, 0, .75, 1)), header(640, 480), new Box(160, 0, 480, 480));
    desk.heardNothing();
  }

  @Test
  void leavesOutUnknownClassesAndSuggestsTheNearest() {
    AnnotatedImage said =
        said(10, 10)
            .withObjects(
                List.of(
                    AnnotatedObject.of(1, "racoon", new Box(0, 0, 5, 5)),
                    AnnotatedObject.of(2, "zebra", new Box(0, 0, 5, 5)),
                    AnnotatedObject.of(3, "raccoon", new Box(0, 0, 5, 5))));

    CheckedImage checked = check(said, header(10, 10));

    assertThat(checked.image().objects()).extracting(AnnotatedObject::number).containsExactly(3);
    assertThat(checked.rejected()).isEqualTo(2);
    desk.heard(
        "unknown class | a.xml, object 1, class: expected a class of the label map, perhaps \"raccoon\", found \"racoon\"; object left out",
        "unknown class | a.xml, object 2, class: expected a class of the label map, found \"zebra\"; object left out");
  }

  @Test
  void putsSwappedCornersRight() {
    leavesBoxes(
        said(100, 100, new Box(80, 70, 20, 90), new Box(80, 90, 20, 70)),
        header(100, 100),
        new Box(20, 70, 80, 90),
        new Box(20, 70, 80, 90));
    desk.heard(
        "swapped corners | a.xml, object 1, xmin: expected below xmax, found 80 and 20; repaired by swapping them",
        "swapped corners | a.xml, object 2, xmin: expected below xmax, found 80 and 20; repaired by swapping them",
        "swapped corners | a.xml, object 2, ymin: expected below ymax, found 90 and 70; repaired by swapping them");
  }

  @Test
  void clipsBoxesThatReachOutAndSaysSoBeyondRounding() {
    leavesBoxes(
        said(100, 50, new Box(-0.5, 0, 100.5, 50.4), new Box(-1, 40, 120.5, 60)),
        header(100, 50),
        new Box(0, 0, 100, 50),
        new Box(0, 40, 100, 50));
    desk.heard(
        "box outside the picture | a.xml, object 2: expected a box within the picture of 100 x 50, found -1,40 to 120.5,60; repaired by clipping it");
  }

  @Test
  void leavesOutBoxesOutsideThePicture() {
    leavesBoxes(
        said(
            100,
            50,
            new Box(100, 0, 120, 20),
            new Box(0, 50, 20, 60),
            new Box(-9, 0, 0, 20),
            new Box(0, -9, 20, -1)),
        header(100, 50));
    assertThat(desk.findings())
        .hasSize(4)
        .allMatch(f -> f.kind().equals("box outside the picture"))
        .first()
        .extracting(Finding::sentence)
        .isEqualTo(
            "annotations/a.xml, object 1: expected a box on the picture of 100 x 50, found 100,0 to 120,20; object left out");
  }

  @Test
  void leavesOutBoxesUnderOnePixel() {
    leavesBoxes(
        said(
            100,
            50,
            new Box(10, 10, 10, 20),
            new Box(10, 10, 10.9, 20),
            new Box(99.2, 0, 120, 20),
            new Box(10, 10, 11, 11)),
        header(100, 50),
        new Box(10, 10, 11, 11));
    assertThat(desk.findings())
        .extracting(Finding::kind)
        .containsExactly(
            "box under one pixel",
            "box under one pixel",
            "box outside the picture",
            "box under one pixel");
    assertThat(desk.findings().get(0).sentence())
        .endsWith("expected a pixel or more in width and height, found 0 x 10; object left out");
  }

  @Test
  void keepsBoxesOfExactlyOnePixelThatWereShares() {
    for (int size = 1; size < 3000; size += 7) {
      Box pixel = new Box(0.5 / size - 0.5 / size, 0, 0.5 / size + 0.5 / size, 1);
      assertThat(check(shares(pixel), header(size, size)).rejected()).as("size %d", size).isZero();
    }
  }

  @Test
  void leavesOutBoxesThatAreNoNumbers() {
    leavesBoxes(
        said(
            100,
            50,
            new Box(Double.NaN, 0, 10, 10),
            new Box(0, 0, Double.POSITIVE_INFINITY, 10),
            new Box(Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 10)),
        header(100, 50));
    assertThat(desk.findings()).hasSize(3).allMatch(f -> f.kind().equals("not a number"));
    assertThat(desk.findings().get(0).sentence())
        .endsWith("object 1: expected four finite numbers, found NaN,0 to 10,10; object left out");
  }

  @Test
  void addsWhatTheReaderLeftOut() {
    CheckedImage checked =
        check(
            said(10, 10, new Box(0, 0, 5, 5), new Box(9, 9, 9, 9)).withRejected(2), header(10, 10));

    assertThat(checked.rejected()).isEqualTo(3);
    assertThat(checked.isLost()).isFalse();
    assertThat(check(said(10, 10).withRejected(1), header(10, 10)).isLost()).isTrue();
    assertThat(check(said(10, 10), header(10, 10)).isLost()).isFalse();
  }

  @Test
  void takesThePicturesSizeWhereNoneIsStated() {
    leavesBoxes(said(0, 0, new Box(1, 2, 3, 4)), header(640, 480), new Box(1, 2, 3, 4));
    leavesBoxes(said(640, 0), header(640, 480));
    desk.heard(
        "no size | a.xml, width,height: expected 640 x 480, found 0 x 0; the picture's own taken",
        "no size | a.xml, width,height: expected 640 x 480, found 640 x 0; the picture's own taken");
  }

  @Test
  void turnsBoxesBackThatWereDrawnOnTheShownPicture() {
    leavesBoxes(
        said(480, 640, new Box(10, 20, 110, 70)), header(640, 480, 6), new Box(20, 370, 70, 470));
    desk.heard(
        "rotated picture | a.xml: expected boxes for the stored 640 x 480, found boxes for 480 x 640, as EXIF orientation 6 shows the picture; boxes turned back to the stored pixels");
  }

  @Test
  void assumesStoredPixelsWhereTheSizeDoesNotTell() {
    Box box = new Box(10, 20, 110, 70);
    leavesBoxes(said(640, 480, box), header(640, 480, 6), box);
    leavesBoxes(said(500, 500, box), header(500, 500, 8), box);
    leavesBoxes(said(640, 480, box), header(640, 480, 3), box);
    leavesBoxes(said(0, 0, box), header(640, 480, 5), box);
    leavesBoxes(shares(new Box(0, 0, .5, 1)), header(640, 480, 7), new Box(0, 0, 320, 480));
    leavesBoxes(said(640, 480), header(640, 480, 6));
    desk.heard(
        "rotated picture | a.xml: expected a picture without EXIF orientation, found orientation 6 and boxes for 640 x 480; boxes taken for the pixels as stored",
        "rotated picture | a.xml: expected a picture without EXIF orientation, found orientation 8 and boxes for 500 x 500; boxes taken for the pixels as stored",
        "rotated picture | a.xml: expected a picture without EXIF orientation, found orientation 3 and boxes for 640 x 480; boxes taken for the pixels as stored",
        "rotated picture | a.xml: expected a picture without EXIF orientation, found orientation 5 and boxes without a size; boxes taken for the pixels as stored",
        "no size | a.xml, width,height: expected 640 x 480, found 0 x 0; the picture's own taken",
        "rotated picture | a.txt: expected a picture without EXIF orientation, found orientation 7 and boxes as shares; boxes taken for the pixels as stored");
  }

  @Test
  void takesBoxesThatFitThePictureForItsPixels() {
    Box box = new Box(10, 20, 641, 480);
    leavesBoxes(said(500, 375, box), header(640, 480), new Box(10, 20, 640, 480));
    leavesBoxes(said(1000, 1000, new Box(1, 1, 9, 9)), header(640, 480), new Box(1, 1, 9, 9));
    leavesBoxes(said(480, 640, new Box(1, 1, 9, 9)), header(640, 480), new Box(1, 1, 9, 9));
    leavesBoxes(said(50, 50), header(640, 480));
    assertThat(desk.findings().get(0).sentence())
        .isEqualTo(
            "annotations/a.xml, width,height: expected 640 x 480, found 500 x 375; boxes fit the picture and are taken for its pixels");
    assertThat(desk.findings())
        .filteredOn(f -> f.kind().equals("size mismatch"))
        .hasSize(4)
        .allMatch(f -> f.severity() == Finding.Severity.REPAIRED);
  }

  @Test
  void scalesBoxesThatFitALargerSizeOfTheSameShapeOnly() {
    AnnotatedImage said = said(1280, 964, new Box(100, 20, 1280, 900), new Box(0, 0, 20, 30));

    CheckedImage checked = check(said, header(640, 482));

    assertThat(checked.image().objects())
        .extracting(AnnotatedObject::box)
        .containsExactly(new Box(50, 10, 640, 450), new Box(0, 0, 10, 15));
    assertThat(checked.image().objects()).extracting(AnnotatedObject::area).containsOnly(25.0);
    desk.heard(
        "size mismatch | a.xml, width,height: expected 640 x 482, found 1280 x 964; same shape: boxes scaled by 0.5000");
  }

  @Test
  void doesNotGuessWhereTwoReadingsArePossibleOrNone() {
    Box small = new Box(10, 20, 100, 200);
    for (AnnotatedImage said :
        List.of(
            said(1280, 960, small),
            said(320, 240, small),
            said(1000, 1000, small, new Box(0, 0, 700, 700)),
            said(1280, 960, new Box(0, 0, 1300, 960)))) {
      CheckedImage checked = check(said, header(640, 480));
      assertThat(checked.isLost()).isTrue();
      assertThat(checked.rejected()).isEqualTo(said.objects().size());
    }
    String both =
        "; picture left out: same shape and boxes that fit both sizes; correct or remove the size";
    String none = "; picture left out: boxes do not fit it; correct the size and the boxes";
    desk.heard(
        "size mismatch | a.xml, width,height: expected 640 x 480, found 1280 x 960" + both,
        "size mismatch | a.xml, width,height: expected 640 x 480, found 320 x 240" + both,
        "size mismatch | a.xml, width,height: expected 640 x 480, found 1000 x 1000" + none,
        "size mismatch | a.xml, width,height: expected 640 x 480, found 1280 x 960" + none);
  }

  @Test
  void keepsPixelsWhereScalingWouldHardlyMoveThem() {
    Box box = new Box(10, 20, 630, 470);
    leavesBoxes(said(641, 481, box), header(640, 480), box);
    leavesBoxes(said(640, 481, box), header(640, 480), box);
    assertThat(desk.findings())
        .extracting(Finding::severity)
        .containsOnly(Finding.Severity.REPAIRED);
  }

  @Test
  void keepsWhatElseIsKnownOfAnObject() {
    AnnotatedObject object =
        new AnnotatedObject(4, "cat", new Box(0, 0, .5, .5), true, true, "Left", true, 7);
    AnnotatedImage said = shares().withObjects(List.of(object));

    assertThat(check(said, header(10, 10)).image().objects())
        .isEqualTo(Arrays.asList(object.withBox(new Box(0, 0, 5, 5))));
  }
}
