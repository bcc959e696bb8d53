package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class LineChartTest {

  private static final double[] XS = {0, 1, 2, 3};

  private static Pixels draw(LineChart chart) {
    return new Pixels(chart.image(600, 400));
  }

  private static LineChart empty() {
    return new LineChart("Title", "x", "y");
  }

  @Test
  void isAsLargeAsAsked() {
    var image = empty().line("a", XS, XS).image(640, 320);
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(320);
  }

  @Test
  void drawsEveryLineInItsOwnColour() {
    var pixels =
        draw(
            empty()
                .line("a", XS, new double[] {0, 1, 2, 3})
                .line("b", XS, new double[] {3, 2, 1, 0}));
    assertThat(pixels.count(Style.line(0))).isGreaterThan(300);
    assertThat(pixels.count(Style.line(1))).isGreaterThan(300);
    assertThat(pixels.hasNone(Style.line(2))).isTrue();
  }

  @Test
  void dashesTheLinesThatTakeAColourAgain() {
    var solid = empty().line("a", XS, XS);
    var dashed = empty();
    for (int i = 0; i < 7; i++) {
      dashed.line("hidden " + i, new double[0], new double[0]);
    }
    dashed.line("a", XS, XS);
    long inTheLegend = draw(empty().line("a", new double[0], new double[0])).count(Style.line(0));
    long drawn = draw(dashed).count(Style.line(0)) - 2 * inTheLegend;
    assertThat(drawn).isBetween(1L, 3 * draw(solid).count(Style.line(0)) / 4);
  }

  @Test
  void leavesOutPointsThatAreNotFinite() {
    double nan = Double.NaN;
    var with = new double[] {0, nan, 2, Double.POSITIVE_INFINITY, 4};
    var holes = draw(empty().line("a", new double[] {0, 1, 2, 3, 4}, with));
    var without = draw(empty().line("a", new double[] {0, 2, 4}, new double[] {0, 2, 4}));
    assertThat(holes.count(Style.line(0))).isEqualTo(without.count(Style.line(0)));
  }

  @Test
  void bendsALineOnTheLogarithmicAxis() {
    double[] xs = IntStream.range(0, 100).asDoubleStream().toArray();
    var straight = draw(empty().line("a", xs, xs));
    var bent = draw(empty().logarithmicY().line("a", xs, xs));
    assertThat(bent.count(Style.line(0))).isNotEqualTo(straight.count(Style.line(0)));
  }

  @Test
  void drawsSomethingForEveryOddLine() {
    var none = new double[0];
    var one = new double[] {5};
    assertThat(draw(empty()).hasNone(Style.line(0))).isTrue();
    assertThat(draw(empty().line("empty", none, none)).image()).isNotNull();
    assertThat(draw(empty().line("point", one, one)).count(Style.line(0))).isPositive();
    assertThat(draw(empty().line("flat", XS, new double[4])).count(Style.line(0))).isPositive();
    assertThat(
            draw(empty().logarithmicY().line("negative", XS, new double[] {-1, -2, -1, 0})).image())
        .isNotNull();
    assertThat(draw(empty().logarithmicY().line("flat", XS, new double[] {2, 2, 2, 2})).image())
        .isNotNull();
  }

  @Test
  void drawsABandBehindTheLineInATintOfItsColour() {
    double[] middle = {1, 2, 1, 2};
    double[] lower = {0, 1, 0, 1};
    double[] upper = {2, 3, 2, 3};
    var pixels =
        draw(
            empty()
                .line("actual", XS, XS)
                .band("interval", XS, lower, upper)
                .line("forecast", XS, middle));
    assertThat(pixels.count(overWhite(Style.tint(Style.line(1))))).isGreaterThan(10_000);
    assertThat(pixels.count(overWhite(Style.tint(Style.line(0))))).isLessThan(100);
    assertThat(pixels.count(Style.line(1))).isGreaterThan(300);
  }

  private static Color overWhite(Color tint) {
    double share = tint.getAlpha() / 255.0;
    return new Color(
        mixed(tint.getRed(), share), mixed(tint.getGreen(), share), mixed(tint.getBlue(), share));
  }

  private static int mixed(int part, double share) {
    return (int) Math.round(255 * (1 - share) + part * share);
  }

  @Test
  void drawsPointsThatAreNotJoined() {
    var joined = draw(empty().line("a", XS, XS));
    var points = draw(empty().points("a", XS, XS));
    assertThat(points.count(Style.line(0)))
        .isPositive()
        .isLessThan(joined.count(Style.line(0)) / 2);
  }

  @Test
  void drawsSomethingForEveryOddAxisOfTimes() {
    var none = new double[0];
    double[] one = {1e9};
    assertThat(draw(empty().timesX().line("a", none, none)).image()).isNotNull();
    assertThat(draw(empty().timesX().line("a", one, one)).count(Style.line(0))).isPositive();
    double[] decades = {-2e9, 0, 2e9};
    assertThat(draw(empty().timesX().line("a", decades, decades)).count(Style.line(0)))
        .isPositive();
  }

  @Test
  void rejectsABandOfTheNameOfALine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty().line("a", XS, XS).band("a", XS, XS, XS))
        .withMessage("name must be new, found a second line a");
  }

  @Test
  void rejectsALineOfTwoLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty().line("a", XS, new double[3]))
        .withMessage("xs and ys must be equally long, found 4 and 3");
  }

  @Test
  void rejectsASecondLineOfTheSameName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty().line("a", XS, XS).line("a", XS, XS))
        .withMessage("name must be new, found a second line a");
  }

  @Test
  void rejectsASizeTooSmallToRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty().image(600, 99))
        .withMessage("width and height must be at least 100, found 600 and 99");
  }
}
