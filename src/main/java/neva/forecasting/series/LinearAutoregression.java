package neva.forecasting.series;

import java.util.Arrays;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * A constant plus a weighted sum of the values before, by least squares on the training set.
 *
 * @param orders how many values before are used; of several the one is taken that best forecasts,
 *     one step ahead, the last 15% of the training set when fitted to what comes before it. Those
 *     above a sixth of what is fitted are then left out, but for the smallest.
 */
public record LinearAutoregression(List<Integer> orders) implements Baseline {

  private static final double VALIDATION = 0.15;
  private static final int VALUES_PER_WEIGHT = 6;

  public LinearAutoregression {
    if (orders.isEmpty()) {
      throw new BadInputException("orders must be one or more, found none");
    }
    orders.forEach(order -> Check.positive("order", order));
    orders = orders.stream().sorted().distinct().toList();
  }

  /** A given order. */
  public static LinearAutoregression ofOrder(int order) {
    return new LinearAutoregression(List.of(order));
  }

  /** The best of several orders. */
  public static LinearAutoregression bestOf(Integer... orders) {
    return new LinearAutoregression(Arrays.asList(orders));
  }

  @Override
  public String name() {
    return "linear-autoregression";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return LinearPredictor.fit(train.series(), bestOrder(train));
  }

  /** The order that is used for a training set. */
  public int bestOrder(TrainPart train) {
    if (orders.size() == 1) {
      return orders.get(0);
    }
    SeriesSplit split = train.series().split(1 - VALIDATION);
    int most = Math.max(orders.get(0), split.train().length() / VALUES_PER_WEIGHT);
    int best = orders.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (int order : orders.stream().filter(order -> order <= most).toList()) {
      double error = error(split, order);
      best = error < least ? order : best;
      least = Math.min(error, least);
    }
    return best;
  }

  private static double error(SeriesSplit split, int order) {
    ForecastFunction fitted = LinearPredictor.fit(split.train().series(), order);
    return Backtest.oneStep(split.heldOut()).run(fitted).rmse();
  }
}
