package neva.forecasting.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.io.Check;

/** The baselines that every report shows. */
public final class Baselines {

  private static final int SEASONS = 5;
  private static final int FEWEST_FOR_AUTOREGRESSION = 24;
  private static final int FEWEST_FOR_TREND = 10;

  /**
   * A baseline, and what a training set lacks for it.
   *
   * @param lack empty where it can be fitted
   */
  private record Candidate(Baseline baseline, String lack) {}

  private Baselines() {}

  /**
   * Those that can be fitted to a training set, simplest first. Without a season they are mean,
   * last value, autoregression, and level and trend.
   *
   * @param season in steps, or 1 for none
   */
  public static List<Baseline> of(TrainPart train, int season) {
    return candidates(train, season).stream()
        .filter(each -> each.lack.isEmpty())
        .map(Candidate::baseline)
        .toList();
  }

  /**
   * What a training set lacks for those that are not among {@link #of}, by name, such as "there is
   * no season".
   */
  public static Map<String, String> leftOut(TrainPart train, int season) {
    Map<String, String> leftOut = new LinkedHashMap<>();
    candidates(train, season).stream()
        .filter(each -> !each.lack.isEmpty())
        .forEach(each -> leftOut.put(each.baseline.name(), each.lack));
    return leftOut;
  }

  private static List<Candidate> candidates(TrainPart train, int season) {
    Check.positive("season", season);
    int length = Math.max(2, season); // of seasons that are offered only where there are any
    String two = season == 1 ? "there is no season" : lack(train, 2 * season + 1);
    String three = season == 1 ? "there is no season" : lack(train, 3 * season);
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(new Mean(), ""));
    all.add(new Candidate(new LastValue(), ""));
    all.add(new Candidate(new SeasonalLastValue(length), two));
    all.add(new Candidate(new SeasonalChange(length), two));
    all.add(new Candidate(new SeasonalChange(length, SEASONS), two));
    all.add(new Candidate(autoregression(season), lack(train, FEWEST_FOR_AUTOREGRESSION)));
    if (season == 1) {
      all.add(new Candidate(HoltWinters.withoutSeason(), lack(train, FEWEST_FOR_TREND)));
    }
    all.add(new Candidate(HoltWinters.additive(length), three));
    String positive = Log.fits(train) ? three : "not all values are positive";
    all.add(new Candidate(HoltWinters.multiplicative(length), season == 1 ? three : positive));
    return all;
  }

  private static String lack(TrainPart train, int needed) {
    return train.length() >= needed
        ? ""
        : "needs %d values, there are %d".formatted(needed, train.length());
  }

  /** A few steps back, one season, one season and a step, two of them, and a week of days. */
  private static Baseline autoregression(int season) {
    return LinearAutoregression.bestOf(1, 2, 3, season, season + 1, 2 * season + 1, 7 * season);
  }
}
