package neva.forecasting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import neva.forecasting.lstm.LstmForecaster;
import neva.forecasting.lstm.Rule;
import neva.forecasting.method.ForecastMethod;
import neva.forecasting.method.SeriesPredictor;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;

/**
 * The network of a run and the rule that it corrects, for the series that suit them. Where they are
 * compared with other methods, a series that is too short or constant goes without.
 */
final class Networks implements AutoCloseable {

  private final ForecasterConfig config;
  private final List<KnownSeries> series;
  private final List<TrainPart> suited = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>(); // of each series among the suited, or -1
  private Optional<LstmForecaster> rule = Optional.empty();
  private Optional<LstmForecaster> network = Optional.empty();

  Networks(ForecasterConfig config, List<KnownSeries> series) {
    this.config = config;
    this.series = series;
    series.forEach(this::add);
  }

  private void add(KnownSeries each) {
    boolean suits = config.isLearnedAlone() || suits(each);
    places.add(suits ? suited.size() : -1);
    if (suits) {
      suited.add(each.trained());
    }
  }

  private boolean suits(KnownSeries each) {
    try {
      requireTrainable(each);
      return true;
    } catch (BadInputException e) {
      return false;
    }
  }

  private void requireTrainable(KnownSeries each) {
    LstmForecaster.requireTrainable(config.lstm(), each.trained(), each.series());
  }

  /** Whether there is anything to train. */
  boolean isTrained() {
    return config.trainsNetwork() && !suited.isEmpty();
  }

  /**
   * Refuses series that do not suit a network that is to forecast alone.
   *
   * @throws BadInputException when a series is too short or constant
   */
  void requireTrainable() {
    if (config.isLearnedAlone()) {
      series.forEach(this::requireTrainable);
    }
  }

  void requireLookback() {
    if (isTrained()) {
      LstmForecaster.requireLookback(config.lstm(), suited);
    }
  }

  int stepsPerEpoch() {
    return isTrained() ? LstmForecaster.stepsPerEpoch(config.lstm(), suited) : 1;
  }

  Outcome train(Run run, TrainingListener listener) throws IOException {
    return LstmForecaster.train(config.lstm(), suited, run, listener);
  }

  /**
   * Loads the network that was trained in a run.
   *
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  void load(Run run) throws IOException {
    if (isTrained()) {
      network = Optional.of(LstmForecaster.of(config.lstm(), suited, run));
    }
    boolean hasRule = config.lstm().rule() != Rule.NONE;
    if (!suited.isEmpty() && (hasRule || config.methods().contains(ForecasterConfig.RULE))) {
      rule =
          Optional.of(
              network
                  .map(LstmForecaster::ruleAlone)
                  .orElseGet(() -> LstmForecaster.ofRule(config.lstm(), suited)));
    }
  }

  Optional<LstmForecaster> network() {
    return network;
  }

  /** The places of all series; without a network they may be worked on side by side. */
  IntStream places() {
    IntStream all = IntStream.range(0, places.size());
    return network.isPresent() ? all : all.parallel();
  }

  /** The series that a network was trained on. */
  List<Series> exported() {
    return suited.stream().map(TrainPart::series).toList();
  }

  /** What network and rule there are for the series at a place. */
  List<ForecastMethod> methods(int place) {
    List<ForecastMethod> methods = new ArrayList<>();
    int own = places.get(place);
    if (own >= 0) {
      network.ifPresent(each -> methods.add(new TrainedMethod(each.of(own))));
      rule.ifPresent(each -> methods.add(new TrainedMethod(each.of(own))));
    }
    return methods;
  }

  /** Network or rule that forecasts alone. */
  SeriesPredictor alone(int place) {
    return (config.trainsNetwork() ? network : rule).orElseThrow().of(place);
  }

  @Override
  public void close() {
    network.ifPresent(LstmForecaster::close);
  }
}
