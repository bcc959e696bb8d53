package neva.forecasting.method;

import java.util.Arrays;

/**
 * What each place in the season adds to the level, or multiplies it by, from classical
 * decomposition: the level is a moving average over a season, the pattern the mean difference or
 * ratio to it at each place. Where a few of them are far off, as outliers and shifts of the level
 * make them, it is the median instead, so that they do not come back every season.
 *
 * @param indices for each place, that of the first value first
 * @param multiplicative whether they multiply; their mean is then 1, else 0
 */
record SeasonalPattern(double[] indices, boolean multiplicative) {

  /** A standard deviation so many times the robust one tells of outliers. */
  private static final double HEAVY = 2.5;

  /** No pattern. */
  static SeasonalPattern none() {
    return new SeasonalPattern(new double[1], false);
  }

  /**
   * @param values of two seasons or more
   */
  static SeasonalPattern of(double[] values, int season, boolean multiplicative) {
    return ofDetrended(detrended(values, season, multiplicative), season, multiplicative);
  }

  /** Differences or ratios to the moving average; NaN where there is none. */
  private static double[] detrended(double[] values, int season, boolean multiplicative) {
    double[] level = movingAverage(values, season);
    double[] rest = new double[values.length];
    Arrays.setAll(rest, t -> multiplicative ? values[t] / level[t] : values[t] - level[t]);
    return rest;
  }

  /**
   * @param rest values without their level, NaN where it is not known
   */
  static SeasonalPattern ofDetrended(double[] rest, int season, boolean multiplicative) {
    double[] means = new double[season];
    double[] medians = new double[season];
    for (int place = 0; place < season; place++) {
      double[] known = known(rest, place, season);
      means[place] = Arrays.stream(known).average().orElseThrow();
      medians[place] = Spread.median(known);
    }
    return new SeasonalPattern(hasOutliers(rest, medians) ? medians : means, multiplicative)
        .normalized();
  }

  private static double[] known(double[] rest, int place, int season) {
    double[] every = new double[(rest.length - place - 1) / season + 1];
    Arrays.setAll(every, k -> rest[place + k * season]);
    return Arrays.stream(every).filter(Double::isFinite).toArray();
  }

  private static boolean hasOutliers(double[] rest, double[] medians) {
    double[] errors = new SeasonalPattern(medians, false).errors(rest);
    return Spread.deviation(errors) > HEAVY * Spread.robust(errors);
  }

  /**
   * The pattern drawn towards none, as far as the spread of its indices can be chance: by the share
   * that the variance of a mean over the seasons has in theirs (Miller and Williams 2003,
   * "Shrinkage estimators of time series seasonal factors").
   *
   * @param values of more than two seasons
   */
  static SeasonalPattern shrunk(double[] values, int season, boolean multiplicative) {
    double[] rest = detrended(values, season, multiplicative);
    SeasonalPattern full = ofDetrended(rest, season, multiplicative);
    double[] errors = full.errors(rest);
    double noise = squares(errors, 0) / Math.max(1, errors.length - season);
    double neutral = multiplicative ? 1 : 0;
    double spread = squares(full.indices, neutral) / (season - 1);
    double chance = noise * season / errors.length;
    return full.drawn(spread > chance ? 1 - chance / spread : 0, neutral);
  }

  /**
   * Whether factors describe positive values better than terms do: what is left has less variance.
   *
   * @param values of more than two seasons
   */
  static boolean multiplies(double[] values, int season) {
    if (!Lack.positive(values)) {
      return false;
    }
    double[] level = movingAverage(values, season);
    SeasonalPattern factors = of(values, season, true);
    SeasonalPattern terms = of(values, season, false);
    double byFactors = 0;
    double byTerms = 0;
    for (int t = season / 2; t < values.length - season / 2; t++) {
      byFactors += Math.pow(values[t] - level[t] * factors.index(t), 2);
      byTerms += Math.pow(values[t] - level[t] - terms.index(t), 2);
    }
    return byFactors < byTerms;
  }

  private SeasonalPattern drawn(double share, double neutral) {
    return new SeasonalPattern(
        Arrays.stream(indices).map(i -> neutral + share * (i - neutral)).toArray(), multiplicative);
  }

  private static double squares(double[] numbers, double centre) {
    return Arrays.stream(numbers).map(x -> (x - centre) * (x - centre)).sum();
  }

  /** What the pattern leaves of values without their level, where that is known. */
  private double[] errors(double[] rest) {
    double[] errors = new double[rest.length];
    Arrays.setAll(errors, t -> rest[t] - index(t));
    return Arrays.stream(errors).filter(Double::isFinite).toArray();
  }

  private SeasonalPattern normalized() {
    double mean = Arrays.stream(indices).average().orElseThrow();
    return new SeasonalPattern(
        Arrays.stream(indices).map(i -> multiplicative ? i / mean : i - mean).toArray(),
        multiplicative);
  }

  /** The same with each index the mean of those up to {@code reach} places away. */
  SeasonalPattern smoothed(int reach) {
    int season = indices.length;
    double[] smooth = new double[season];
    for (int place = 0; place < season; place++) {
      for (int i = -reach; i <= reach; i++) {
        smooth[place] += indices[Math.floorMod(place + i, season)] / (2 * reach + 1);
      }
    }
    return new SeasonalPattern(smooth, multiplicative);
  }

  /** The mean of a season around each value, half weights at the ends of an even one; else NaN. */
  static double[] movingAverage(double[] values, int season) {
    double[] average = new double[values.length];
    Arrays.fill(average, Double.NaN);
    int half = season / 2;
    double end = season % 2 == 0 ? 0.5 : 1;
    for (int t = half; t < values.length - half; t++) {
      double sum = end * (values[t - half] + values[t + half]);
      for (int i = t - half + 1; i < t + half; i++) {
        sum += values[i];
      }
      average[t] = sum / season;
    }
    return average;
  }

  /** The least index: a multiplicative pattern near zero is no use. */
  double least() {
    return Arrays.stream(indices).min().orElseThrow();
  }

  /** The values without the pattern. */
  double[] removedFrom(double[] values) {
    double[] rest = new double[values.length];
    Arrays.setAll(rest, t -> multiplicative ? values[t] / index(t) : values[t] - index(t));
    return rest;
  }

  /**
   * Values with the pattern put back.
   *
   * @param first how many values came before the first of them
   */
  double[] addedTo(double[] rest, int first) {
    double[] values = new double[rest.length];
    Arrays.setAll(
        values, h -> multiplicative ? rest[h] * index(first + h) : rest[h] + index(first + h));
    return values;
  }

  private double index(int t) {
    return indices[t % indices.length];
  }
}
