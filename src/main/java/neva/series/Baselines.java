package neva.series;

import java.util.ArrayList;
import java.util.List;

/** The baselines that every report shows. */
public final class Baselines {

  private static final int SEASONS = 5;
  private static final int FEWEST_FOR_AUTOREGRESSION = 24;

  private Baselines() {}

  /**
   * Those that the training part is long enough for, simplest first. Without a season they are
   * mean, last value and autoregression.
   *
   * @param season in steps, or 1 for none
   */
  public static List<Baseline> of(TrainPart train, int season) {
    Positive.require("season", season);
    List<Baseline> baselines = new ArrayList<>(List.of(new Mean(), new LastValue()));
    if (season > 1 && train.length() > 2 * season) {
      baselines.add(new SeasonalLastValue(season));
      baselines.add(new SeasonalChange(season));
      baselines.add(new SeasonalChange(season, SEASONS));
    }
    if (train.length() >= FEWEST_FOR_AUTOREGRESSION) {
      baselines.add(autoregression(season));
    }
    if (season > 1 && train.length() >= 3 * season) {
      baselines.add(HoltWinters.additive(season));
      if (Log.fits(train)) {
        baselines.add(HoltWinters.multiplicative(season));
      }
    }
    return baselines;
  }

  /** A few steps back, one season, one season and a step, two of them, and a week of days. */
  private static Baseline autoregression(int season) {
    return LinearAutoregression.bestOf(1, 2, 3, season, season + 1, 2 * season + 1, 7 * season);
  }
}
