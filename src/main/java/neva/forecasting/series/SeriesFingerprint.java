package neva.forecasting.series;

import neva.io.Fingerprint;

/** The digest of a series. */
final class SeriesFingerprint {

  private SeriesFingerprint() {}

  static String of(Series series) {
    Fingerprint fingerprint = new Fingerprint().add(series.id()).add(text(series.time()));
    fingerprint.add(series.name()).add(series.column(series.name()));
    for (String extra : series.extras()) {
      fingerprint.add(extra).add(series.column(extra));
    }
    for (String future : series.futures()) {
      fingerprint.add(future).add(series.future(future, 0, series.length()));
    }
    return fingerprint.hex();
  }

  /** The offset is part of it where there is one. */
  private static String text(TimeAxis axis) {
    String times =
        "TimeAxis[start=%s, day=%d, step=%s, length=%d]"
            .formatted(axis.start(), axis.day(), axis.step(), axis.length());
    return axis.offset() == null ? times : times + axis.offset();
  }
}
