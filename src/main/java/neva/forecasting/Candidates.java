package neva.forecasting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import neva.forecasting.method.ForecastMethod;
import neva.forecasting.method.MethodChoice;
import neva.forecasting.method.StatisticalMethods;

/** Which methods may forecast a series, and which ones reports compare them with. */
final class Candidates {

  private static final List<String> SIMPLE = List.of("mean", "naive", "seasonal-naive");

  private Candidates() {}

  /**
   * The choice among the methods of a configuration.
   *
   * @param learned network and rule for the series, as far as there are any
   * @param length of the training set
   */
  static MethodChoice choice(ForecasterConfig config, List<ForecastMethod> learned, int length) {
    StatisticalMethods known = StatisticalMethods.of(config.seasons());
    List<ForecastMethod> methods = new ArrayList<>();
    for (String name : config.methods()) {
      if (ForecasterConfig.isLearned(name)) {
        learned.stream().filter(method -> method.name().equals(name)).forEach(methods::add);
      } else {
        methods.add(known.named(name));
      }
    }
    if (methods.isEmpty()) {
      methods.add(known.named("naive"));
    }
    MethodChoice choice = new MethodChoice(methods, config.longestSeason(), config.horizon());
    int unseen = config.lstm().validationLength(length); // by the network in training
    return config.trainsNetwork() && unseen > 0 ? choice.withMostValidation(unseen) : choice;
  }

  /** All methods that a report shows, the simplest first: what forecasts, and what else could. */
  static List<ForecastMethod> compared(ForecasterConfig config, List<ForecastMethod> learned) {
    StatisticalMethods known = StatisticalMethods.of(config.seasons());
    Set<String> names = new LinkedHashSet<>(SIMPLE);
    if (config.seasons().isEmpty()) {
      names.remove("seasonal-naive");
    }
    names.addAll(known.candidates(config.horizon()));
    config.methods().stream().filter(StatisticalMethods.names()::contains).forEach(names::add);
    List<ForecastMethod> methods = new ArrayList<>(learned);
    names.forEach(name -> methods.add(known.named(name)));
    return methods;
  }
}
