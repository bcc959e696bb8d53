package neva.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Root mean squared errors of the simple rules on real series, beside those others computed. */
class PublishedErrorsTest {

  @Test
  void milkOneMonthAhead() throws IOException {
    Split milk = milk();
    assertThat(milk.heldOut().length()).isEqualTo(17);
    assertThat(oneStep(milk, new LastValue())).isCloseTo(45.8, within(0.05));
    assertThat(oneStep(milk, new SeasonalLastValue(12))).isCloseTo(16.6, within(0.05));
    assertThat(oneStep(milk, new SeasonalChange(12))).isCloseTo(6.40, within(0.005));
    assertThat(oneStep(milk, LinearAutoregression.ofOrder(13))).isCloseTo(6.97257, within(1e-4));
    System.out.println("HW " + oneStep(milk, HoltWinters.additive(12)) + " " + oneStep(milk, HoltWinters.multiplicative(12)));
    System.out.println("HW all " + Backtest.allAtOnce(milk.heldOut()).run(HoltWinters.additive(12).fit(milk.train())).rmse());
    for (Baseline b : Baselines.of(milk.train(), 12)) System.out.println("milk " + b.name() + " " + oneStep(milk, b));
    System.out.println("avg " + oneStep(milk, new SeasonalChange(12, 5)));
    System.out.println("avg log day " + oneStep(milk, new Rescaled("x", new SeasonalChange(12, 5), new PerDay().then(new Log()))));
  }
  @Test
  void airline() throws IOException {
    Split a = CsvSeries.of(SharedData.file("series/airline-passengers.csv")).read(n -> {}).holdOut(48);
    for (Baseline b : Baselines.of(a.train(), 12)) System.out.println("air " + b.name() + " " + oneStep(a, b));
    System.out.println("avg log day " + oneStep(a, new Rescaled("x", new SeasonalChange(12, 5), new PerDay().then(new Log()))));
  }
  @Test
  void temp() throws IOException {
    long t0 = System.nanoTime();
    Split a = CsvSeries.of(SharedData.file("beijing/PRSA_data_2010.1.1-2014.12.31.csv")).withValue("TEMP").read(n -> {}).split(0.9);
    System.out.println("read " + (System.nanoTime()-t0)/1e9);
    t0 = System.nanoTime();
    System.out.println(oneStep(a, new LastValue()) + " " + oneStep(a, LinearAutoregression.ofOrder(24)) + " " + oneStep(a, LinearAutoregression.ofOrder(168)));
    System.out.println("ar " + (System.nanoTime()-t0)/1e9);
    for (Baseline b : Baselines.of(a.train(), 24)) { t0 = System.nanoTime(); System.out.println("temp " + b.name() + " " + oneStep(a, b) + " " + (System.nanoTime()-t0)/1e9); }
  }

  private static double oneStep(Split split, Baseline baseline) {
    return Backtest.oneStep(split.heldOut()).run(baseline.fit(split.train())).rmse();
  }

  private static Split milk() throws IOException {
    return Series.readCsv(SharedData.MILK, "month", "pounds_per_cow").split(0.9);
  }
}
