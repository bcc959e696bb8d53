package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import neva.checkpoint.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against what statsmodels and the competition have: seasonal naive 16.76, Theta 13.34. */
class MonthlyCompetitionTest {

  private static final MethodChoice CHOICE =
      MethodChoice.of(List.of(12), MonthlyCompetition.HORIZON);

  private static MonthlyCompetition competition() throws IOException {
    return new MonthlyCompetition(SharedData.file("m3/monthly-344.csv"));
  }

  @Test
  void seasonalNaiveAndThetaAreAsGoodAsElsewhere() throws IOException {
    var naive = competition().run(new SeasonalNaive(12), 1);
    assertThat(MonthlyCompetition.smape(naive)).isCloseTo(16.76, within(0.05));
    assertThat(MonthlyCompetition.mase(naive)).isCloseTo(1.169, within(0.005));
    var theta = competition().run(new Theta(12), 1);
    assertThat(MonthlyCompetition.smape(theta)).isCloseTo(13.34, within(0.2));
    assertThat(MonthlyCompetition.mase(theta)).isCloseTo(0.871, within(0.01));
  }

  @Test
  void nothingRunsAway() throws IOException {
    var results = competition().run(CHOICE, 8);
    assertThat(results).allSatisfy(result -> assertThat(result.ratio()).isLessThan(3.5));
  }

  @Tag("slow")
  @Test
  void theChoiceIsBetterThanTheta() throws IOException {
    var results = competition().run(CHOICE, 1);
    assertThat(MonthlyCompetition.smape(results)).isLessThan(13.2);
    assertThat(MonthlyCompetition.mase(results)).isLessThan(0.865);
    assertThat(MonthlyCompetition.worseThanTwiceNaive(results)).isLessThanOrEqualTo(5);
    assertThat(MonthlyCompetition.covered(results)).isBetween(0.85, 0.95);
    var theta = competition().run(new Theta(12), 1);
    assertThat(MonthlyCompetition.smape(results)).isLessThan(MonthlyCompetition.smape(theta));
    assertThat(MonthlyCompetition.mase(results)).isLessThan(MonthlyCompetition.mase(theta));
  }
}
