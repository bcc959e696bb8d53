package neva.forecasting.lstm;

import java.util.List;
import java.util.stream.IntStream;
import neva.forecasting.method.Prediction;
import neva.forecasting.method.SeriesPredictor;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.io.BadInputException;

/** Forecasts one of the series that a network or rule knows. */
final class LstmPredictor implements SeriesPredictor {

  private final String name;
  private final LstmConfig config;
  private final PreparedSeries part;
  private final Foresight foresight;
  private final IntervalMargins margins;

  LstmPredictor(
      String name,
      LstmConfig config,
      PreparedSeries part,
      Foresight foresight,
      IntervalMargins margins) {
    this.name = name;
    this.config = config;
    this.part = part;
    this.foresight = foresight;
    this.margins = margins;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double highestLevel() {
    return margins.areKnown() ? margins.highestLevel() : 0;
  }

  /**
   * @throws BadInputException when a history is too short or has other columns
   */
  @Override
  public List<Prediction> predict(Series series, int[] origins, int horizon) {
    requireColumns(series);
    series.head(origins[0]).requireLength(config.firstStep() + 1, "a forecast by this network");
    Track track = part.track(series, horizon);
    List<Band> bands = foresight.from(track, origins, horizon);
    return IntStream.range(0, origins.length)
        .mapToObj(k -> prediction(track, bands.get(k), origins[k]))
        .toList();
  }

  private Prediction prediction(Track track, Band band, int origin) {
    return new Prediction(
        restored(track, band.middle(), origin), level -> interval(track, band, origin, level));
  }

  private void requireColumns(Series history) {
    Series known = part.trained().series();
    if (!history.name().equals(known.name()) || !history.extras().equals(known.extras())) {
      throw new BadInputException(
          "Expected a history of %s with further columns %s but was %s with %s."
              .formatted(known.name(), known.extras(), history.name(), history.extras()));
    }
  }

  private static double[] restored(Track track, double[] values, int from) {
    return IntStream.range(0, values.length)
        .mapToDouble(h -> track.restore(values[h], from + h))
        .toArray();
  }

  private Interval interval(Track track, Band band, int origin, double level) {
    double[] lower = band.lower().clone();
    double[] upper = band.upper().clone();
    for (int h = 0; h < lower.length; h++) {
      double margin = part.unit() * margins.at(h + 1, level);
      lower[h] -= margin;
      upper[h] += margin;
    }
    return new Interval(level, restored(track, lower, origin), restored(track, upper, origin));
  }
}
