package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeveralSeasonsTest {

  private static final int HOURS = 24 * 7 * 8;

  private static double[] load(double noise) {
    double[] random = Made.noise(HOURS, 11);
    return Made.values(
        HOURS,
        t ->
            500
                + 100 * Math.sin(t * Math.PI / 12)
                - (t / 24 % 7 >= 5 ? 120 : 0)
                + noise * random[t]);
  }

  @Test
  void knowsTheWeekendAndTheNight() {
    double[] all = load(5);
    double[] history = Made.head(all, HOURS - 168);
    double[] test = Arrays.copyOfRange(all, HOURS - 168, HOURS);
    double[] forecast = SeveralSeasons.of(24, 168).fit(history).forecast(history, 168);
    double[] lastWeek = new SeasonalNaive(168).fit(history).forecast(history, 168);
    assertThat(Made.rmse(test, forecast)).isLessThan(6);
    assertThat(Made.rmse(test, forecast)).isLessThan(0.85 * Made.rmse(test, lastWeek));
  }

  @Test
  void aYearOfWhichFewAreKnownIsSmoothed() {
    double[] random = Made.noise(365 * 4, 7);
    double[] days =
        Made.values(
            365 * 4,
            t -> 50 + 20 * Math.cos(t * 2 * Math.PI / 365) + (t % 7 == 0 ? 10 : 0) + 4 * random[t]);
    double[] history = Made.head(days, 365 * 3);
    double[] test = Arrays.copyOfRange(days, 365 * 3, 365 * 4);
    double[] forecast = SeveralSeasons.of(7, 365).fit(history).forecast(history, 365);
    assertThat(Made.rmse(test, forecast)).isLessThan(4.8);
  }
}
