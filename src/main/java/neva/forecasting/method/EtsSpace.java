package neva.forecasting.method;

/**
 * Maps free numbers to the parameters of a model and back derivatives: sigmoids keep the smoothing
 * parameters in their usual region 0 &lt; β &lt; α &lt; 1, 0 &lt; γ &lt; 1 − α and 0.8 &lt; φ &lt;
 * 0.98; the first state is counted from where optimisation starts, in units of the spread of the
 * values. The last place of the season is what makes the pattern's mean 0, or 1.
 */
final class EtsSpace {

  private static final double LEAST = 1e-4;
  private static final double LEAST_PHI = 0.8;
  private static final double MOST_PHI = 0.98;
  private static final double GROWTH_UNIT = 0.1;

  private final EtsModel model;
  private final EtsParameters start;
  private final double unit;
  private final double seasonUnit;

  // where each unknown stands
  private final int phi;
  private final int gamma;
  private final int level;
  private final int season;

  EtsSpace(EtsModel model, double[] values) {
    this.model = model;
    this.start = EtsParameters.start(model, values);
    this.unit = Math.max(Spread.deviation(values), 1e-12);
    this.seasonUnit =
        model.seasonality() == EtsModel.Kind.MULTIPLICATIVE ? unit / Math.abs(start.level()) : unit;
    this.phi = model.hasTrend() ? 2 : 1;
    this.gamma = model.isDamped() ? phi + 1 : phi;
    this.level = model.hasSeason() ? gamma + 1 : gamma;
    this.season = model.hasTrend() ? level + 2 : level + 1;
  }

  /** Where to start. */
  double[] start(double alpha, double beta, double gammaShare) {
    double[] x = new double[model.unknowns()];
    x[0] = logit(alpha);
    if (model.hasTrend()) {
      x[1] = logit(beta);
    }
    if (model.isDamped()) {
      x[phi] = 2;
    }
    if (model.hasSeason()) {
      x[gamma] = logit(gammaShare);
    }
    return x;
  }

  EtsParameters parameters(double[] x) {
    double alpha = LEAST + (1 - 2 * LEAST) * sigmoid(x[0]);
    return new EtsParameters(
        alpha,
        model.hasTrend() ? alpha * sigmoid(x[1]) : 0,
        model.isDamped() ? LEAST_PHI + (MOST_PHI - LEAST_PHI) * sigmoid(x[phi]) : 1,
        model.hasSeason() ? (1 - alpha) * sigmoid(x[gamma]) : 0,
        start.level() + unit * x[level],
        model.hasTrend() ? start.growth() + GROWTH_UNIT * unit * x[level + 1] : 0,
        season(x));
  }

  private double[] season(double[] x) {
    double[] indices = start.season().clone();
    if (model.hasSeason()) {
      int last = indices.length - 1;
      for (int i = 0; i < last; i++) {
        indices[i] += seasonUnit * x[season + i];
        indices[last] -= seasonUnit * x[season + i];
      }
    }
    return indices;
  }

  /**
   * Fills the derivatives by the free numbers.
   *
   * @param slopes derivatives by the parameters
   */
  void chain(double[] x, EtsParameters slopes, double[] gradient) {
    double alpha = LEAST + (1 - 2 * LEAST) * sigmoid(x[0]);
    double byAlpha = slopes.alpha();
    if (model.hasTrend()) {
      gradient[1] = slopes.beta() * alpha * sigmoidSlope(x[1]);
      gradient[level + 1] = slopes.growth() * GROWTH_UNIT * unit;
      byAlpha += slopes.beta() * sigmoid(x[1]);
    }
    if (model.isDamped()) {
      gradient[phi] = slopes.phi() * (MOST_PHI - LEAST_PHI) * sigmoidSlope(x[phi]);
    }
    if (model.hasSeason()) {
      gradient[gamma] = slopes.gamma() * (1 - alpha) * sigmoidSlope(x[gamma]);
      byAlpha -= slopes.gamma() * sigmoid(x[gamma]);
      chainSeason(slopes.season(), gradient);
    }
    gradient[0] = byAlpha * (1 - 2 * LEAST) * sigmoidSlope(x[0]);
    gradient[level] = slopes.level() * unit;
  }

  private void chainSeason(double[] slopes, double[] gradient) {
    int last = slopes.length - 1;
    for (int i = 0; i < last; i++) {
      gradient[season + i] = seasonUnit * (slopes[i] - slopes[last]);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double sigmoidSlope(double x) {
    return sigmoid(x) * (1 - sigmoid(x));
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }
}
