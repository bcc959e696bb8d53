package neva.forecasting.series;

import neva.io.Fingerprint;

/** The digest of a series. */
final class SeriesFingerprint {

  private SeriesFingerprint() {}

  static String of(Series series) {
    Fingerprint fingerprint = new Fingerprint().add(series.id()).add(series.time().toString());
    fingerprint.add(series.name()).add(series.column(series.name()));
    for (String extra : series.extras()) {
      fingerprint.add(extra).add(series.column(extra));
    }
    return fingerprint.hex();
  }
}
