package neva.forecasting.method;

/**
 * How a candidate did on the validation origins.
 *
 * @param name of the method
 * @param out why it is not among those that forecast, such as "needs 24 values, there are 10";
 *     empty where it is
 * @param error that the choice goes by, in units of the series: the mean absolute error, for
 *     intermittent demand the root of the mean squared error; NaN where there is none
 * @param smape the mean of 200·|error| / (|actual| + |forecast|); NaN where there is none
 * @param weight in the mean of the members; 0 where it is out
 */
public record CandidateScore(String name, String out, double error, double smape, double weight) {

  static CandidateScore leftOut(String name, String why) {
    return new CandidateScore(name, why, Double.NaN, Double.NaN, 0);
  }

  CandidateScore out(String why) {
    return new CandidateScore(name, why, error, smape, 0);
  }

  CandidateScore withWeight(double change) {
    return new CandidateScore(name, out, error, smape, change);
  }
}
