package neva.forecasting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.lstm.NetworkConfig;
import neva.forecasting.series.CalendarFeature;
import neva.forecasting.series.Series;
import neva.forecasting.series.Step;
import neva.forecasting.series.TimeAxis;
import neva.training.Cadence;

/** Series drawn for tests, and configurations that train on them in a moment. */
public final class Drawn {

  public static final int SEASON = 12;

  private Drawn() {}

  public static TimeAxis months(int length) {
    return new TimeAxis(LocalDateTime.parse("1999-11-01T00:00"), Step.MONTH, length);
  }

  public static TimeAxis hours(int length) {
    return new TimeAxis(LocalDateTime.parse("2011-12-30T05:00"), Step.HOUR, length);
  }

  /** Totals of months that grow, with a season and noise. */
  public static Series sales(int length, long seed) {
    Random random = new Random(seed);
    TimeAxis months = months(length);
    double[] values = new double[length];
    double noise = 0;
    for (int i = 0; i < length; i++) {
      noise = 0.6 * noise + 0.02 * random.nextGaussian();
      double season = 0.2 * Math.sin(2 * Math.PI * i / SEASON);
      int days = months.at(i).toLocalDate().lengthOfMonth();
      values[i] = days * Math.exp(3 + 0.005 * i + season + noise);
    }
    return Series.of("sales", months, values);
  }

  /** Hourly values that swing by the day, with noise, and a second column that runs ahead. */
  public static Series warmth(int length, long seed) {
    Random random = new Random(seed);
    double[] ahead = new double[length];
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      ahead[i] = random.nextGaussian();
      double before = i == 0 ? 0 : ahead[i - 1];
      values[i] = 10 + 5 * Math.sin(2 * Math.PI * i / 24) + before + 0.1 * random.nextGaussian();
    }
    return Series.of("warmth", hours(length), values).withExtra("ahead", ahead);
  }

  /** By the network alone. */
  public static ForecasterConfig alone(LstmConfig network) {
    List<Integer> seasons = network.season() == 1 ? List.of() : List.of(network.season());
    List<String> lstm = List.of(ForecasterConfig.LSTM);
    return new ForecasterConfig(lstm, seasons, network.horizon(), 0.1, network);
  }

  /** By the rule of a network alone. */
  public static ForecasterConfig rule(LstmConfig network) {
    return alone(network).withMethods(ForecasterConfig.RULE);
  }

  /** The seasonal default with two small members and few steps. */
  public static LstmConfig quick() {
    return LstmConfig.seasonal(SEASON)
        .withNetwork(
            NetworkConfig.DEFAULT.withUnits(5).withDropout(0.2).withNoise(0.2).withMembers(2))
        .withLookback(48)
        .withTraining(t -> t.withSteps(20).withCadence(cadence(1, 5)));
  }

  /** The default for long series with a small network and few steps. */
  public static LstmConfig quickHours() {
    return LstmConfig.hourly()
        .withNetwork(NetworkConfig.DEFAULT.withUnits(6))
        .withLookback(48)
        .withCalendar(List.of(CalendarFeature.HOUR_CIRCLE, CalendarFeature.YEAR_CIRCLE))
        .withTraining(t -> t.withSteps(30).withBatchSize(8).withCadence(cadence(5, 10)));
  }

  private static Cadence cadence(int scalars, int evaluate) {
    return Cadence.DEFAULT
        .withScalars(scalars)
        .withEvaluate(evaluate)
        .withCheckpoint(evaluate)
        .withMaxToKeep(2);
  }
}
