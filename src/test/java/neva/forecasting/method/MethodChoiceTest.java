package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class MethodChoiceTest {

  /** A method of one's own: whatever the function says of each time. */
  private record Oracle(String name, IntToDoubleFunction values) implements ForecastMethod {

    @Override
    public String lack(TrainPart train) {
      return "";
    }

    @Override
    public ForecastFunction fit(TrainPart train) {
      return (history, horizon) ->
          Made.values(horizon, h -> values.applyAsDouble(history.length() + h));
    }
  }

  private static final double[] NOISE = Made.noise(400, 12);

  private static double sales(int t) {
    return 1000 + 3 * t + 200 * Math.sin(t * Math.PI / 6);
  }

  private static Series noisy() {
    return Made.months(Made.values(120, t -> sales(t) + 20 * NOISE[t]));
  }

  private static ChosenForecast fit(Series series, int season, int horizon) {
    List<Integer> seasons = season == 1 ? List.of() : List.of(season);
    return MethodChoice.of(seasons, horizon).fit(series.trainOnAll());
  }

  private static Interval interval(ChosenForecast chosen, Series history, int horizon) {
    int[] origin = {history.length()};
    return chosen.predict(history, origin, horizon).get(0).interval(0.9);
  }

  private static double[] forecast(int season, int horizon, double... values) {
    return fit(Made.months(values), season, horizon).forecast(Made.months(values), horizon);
  }

  @Test
  void aCandidateThatKnowsTheTruthSpeaksAlone() {
    List<ForecastMethod> candidates =
        List.of(new SeasonalNaive(12), new Theta(12), new Oracle("truth", t -> sales(t)));
    Series exact = Made.months(Made.values(120, t -> sales(t)));
    ChosenForecast chosen = new MethodChoice(candidates, 12, 12).fit(exact.trainOnAll());
    assertThat(chosen.name()).isEqualTo("truth");
    assertThat(chosen.scores().get(0).out())
        .isEqualTo("more than three times the error of the best");
    assertThat(chosen.forecast(exact, 2)).containsExactly(sales(120), sales(121));
  }

  @Test
  void aCandidateThatRunsAwayIsOut() {
    List<ForecastMethod> candidates =
        List.of(new Theta(12), new Oracle("rocket", t -> t < 118 ? sales(t) : 1e9));
    ChosenForecast chosen = new MethodChoice(candidates, 12, 12).fit(noisy().trainOnAll());
    assertThat(chosen.name()).isEqualTo("theta");
    assertThat(chosen.scores().get(1).out()).isEqualTo("leaves the range of the values");
  }

  @Test
  void aMemberThatRunsAwayLaterIsPassedOver() {
    List<ForecastMethod> candidates =
        List.of(new Theta(12), new Oracle("late", t -> t < 120 ? sales(t) : -1e9));
    ChosenForecast chosen = new MethodChoice(candidates, 12, 12).fit(noisy().trainOnAll());
    assertThat(chosen.name()).contains("late");
    assertThat(chosen.forecast(noisy(), 12)[0]).isCloseTo(sales(120), within(100.0));
  }

  @Test
  void weightsAddUpAndTheTableShowsWhatIsLacking() {
    ChosenForecast chosen = fit(noisy(), 12, 12);
    assertThat(chosen.scores().stream().mapToDouble(CandidateScore::weight).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(chosen.scores())
        .anySatisfy(score -> assertThat(score.out()).isEqualTo("demand is not intermittent"));
    assertThat(chosen.name()).startsWith("mean of ");
  }

  @Test
  void choosesByTheTrainingPartAlone() {
    Series series = noisy();
    double[] changed = series.values();
    Arrays.fill(changed, 100, 120, 7);
    ChosenForecast one = fit(series.head(100), 12, 12);
    ChosenForecast other = fit(Made.months(changed).head(100), 12, 12);
    assertThat(one.forecast(series.head(100), 12))
        .containsExactly(other.forecast(series.head(100), 12));
  }

  @Test
  void outliersDoNotComeBack() {
    double[] values = noisy().values();
    for (int t : new int[] {30, 60, 90}) {
      values[t] *= 10;
    }
    double[] truth = Made.values(12, h -> sales(120 + h));
    assertThat(Made.rmse(truth, forecast(12, 12, values))).isLessThan(40);
  }

  @Test
  void aShiftOfTheLevelDoesNotComeBack() {
    double[] values = noisy().values();
    Arrays.setAll(values, t -> t < 80 ? values[t] : values[t] + 1500);
    double[] truth = Made.values(12, h -> sales(120 + h) + 1500);
    assertThat(Made.rmse(truth, forecast(12, 12, values))).isLessThan(60);
  }

  @Test
  void constantValuesAreForecastAsConstant() {
    double[] fives = Made.values(100, t -> 5);
    assertThat(forecast(12, 12, fives)).containsOnly(5.0);
    assertThat(new Theta(12).fit(Made.months(fives).trainOnAll()).forecast(Made.months(fives), 3))
        .containsOnly(5.0);
    double[] sixes = Made.values(120, t -> t < 100 ? 5 : 6);
    assertThat(forecast(12, 12, sixes)).containsExactly(Made.values(12, h -> 6), within(0.1));
  }

  @Test
  void rareSalesAreForecastAtTheirRate() {
    Random random = new Random(3);
    double[] sales = Made.values(400, t -> random.nextDouble() < 0.3 ? 1 : 0);
    double[] forecast = forecast(7, 7, sales);
    assertThat(Arrays.stream(forecast).min().orElseThrow()).isGreaterThan(0.15);
    assertThat(Arrays.stream(forecast).max().orElseThrow()).isLessThan(0.45);
  }

  @Test
  void nothingFallsBelowZeroWhereNoValueDoes() {
    Series falling = Made.months(Made.values(60, t -> Math.max(0, 100 - 2 * t + NOISE[t])));
    ChosenForecast chosen = fit(falling, 12, 24);
    assertThat(Arrays.stream(chosen.forecast(falling, 24)).min().orElseThrow()).isNotNegative();
    Interval bounds = interval(chosen, falling, 24);
    assertThat(Arrays.stream(bounds.lower()).min().orElseThrow()).isNotNegative();
  }

  @Test
  void boundsHoldAboutTheirShareOfValues() {
    double[] noise = Made.noise(2_000, 21);
    double[] values = Made.values(2_000, t -> 100 + 5 * noise[t]);
    ChosenForecast chosen = fit(Made.months(Made.head(values, 300)), 12, 1);
    Interval bounds = interval(chosen, Made.months(Made.head(values, 300)), 1);
    double held =
        Arrays.stream(values, 300, 2_000)
            .filter(value -> bounds.lower()[0] <= value && value <= bounds.upper()[0])
            .count();
    assertThat(held / 1_700).isBetween(0.85, 0.95);
    assertThat(bounds.level()).isEqualTo(0.9);
  }

  @Test
  void rollsOnWithoutFittingAgain() {
    Series all = Made.months(Made.AIRLINE);
    ChosenForecast chosen = fit(all.head(120), 12, 1);
    double[] forecast = Made.values(24, t -> chosen.forecast(all.head(120 + t), 1)[0]);
    assertThat(Made.rmse(Arrays.copyOfRange(Made.AIRLINE, 120, 144), forecast)).isLessThan(21);
  }

  @Test
  void aHistoryWithAnotherStartIsFittedAnew() {
    Series all = Made.months(Made.AIRLINE);
    Theta theta = new Theta(12);
    double[] anew = theta.fit(all.trainOnAll()).forecast(all.slice(24, 144), 6);
    double[] part = Arrays.copyOfRange(Made.AIRLINE, 24, 144);
    // times are those of the slice, so the history lacks the first of the fitted values
    assertThat(anew).containsExactly(theta.fit(part).forecast(part, 6));
  }

  @Test
  void shortSeriesAreForecastByWhatCanBeFitted() {
    assertThat(forecast(12, 3, 7)).containsExactly(7, 7, 7);
    assertThat(forecast(12, 1, 1, 2, 3, 4, 5)[0]).isBetween(3.0, 7.0);
    assertThat(fit(Made.months(Made.head(Made.AIRLINE, 20)), 12, 12).errors()).isEmpty();
  }

  @Test
  void aMethodAloneSaysWhatItLacks() {
    TrainPart train = Made.months(1, 2, 3, 5).trainOnAll();
    assertThat(new ExponentialSmoothing(12).lack(train)).isEqualTo("needs 8 values, there are 4");
    assertThatThrownBy(() -> new ExponentialSmoothing(12).fit(train))
        .isInstanceOf(BadInputException.class)
        .hasMessage("ets does not suit y: needs 8 values, there are 4. Choose another method.");
  }

  @Test
  void simpleMethodsRepeatAndGoOn() {
    double[] values = {1, 2, 3, 5};
    assertThat(new SeasonalNaive(2).fit(values).forecast(values, 3)).containsExactly(3, 5, 3);
    assertThat(new Drift().fit(values).forecast(values, 1)[0])
        .isCloseTo(5 + 4 / 3.0, within(1e-12));
    assertThat(new MeanValue().fit(values).forecast(values, 2)).containsExactly(2.75, 2.75);
  }
}
