package neva.forecasting.method;

import neva.forecasting.method.EtsModel.Kind;

/** The states of a model along values, forwards, and derivatives of the likelihood, backwards. */
final class EtsRun {

  private final EtsModel model;
  private final double[] values;
  private final double[] bases; // l + φb before each value
  private final double[] growths;
  private final double[] indices; // of the season, before each value
  private final double[] errors;
  private final double[] shares; // of the errors that level and growth take: d
  private EtsParameters parameters;
  private double[] season; // after the last value
  private double level;
  private double growth;
  private double squares; // of e, or e / ŷ
  private double logs; // of |ŷ|, where errors are relative

  EtsRun(EtsModel model, double[] values) {
    this.model = model;
    this.values = values;
    this.bases = new double[values.length];
    this.growths = new double[values.length];
    this.indices = new double[values.length];
    this.errors = new double[values.length];
    this.shares = new double[values.length];
  }

  /**
   * Runs through the values.
   *
   * @return minus twice the logarithm of the likelihood, without its constant; infinite where a
   *     multiplicative model leaves the positive numbers
   */
  double forward(EtsParameters start) {
    parameters = start;
    season = start.season().clone();
    level = start.level();
    growth = start.growth();
    squares = 0;
    logs = 0;
    for (int t = 0; t < values.length; t++) {
      if (!step(t)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return values.length * Math.log(Math.max(squares, Double.MIN_NORMAL)) + 2 * logs;
  }

  private boolean step(int t) {
    int place = t % season.length;
    double base = level + parameters.phi() * growth;
    double index = season[place];
    double fitted = with(base, index);
    boolean product = model.seasonality() == Kind.MULTIPLICATIVE;
    if (product && !(base > 0 && index > 0)
        || model.error() == Kind.MULTIPLICATIVE && !(fitted > 0)) {
      return false;
    }
    double error = values[t] - fitted;
    double share = product ? error / index : error;
    bases[t] = base;
    growths[t] = growth;
    indices[t] = index;
    errors[t] = error;
    shares[t] = share;
    level = base + parameters.alpha() * share;
    growth = parameters.phi() * growth + parameters.beta() * share;
    season[place] += parameters.gamma() * (product ? error / base : error);
    count(error, fitted);
    return true;
  }

  private void count(double error, double fitted) {
    if (model.error() == Kind.MULTIPLICATIVE) {
      squares += error / fitted * (error / fitted);
      logs += Math.log(fitted);
    } else {
      squares += error * error;
    }
  }

  private double with(double base, double index) {
    return switch (model.seasonality()) {
      case NONE -> base;
      case ADDITIVE -> base + index;
      case MULTIPLICATIVE -> base * index;
    };
  }

  /** The forecasts after the last value. */
  double[] forecast(int horizon) {
    double[] forecast = new double[horizon];
    double base = level;
    double step = growth;
    for (int h = 0; h < horizon; h++) {
      step *= parameters.phi();
      base += step;
      forecast[h] = with(base, season[(values.length + h) % season.length]);
    }
    return forecast;
  }

  /** The derivatives of what {@link #forward} gave by each parameter. */
  EtsParameters backward() {
    return new Backward().slopes();
  }

  /** Reverse mode: derivatives by the state after each value, from the last to the first. */
  private final class Backward {

    private final double[] bySeason = new double[season.length];
    private final double bySquares = values.length / Math.max(squares, Double.MIN_NORMAL);
    private double byLevel;
    private double byGrowth;
    private double byAlpha;
    private double byBeta;
    private double byPhi;
    private double byGamma;

    EtsParameters slopes() {
      for (int t = values.length - 1; t >= 0; t--) {
        back(t);
      }
      return new EtsParameters(byAlpha, byBeta, byPhi, byGamma, byLevel, byGrowth, bySeason);
    }

    private void back(int t) {
      double error = errors[t];
      double base = bases[t];
      double index = indices[t];
      int place = t % bySeason.length;
      double ofSeason = bySeason[place];
      double byShare = parameters.alpha() * byLevel + parameters.beta() * byGrowth;
      byAlpha += byLevel * shares[t];
      byBeta += byGrowth * shares[t];
      double byBase = byLevel;
      double byError;
      if (model.seasonality() == Kind.MULTIPLICATIVE) {
        double part = parameters.gamma() * ofSeason / base;
        byGamma += ofSeason * error / base;
        byError = byShare / index + part;
        byBase -= part * error / base;
        bySeason[place] -= byShare * error / (index * index);
      } else {
        byGamma += ofSeason * error;
        byError = byShare + parameters.gamma() * ofSeason;
      }
      double byFitted = ofLoss(error, values[t] - error) - byError;
      byBase += model.seasonality() == Kind.MULTIPLICATIVE ? byFitted * index : byFitted;
      if (model.hasSeason()) {
        bySeason[place] += model.seasonality() == Kind.MULTIPLICATIVE ? byFitted * base : byFitted;
      }
      byPhi += (byGrowth + byBase) * growths[t];
      byGrowth = parameters.phi() * (byGrowth + byBase);
      byLevel = byBase;
    }

    /** The derivative of the likelihood's own term by ŷ. */
    private double ofLoss(double error, double fitted) {
      return model.error() == Kind.MULTIPLICATIVE
          ? -2 * error / fitted * bySquares * (error + fitted) / (fitted * fitted) + 2 / fitted
          : -2 * error * bySquares;
    }
  }
}
