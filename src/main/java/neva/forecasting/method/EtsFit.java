package neva.forecasting.method;

/**
 * A model fitted by maximum likelihood.
 *
 * @param aicc Akaike's criterion, corrected for few values; infinite where there are fewer than it
 *     asks for
 */
record EtsFit(EtsModel model, EtsParameters parameters, double aicc) implements FittedValues {

  static EtsFit of(EtsModel model, double[] values) {
    EtsSpace space = new EtsSpace(model, values);
    EtsRun run = new EtsRun(model, values);
    Objective objective =
        (x, gradient) -> {
          double value = run.forward(space.parameters(x));
          if (Double.isFinite(value)) {
            space.chain(x, run.backward(), gradient);
          }
          return value;
        };
    EtsParameters best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (double[] start :
        new double[][] {space.start(0.15, 0.1, 0.05), space.start(0.6, 0.05, 0.1)}) {
      EtsParameters found = space.parameters(Lbfgs.minimum(objective, start));
      double value = run.forward(found);
      if (best == null || value < lowest) {
        best = found;
        lowest = value;
      }
    }
    return new EtsFit(model, best, aicc(lowest, model.unknowns() + 1, values.length));
  }

  /**
   * @param unknowns with the variance of the errors
   */
  private static double aicc(double deviance, int unknowns, int n) {
    return n - unknowns - 1 > 0
        ? deviance + 2.0 * unknowns * n / (n - unknowns - 1)
        : Double.POSITIVE_INFINITY;
  }

  @Override
  public double[] forecast(double[] values, int horizon) {
    EtsRun run = new EtsRun(model, values);
    run.forward(parameters);
    return run.forecast(horizon);
  }
}
