package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import neva.detection.annotation.Box;

class GeometryTest {

  @Provide
  Arbitrary<Box> boxes() {
    return Boxes.arbitrary();
  }

  @Property
  void overlapIsSymmetricAndAShare(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
    assertThat(a.iou(b)).isEqualTo(b.iou(a)).isBetween(0.0, 1.0);
  }

  @Property
  void aBoxOverlapsItselfWholly(@ForAll("boxes") Box box) {
    assertThat(box.iou(box)).isCloseTo(1, within(1e-9));
  }

  @Property
  void overlapStaysUnderMovesAndScaling(
      @ForAll("boxes") Box a,
      @ForAll("boxes") Box b,
      @ForAll @DoubleRange(min = 0.5, max = 2) double factor) {
    assertThat(a.scale(factor, 3).iou(b.scale(factor, 3))).isCloseTo(a.iou(b), within(1e-9));
  }

  /** Counts the points of a fine grid that lie in both boxes, and in either. */
  @Property(tries = 50)
  void overlapIsTheShareOfCommonPoints(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double x = (i % 1000 + 0.5) / 1000;
      double y = (i / 1000 + 0.5) / 1000;
      boolean inA = contains(a, x, y);
      boolean inB = contains(b, x, y);
      both += inA && inB ? 1 : 0;
      either += inA || inB ? 1 : 0;
    }
    double error = 2.0 * (a.width() + a.height() + b.width() + b.height()) / 1000;
    double union = a.area() + b.area() - a.intersection(b);
    assertThat(a.iou(b)).isCloseTo((double) both / Math.max(1, either), within(error / union));
  }

  private static boolean contains(Box box, double x, double y) {
    return box.xmin() < x && x < box.xmax() && box.ymin() < y && y < box.ymax();
  }

  @Example
  void boxesThatOnlyTouchDoNotOverlap() {
    assertThat(new Box(0, 0, 1, 1).iou(new Box(1, 0, 2, 1))).isZero();
    assertThat(new Box(0, 0, 2, 2).iou(new Box(1, 1, 3, 3))).isCloseTo(1 / 7.0, within(1e-12));
  }

  @Property
  void decodingGivesBackWhatWasEncoded(@ForAll("boxes") Box box, @ForAll("boxes") Box anchor) {
    Box back = BoxCoder.SSD.decode(BoxCoder.SSD.encode(box, anchor), anchor);
    assertThat(back.xmin()).isCloseTo(box.xmin(), within(1e-4));
    assertThat(back.ymin()).isCloseTo(box.ymin(), within(1e-4));
    assertThat(back.xmax()).isCloseTo(box.xmax(), within(1e-4));
    assertThat(back.ymax()).isCloseTo(box.ymax(), within(1e-4));
  }

  @Property
  void theCodeOfAnAnchorIsZero(@ForAll("boxes") Box anchor) {
    assertThat(BoxCoder.SSD.encode(anchor, anchor)).containsOnly(0);
  }

  /** The example in the tests of the API's faster_rcnn_box_coder. */
  @Example
  void encodesAsTheApiDoes() {
    float[] code =
        new BoxCoder(2, 3, 4, 5).encode(Boxes.yxyx(10, 10, 20, 15), Boxes.yxyx(15, 12, 30, 18));
    assertThat(code)
        .containsExactly(new float[] {-1, -1.25f, -1.62186f, -0.911608f}, within(1e-5f));
  }
}
