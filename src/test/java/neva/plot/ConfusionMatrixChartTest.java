package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class ConfusionMatrixChartTest {

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(k -> "c" + k).toList();
  }

  private static int[][] diagonal(int classes, int right, int wrong) {
    int[][] counts = new int[classes][classes];
    for (int t = 0; t < classes; t++) {
      for (int p = 0; p < classes; p++) {
        counts[t][p] = t == p ? right : wrong;
      }
    }
    return counts;
  }

  /** The colour in a corner of a cell, away from its number. */
  private static int luminance(ConfusionMatrixChart chart, BufferedImage image, int t, int p) {
    var colour = new Pixels(image).at(chart.cellX(p) + 1, chart.cellY(t) + 1);
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }

  @Test
  void isDarkestOnTheDiagonalOfAGoodClassifier() {
    for (int classes : new int[] {2, 10, 20, 40, 100}) {
      var chart = new ConfusionMatrixChart("Good", diagonal(classes, 900, 3), names(classes));
      var image = chart.image();
      for (int t = 0; t < classes; t++) {
        int own = luminance(chart, image, t, t);
        int other = luminance(chart, image, t, (t + 1) % classes);
        assertThat(own).as("%d classes, row %d", classes, t).isLessThan(other);
      }
    }
  }

  @Test
  void putsTrueClassesInRowsAndPredictedOnesInColumns() {
    int[][] counts = {{0, 10, 0}, {0, 10, 0}, {0, 0, 10}};
    var chart = new ConfusionMatrixChart("", counts, names(3));
    var image = chart.image();
    assertThat(luminance(chart, image, 0, 1)).isLessThan(luminance(chart, image, 1, 0));
  }

  @Test
  void coloursByTheShareOfTheRow() {
    int[][] counts = {{90, 10}, {1, 9}};
    var chart = new ConfusionMatrixChart("", counts, names(2));
    var image = chart.image();
    assertThat(luminance(chart, image, 0, 0)).isEqualTo(luminance(chart, image, 1, 1));
    assertThat(luminance(chart, image, 0, 1)).isEqualTo(luminance(chart, image, 1, 0));
  }

  @Test
  void leavesTheRowOfAClassWithoutExamplesWhite() {
    var chart = new ConfusionMatrixChart("", new int[][] {{0, 0}, {0, 5}}, names(2));
    var image = chart.image();
    assertThat(luminance(chart, image, 0, 0)).isEqualTo(3 * 255);
  }

  @Test
  void getsDarkerWithEveryPerCent() {
    int before = 3 * 255 + 1;
    for (int percent = 0; percent <= 100; percent++) {
      var colour = ConfusionMatrixChart.colour(percent / 100.0);
      int now = colour.getRed() + colour.getGreen() + colour.getBlue();
      assertThat(now).isLessThan(before);
      before = now;
    }
  }

  @Test
  void writesNumbersForUpToTwentyClasses() {
    assertThat(inkInACell(20)).isTrue();
    assertThat(inkInACell(21)).isFalse();
  }

  private static boolean inkInACell(int classes) {
    var chart = new ConfusionMatrixChart("", diagonal(classes, 88, 0), names(classes));
    var image = chart.image();
    int corner = luminance(chart, image, 0, 0);
    return IntStream.range(1, 21)
        .anyMatch(
            i -> {
              var c = new Pixels(image).at(chart.cellX(0) + i, chart.cellY(0) + 22);
              return c.getRed() + c.getGreen() + c.getBlue() > corner + 200;
            });
  }

  @Test
  void rejectsCountsThatDoNotFitTheNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrixChart("", new int[3][3], names(2)))
        .withMessageContaining("found 3 rows and 2 names");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrixChart("", new int[2][3], names(2)))
        .withMessageContaining("found the row [0, 0, 0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrixChart("", new int[][] {{1, -1}, {0, 1}}, names(2)))
        .withMessageContaining("found the row [1, -1]");
  }
}
