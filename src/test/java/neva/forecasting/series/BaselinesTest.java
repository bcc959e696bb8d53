package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselinesTest {

  private static final double[] SWING = {3, -1, -4, 2};

  private final Series series = SeriesOf.values(1, 4, 2, 7, 3, 9);

  @Test
  void repeatAndAverage() {
    assertThat(forecast(new Mean(), series, 2)).containsExactly(26 / 6.0, 26 / 6.0);
    assertThat(forecast(new LastValue(), series, 2)).containsExactly(9, 9);
    assertThat(forecast(new SeasonalLastValue(2), series, 3)).containsExactly(3, 9, 3);
  }

  @Test
  void addTheChangeOfTheSeasonBefore() {
    // season 2: 9 + (3 − 7), then 5 + (9 − 3), then 11 + (5 − 9)
    assertThat(forecast(new SeasonalChange(2), series, 3)).containsExactly(5, 11, 7);
  }

  @Test
  void averageTheChangesOfTheLastSeasons() {
    // 9 + ((3 − 7) + (2 − 4)) / 2, then 6 + ((9 − 3) + (7 − 2) + (4 − 1)) / 3
    assertThat(forecast(new SeasonalChange(2, 2), series, 1)).containsExactly(6);
    double[] upToFive = forecast(new SeasonalChange(2, 5), series, 2);
    assertThat(upToFive[0]).isEqualTo(6);
    assertThat(upToFive[1]).isCloseTo(6 + 14 / 3.0, within(1e-12));
  }

  @Test
  void saysHowMuchPastASeasonNeeds() {
    assertThatThrownBy(() -> forecast(new SeasonalChange(6), series, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected 7 values or more for the change of a season of 6");
    assertThatThrownBy(() -> forecast(new SeasonalLastValue(7), series, 1))
        .hasMessageStartingWith("Expected 7 values or more for a season of 7");
  }

  @Test
  void autoregressionContinuesASineExactly() {
    Series sine = SeriesOf.function(80, i -> 50 + 3 * Math.sin(0.7 * i));
    double[] expected =
        IntStream.range(80, 90).mapToDouble(i -> 50 + 3 * Math.sin(0.7 * i)).toArray();
    assertThat(forecast(LinearAutoregression.ofOrder(2), sine, 10))
        .containsExactly(expected, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1e9, 0", "1e-6, 3", "1, 1e6", "1e12, -1e12"})
  void autoregressionForecastsAlikeInAllUnits(double unit, double zero) {
    Random random = new Random(3);
    Series walk = SeriesOf.function(60, i -> 0.3 * i + random.nextGaussian());
    Series other = SeriesOf.function(60, i -> zero + unit * walk.value(i));
    double[] expected = forecast(LinearAutoregression.ofOrder(5), walk, 4);
    double[] found = forecast(LinearAutoregression.ofOrder(5), other, 4);
    assertThat(Arrays.stream(found).map(value -> (value - zero) / unit).toArray())
        .containsExactly(expected, within(1e-4));
  }

  @Test
  void autoregressionOfAConstantIsTheConstant() {
    Series constant = SeriesOf.function(40, i -> 5);
    assertThat(forecast(LinearAutoregression.ofOrder(3), constant, 3))
        .containsExactly(new double[] {5, 5, 5}, within(1e-9));
  }

  @Test
  void autoregressionChoosesTheOrderThatForecastsBest() {
    Random random = new Random(1);
    Series swing =
        SeriesOf.function(200, i -> 10 * SWING[i % 4] + random.nextGaussian() + 0.01 * i);
    LinearAutoregression choice = LinearAutoregression.bestOf(1, 2, 4);
    assertThat(choice.bestOrder(swing.trainOnAll())).isEqualTo(4);
  }

  @Test
  void autoregressionLeavesOutOrdersThatAreTooLong() {
    Series shortSeries = SeriesOf.function(40, i -> i % 12);
    assertThat(LinearAutoregression.bestOf(3, 12, 24).bestOrder(shortSeries.trainOnAll()))
        .isEqualTo(3);
    assertThatThrownBy(() -> forecast(LinearAutoregression.ofOrder(20), shortSeries, 1))
        .hasMessageStartingWith("Expected 41 values or more for an autoregression of order 20");
    assertThatThrownBy(() -> LinearAutoregression.ofOrder(0))
        .hasMessage("order must be positive, found 0");
    assertThatThrownBy(LinearAutoregression::bestOf)
        .hasMessage("orders must be one or more, found none");
  }

  @Test
  void holtWintersContinuesALineWithASwing() {
    Series sum = SeriesOf.function(40, i -> 100 + 2 * i + SWING[i % 4]);
    double[] expected =
        IntStream.range(40, 50).mapToDouble(i -> 100 + 2 * i + SWING[i % 4]).toArray();
    assertThat(forecast(HoltWinters.additive(4), sum, 10)).containsExactly(expected, within(1e-6));
  }

  @Test
  void holtWintersContinuesASwingThatGrows() {
    double[] factors = {1.2, 0.9, 1.0, 0.9};
    Series product = SeriesOf.function(40, i -> (100 + 2 * i) * factors[i % 4]);
    double[] expected =
        IntStream.range(40, 50).mapToDouble(i -> (100 + 2 * i) * factors[i % 4]).toArray();
    assertThat(forecast(HoltWinters.multiplicative(4), product, 10))
        .containsExactly(expected, within(0.05));
  }

  @Test
  void holtWintersKeepsRunningAfterTheTrainingPart() {
    Series jump = SeriesOf.function(48, i -> (i < 40 ? 100 : 200) + SWING[i % 4] + 0.1 * (i % 7));
    SeriesSplit split = jump.holdOut(8);
    double[] forecasts =
        Backtest.oneStep(split.heldOut())
            .run(HoltWinters.additive(4).fit(split.train()))
            .forecasts(1);
    assertThat(forecasts[0]).isCloseTo(100, within(10.0));
    assertThat(forecasts[7]).isGreaterThan(forecasts[0] + 20);
  }

  @Test
  void holtWintersSaysWhatItNeeds() {
    assertThatThrownBy(() -> HoltWinters.additive(1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("season must be at least 2, found 1");
    assertThatThrownBy(() -> new HoltWinters(12, HoltWinters.Seasonality.NONE))
        .hasMessage("season must be 1 for none, found 12");
    assertThatThrownBy(() -> forecast(HoltWinters.additive(4), SeriesOf.function(11, i -> i), 1))
        .hasMessageStartingWith("Expected 12 values or more for three seasons of 4");
    assertThatThrownBy(
            () -> forecast(HoltWinters.multiplicative(4), SeriesOf.function(16, i -> i), 1))
        .hasMessage(
            "Expected positive values for a season that multiplies but y has others. Let it add.");
  }

  @Test
  void areThoseThatTheLengthAllows() {
    Series positive = SeriesOf.function(100, i -> 10 + i % 12);
    assertThat(names(positive, 12))
        .containsExactly(
            "mean",
            "last-value",
            "seasonal-last-value",
            "seasonal-change",
            "averaged-seasonal-change",
            "linear-autoregression",
            "holt-winters",
            "holt-winters-multiplicative");
    assertThat(leftOut(positive, 12)).isEmpty();
    Series negative = positive.scaled(new Standardization(15, 1));
    assertThat(names(negative, 12)).hasSize(7).doesNotContain("holt-winters-multiplicative");
    assertThat(leftOut(negative, 12))
        .containsExactly(entry("holt-winters-multiplicative", "not all values are positive"));
    assertThat(names(positive, 1))
        .containsExactly("mean", "last-value", "linear-autoregression", "holt");
    assertThat(leftOut(positive, 1))
        .containsOnlyKeys(
            "seasonal-last-value",
            "seasonal-change",
            "averaged-seasonal-change",
            "holt-winters",
            "holt-winters-multiplicative")
        .containsEntry("holt-winters", "there is no season");
    assertThat(names(positive.head(20), 12)).containsExactly("mean", "last-value");
    assertThat(leftOut(positive.head(20), 12))
        .hasSize(6)
        .containsEntry("seasonal-change", "needs 25 values, there are 20")
        .containsEntry("linear-autoregression", "needs 24 values, there are 20")
        .containsEntry("holt-winters", "needs 36 values, there are 20");
  }

  private static Map<String, String> leftOut(Series series, int season) {
    return Baselines.leftOut(series.trainOnAll(), season);
  }

  @Test
  void holtContinuesALineAndFollowsItsBend() {
    Series line = SeriesOf.function(30, i -> 7 - 0.5 * i);
    assertThat(forecast(HoltWinters.withoutSeason(), line, 3))
        .containsExactly(new double[] {-8, -8.5, -9}, within(1e-6));
    Series bend = SeriesOf.function(60, i -> i < 30 ? i : 30 + 3 * (i - 30));
    assertThat(forecast(HoltWinters.withoutSeason(), bend, 2))
        .containsExactly(new double[] {120, 123}, within(0.1));
  }

  @Property(tries = 60)
  void allOfThemForecastEveryPartTheyAreOfferedFor(
      @ForAll @IntRange(min = 2, max = 120) int length,
      @ForAll @IntRange(min = 1, max = 30) int season) {
    Series wave = SeriesOf.function(length, i -> 20 + i % season + Math.cos(i));
    for (Baseline baseline : Baselines.of(wave.trainOnAll(), season)) {
      assertThat(forecast(baseline, wave, 3))
          .as(baseline.name())
          .hasSize(3)
          .doesNotContain(Double.NaN);
    }
  }

  private static double[] forecast(Baseline baseline, Series series, int horizon) {
    return baseline.fit(series.trainOnAll()).forecast(series, horizon);
  }

  private static List<String> names(Series series, int season) {
    return Baselines.of(series.trainOnAll(), season).stream().map(Baseline::name).toList();
  }
}
