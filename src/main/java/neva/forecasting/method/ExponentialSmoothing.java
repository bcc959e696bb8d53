package neva.forecasting.method;

import java.util.Comparator;
import java.util.List;
import neva.io.Check;

/**
 * Exponential smoothing: the model of least AICc among those that the values admit (Hyndman,
 * Koehler, Snyder and Grose 2002, "A state space framework for automatic forecasting using
 * exponential smoothing methods"). Parameters and first states maximise the likelihood.
 *
 * @param season in steps; 1 for none
 */
public record ExponentialSmoothing(int season) implements ValuesMethod {

  private static final int FEWEST = 8;

  public ExponentialSmoothing {
    Check.positive("season", season);
  }

  @Override
  public String name() {
    return "ets";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, FEWEST);
  }

  @Override
  public FittedValues fit(double[] values) {
    return best(values);
  }

  EtsFit best(double[] values) {
    return models(values).stream()
        .map(model -> EtsFit.of(model, values))
        .min(Comparator.comparingDouble(EtsFit::aicc))
        .orElseThrow();
  }

  private List<EtsModel> models(double[] values) {
    boolean seasons = values.length >= 2 * season + 2;
    return EtsModel.admissible(seasons ? season : 1, Lack.positive(values)).stream()
        .filter(model -> values.length > model.unknowns() + 2)
        .toList();
  }
}
