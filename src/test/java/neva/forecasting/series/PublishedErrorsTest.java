package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import neva.checkpoint.SharedData;
import org.junit.jupiter.api.Test;

/**
 * Root mean squared errors on real series beside those that others computed. The rules and the
 * autoregressions agree to the last digit given (and with NumPy's least squares beyond it).
 * Holt-Winters depends on how its start is found: the others' figures are in brackets.
 */
class PublishedErrorsTest {

  @Test
  void milkOneMonthAhead() throws IOException {
    SeriesSplit milk = milk();
    assertThat(milk.heldOut().length()).isEqualTo(17);
    assertThat(oneStep(milk, new LastValue())).isCloseTo(45.8, within(0.05));
    assertThat(oneStep(milk, new SeasonalLastValue(12))).isCloseTo(16.6, within(0.05));
    assertThat(oneStep(milk, new SeasonalChange(12))).isCloseTo(6.40, within(0.005));
    assertThat(oneStep(milk, LinearAutoregression.ofOrder(13))).isCloseTo(6.972571, within(1e-5));
    assertThat(oneStep(milk, HoltWinters.additive(12))).isCloseTo(7.25, within(0.05)); // [6.7]
  }

  @Test
  void milkAllAtOnce() throws IOException {
    SeriesSplit milk = milk();
    ForecastFunction fitted = HoltWinters.additive(12).fit(milk.train());
    assertThat(Backtest.allAtOnce(milk.heldOut()).run(fitted).rmse())
        .isCloseTo(22.2, within(0.1)); // [24.7]
  }

  @Test
  void milkByTheRuleOnLogarithmsOfDailyMeans() throws IOException {
    Baseline rule = new Rescaled("rule", new SeasonalChange(12, 5), new PerDay().then(new Log()));
    assertThat(oneStep(milk(), rule)).isCloseTo(4.6, within(0.05));
  }

  @Test
  void milkBaselinesOfAReportAreAsGood() throws IOException {
    SeriesSplit milk = milk();
    LinearAutoregression chosen =
        Baselines.of(milk.train(), 12).stream()
            .filter(LinearAutoregression.class::isInstance)
            .map(LinearAutoregression.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(chosen.bestOrder(milk.train())).isEqualTo(13);
  }

  @Test
  void airlinePassengersOneMonthAhead() throws IOException {
    SeriesSplit airline =
        CsvSeries.of(SharedData.file("series/airline-passengers.csv")).read(n -> {}).holdOut(48);
    assertThat(oneStep(airline, new LastValue())).isCloseTo(48.0, within(0.05));
    assertThat(oneStep(airline, new SeasonalChange(12))).isCloseTo(15.4, within(0.05));
    assertThat(oneStep(airline, HoltWinters.multiplicative(12)))
        .isCloseTo(14.7, within(0.1)); // [12.9]
    Baseline rule = new Rescaled("rule", new SeasonalChange(12, 5), new PerDay().then(new Log()));
    assertThat(oneStep(airline, rule)).isCloseTo(14.7, within(0.05));
  }

  @Test
  void temperatureOneHourAhead() throws IOException {
    SeriesSplit hours =
        CsvSeries.of(SharedData.file("beijing/PRSA_data_2010.1.1-2014.12.31.csv"))
            .withValue("TEMP")
            .read(notice -> {})
            .split(0.9);
    assertThat(hours.heldOut().length()).isEqualTo(4383);
    assertThat(oneStep(hours, new LastValue())).isCloseTo(1.477826, within(1e-5));
    assertThat(oneStep(hours, LinearAutoregression.ofOrder(24))).isCloseTo(1.176108, within(1e-5));
    assertThat(oneStep(hours, LinearAutoregression.ofOrder(168))).isCloseTo(1.125880, within(1e-5));
  }

  @Test
  void transformersByTheLastValue() throws IOException {
    SeriesSplit split =
        CsvSeries.of(SharedData.file("series/ETTh1.csv"))
            .withValue("OT")
            .read(notice -> {})
            .head(8640 + 2880 + 2880)
            .holdOut(2880);
    TrainPart fitted = split.train().holdOut(2880).train();
    HeldOut test = split.heldOut().scaled(Standardization.fit(fitted));
    double rmse = new Backtest(test, 96, 1).run(new LastValue().fit(fitted)).rmse();
    assertThat(rmse * rmse).isCloseTo(.069, within(0.0005));
  }

  private static double oneStep(SeriesSplit split, Baseline baseline) {
    return Backtest.oneStep(split.heldOut()).run(baseline.fit(split.train())).rmse();
  }

  private static SeriesSplit milk() throws IOException {
    return Series.readCsv(RealFilesTest.MILK, "month", "pounds_per_cow").split(0.9);
  }
}
