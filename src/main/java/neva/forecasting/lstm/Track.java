package neva.forecasting.lstm;

import java.util.Arrays;
import java.util.List;
import neva.forecasting.series.CalendarFeature;
import neva.forecasting.series.Series;
import neva.forecasting.series.TimeAxis;

/**
 * A series as a network sees it: what it is told at each step, and what it should say. It can be
 * continued by forecasts; the further columns then stay as they were last.
 */
final class Track {

  /** What does not change when a track is continued. */
  private record Course(
      LstmConfig config,
      SeriesPreparation preparation,
      Series series,
      TimeAxis axis,
      double[][] calendar,
      double[][] extras) {}

  private final Course course;
  private final int first; // index in the series of the first value held
  private final int observed; // how many values of the series may be seen
  private final double[] z;
  private final double[] errors;
  private int end; // index in the series after the last value held

  private Track(Course course, int first, int observed, double[] z, double[] errors, int end) {
    this.course = course;
    this.first = first;
    this.observed = observed;
    this.z = z;
    this.errors = errors;
    this.end = end;
  }

  /**
   * The whole series.
   *
   * @param room how many forecasts will be added to this track or to one made of it
   */
  static Track of(Series series, LstmConfig config, SeriesPreparation preparation, int room) {
    TimeAxis time = series.time();
    int length = series.length() + room;
    TimeAxis axis = time.withLength(length + 1);
    Course course =
        new Course(
            config,
            preparation,
            series,
            axis,
            CalendarFeature.table(config.calendar(), axis),
            extras(series, preparation));
    int known = series.length();
    Track track = new Track(course, 0, known, new double[length], new double[length], 0);
    for (double value : preparation.scale().of(series)) {
      track.append(value);
    }
    return track;
  }

  private static double[][] extras(Series series, SeriesPreparation preparation) {
    List<String> names = series.extras();
    double[][] extras = new double[names.size()][];
    for (int k = 0; k < extras.length; k++) {
      double[] column = series.column(names.get(k));
      var scale = preparation.extras().get(k);
      Arrays.setAll(column, i -> scale.scale(column[i], null));
      extras[k] = column;
    }
    return extras;
  }

  /** The end of the first {@code n} values, with room to be continued. */
  Track from(int n, int room) {
    int from = Math.max(first, n - course.config.reach());
    double[] values = Arrays.copyOfRange(z, from - first, n - first + room);
    double[] ownErrors = Arrays.copyOfRange(errors, from - first, n - first + room);
    Arrays.fill(values, n - from, n - from + room, 0); // what comes after is not seen
    Arrays.fill(ownErrors, n - from, n - from + room, 0);
    return new Track(course, from, n, values, ownErrors, n);
  }

  /** Adds a value on the network's scale. */
  void append(double value) {
    int i = end - first;
    z[i] = value;
    LstmConfig config = course.config;
    if (end >= config.firstStep() && config.rule() != Rule.NONE) {
      double damping = course.preparation.damping();
      double rule = config.rule().next(z, i, config.season(), damping, after(end));
      errors[i] = (value - rule) / course.preparation.deviations().get(0);
    }
    end++;
  }

  /** How many steps the value of index {@code i} lies after the first that is forecast. */
  private int after(int i) {
    return Math.max(0, i - observed);
  }

  /** How many values there are, forecasts included. */
  int end() {
    return end;
  }

  /** The value of index {@code i} on the network's scale. */
  double value(int i) {
    return z[i - first];
  }

  /** How many values the network is told at each step. */
  int features() {
    return course.config.inputs().size()
        + course.extras.length
        + (course.calendar.length == 0 ? 0 : course.calendar[0].length);
  }

  /** How many of them, the first ones, are not of the calendar. */
  int valueFeatures() {
    return course.config.inputs().size() + course.extras.length;
  }

  /** Writes what the network is told at step {@code t}, an index in the series. */
  void input(int t, float[] into, int at) {
    int next = at;
    for (Input input : course.config.inputs()) {
      into[next++] = (float) value(input, t - first);
    }
    for (double[] extra : course.extras) {
      into[next++] = (float) extra[Math.min(t, observed - 1)];
    }
    for (double value : course.calendar[t + 1]) {
      into[next++] = (float) value;
    }
  }

  private double value(Input input, int i) {
    int before = i + 1 - course.config.season();
    return switch (input) {
      case LEVEL -> z[i];
      case ERROR -> errors[i];
      case SEASON_ERROR -> before < 0 ? 0 : errors[before];
      case SEASON_DIFFERENCE ->
          before < 0 ? 0 : (z[before] - z[i]) / course.preparation.seasonDeviation();
    };
  }

  /** What the network should say at step {@code t}; zero where nothing is known. */
  double[] target(int t) {
    int horizon = course.config.horizon();
    double[] path = path(t + 1, horizon);
    double[] target = new double[horizon];
    for (int h = 0; h < horizon && t + 1 + h < end; h++) {
      target[h] = (z[t + 1 + h - first] - path[h]) / course.preparation.deviations().get(h);
    }
    return target;
  }

  /** The forecasts of the rule from the first {@code n} values, on the network's scale. */
  double[] path(int n, int horizon) {
    LstmConfig config = course.config;
    double damping = course.preparation.damping();
    return config.rule().path(z, n - first, horizon, config.season(), damping, after(n));
  }

  /** What the network said at step {@code t}, added to the rule: values on the network's scale. */
  double[] forecasts(int t, double[] said) {
    double[] forecasts = path(t + 1, said.length);
    for (int h = 0; h < said.length; h++) {
      forecasts[h] += said[h] * course.preparation.deviations().get(h);
    }
    return forecasts;
  }

  /** A value of index {@code i} on the scale of the series. */
  double restore(double value, int i) {
    return course.preparation.scale().restore(value, course.axis.at(i));
  }
}
