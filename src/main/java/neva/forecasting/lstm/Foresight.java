package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Forecasts along a track from any of its origins. The state of the network runs through the
 * history once, or, where it was trained to answer after a window, through the window before each
 * origin; from there it goes on by itself, fed its own forecasts.
 */
final class Foresight {

  private static final int ROWS = 512;

  private final LstmConfig config;
  private final Optional<TrainedForecastNetwork> network;

  /**
   * @param network empty to forecast by the rule
   */
  Foresight(LstmConfig config, Optional<TrainedForecastNetwork> network) {
    this.config = config;
    this.network = network;
  }

  /**
   * The forecasts from each origin.
   *
   * @param origins how many values each forecast sees, in ascending order
   */
  List<Band> from(Track track, int[] origins, int horizon) {
    if (network.isEmpty()) {
      return Arrays.stream(origins).mapToObj(n -> Band.of(track.path(n, horizon))).toList();
    }
    return horizon <= config.horizon() && !config.isManyToOne()
        ? direct(network.get(), track, origins, horizon)
        : continued(network.get(), track, origins, horizon);
  }

  /** What the network says at each origin is all there is to know. */
  private List<Band> direct(
      TrainedForecastNetwork network, Track track, int[] origins, int horizon) {
    int first = config.firstStep();
    int last = origins[origins.length - 1];
    float[] said = network.along(track, first, last, network.start()).outputs();
    int width = said.length / (last - first);
    List<Band> bands = new ArrayList<>();
    for (int origin : origins) {
      int at = (origin - 1 - first) * width;
      Band band = Band.ofHorizon(horizon);
      write(track, origin - 1, Arrays.copyOfRange(said, at, at + width), band, 0);
      bands.add(band);
    }
    return bands;
  }

  /** Writes the forecasts of a step into a band from {@code at} on, as many as fit. */
  private int write(Track track, int t, float[] said, Band into, int at) {
    int count = Math.min(config.horizon(), into.middle().length - at);
    int quantiles = config.loss().outputs();
    double[][] bounds = {into.lower(), into.middle(), into.upper()};
    for (int bound = 0; bound < 3; bound++) {
      double[] errors = new double[count];
      for (int h = 0; h < count; h++) {
        errors[h] = said[h * quantiles + (quantiles == 1 ? 0 : bound)];
      }
      System.arraycopy(track.forecasts(t, errors), 0, bounds[bound], at, count);
    }
    return count;
  }

  private List<Band> continued(
      TrainedForecastNetwork network, Track track, int[] origins, int horizon) {
    List<Band> bands = new ArrayList<>();
    StepsGraph.State state = network.start();
    int done = config.firstStep();
    for (int from = 0; from < origins.length; from += ROWS) {
      int[] some = Arrays.copyOfRange(origins, from, Math.min(origins.length, from + ROWS));
      List<StepsGraph.Answer> answers = new ArrayList<>();
      for (int origin : some) {
        if (config.isManyToOne()) {
          state = network.start();
          done = Math.max(config.firstStep(), origin - config.lookback());
        }
        StepsGraph.Answer answer = network.along(track, done, origin, state);
        answers.add(answer);
        state = answer.state();
        done = origin;
      }
      bands.addAll(new Continuation(network, track, some, answers, horizon).run());
    }
    return bands;
  }

  /** Several origins of a track, continued side by side. */
  private final class Continuation {

    private final TrainedForecastNetwork network;
    private final List<Track> tracks;
    private final List<Band> bands;
    private final int horizon;
    private StepsGraph.State states;
    private List<float[]> said;

    Continuation(
        TrainedForecastNetwork network,
        Track track,
        int[] origins,
        List<StepsGraph.Answer> answers,
        int horizon) {
      this.network = network;
      this.horizon = horizon;
      tracks = Arrays.stream(origins).mapToObj(n -> track.from(n, horizon)).toList();
      bands = tracks.stream().map(t -> Band.ofHorizon(horizon)).toList();
      states = StepsGraph.State.join(answers.stream().map(StepsGraph.Answer::state).toList());
      int width = config.horizon() * config.loss().outputs();
      said = answers.stream().map(a -> last(a.outputs(), width)).toList();
    }

    private static float[] last(float[] outputs, int width) {
      return Arrays.copyOfRange(outputs, outputs.length - width, outputs.length);
    }

    List<Band> run() {
      for (int made = 0; made < horizon; ) {
        int count = extend(made);
        made += count;
        for (int step = 0; step < count && made < horizon; step++) {
          advance(step - count);
        }
      }
      return bands;
    }

    /** Adds what was said to bands and tracks. */
    private int extend(int at) {
      int count = 0;
      for (int row = 0; row < tracks.size(); row++) {
        Track track = tracks.get(row);
        Band band = bands.get(row);
        count = write(track, track.end() - 1, said.get(row), band, at);
        for (int h = 0; h < count; h++) {
          track.append(band.middle()[at + h]);
        }
      }
      return count;
    }

    /** Runs the step that lies so far before the end of each track, a negative number. */
    private void advance(int beforeEnd) {
      int features = tracks.get(0).features();
      float[] x = new float[tracks.size() * features];
      for (int row = 0; row < tracks.size(); row++) {
        tracks.get(row).input(tracks.get(row).end() + beforeEnd, x, row * features);
      }
      StepsGraph.Answer answer = network.step(x, states);
      states = answer.state();
      int width = answer.outputs().length / tracks.size();
      said =
          IntStream.range(0, tracks.size())
              .mapToObj(r -> Arrays.copyOfRange(answer.outputs(), r * width, (r + 1) * width))
              .toList();
    }
  }
}
