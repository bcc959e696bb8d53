package neva.forecasting.series;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a series. */
final class SeriesFingerprint {

  private SeriesFingerprint() {}

  static String of(Series series) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      write(
          series,
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Series series, DataOutputStream out) throws IOException {
    out.writeUTF(series.id());
    out.writeUTF(series.time().toString());
    writeColumn(series, series.name(), out);
    for (String extra : series.extras()) {
      writeColumn(series, extra, out);
    }
    out.flush();
  }

  private static void writeColumn(Series series, String column, DataOutputStream out)
      throws IOException {
    out.writeUTF(column);
    for (double value : series.column(column)) {
      out.writeDouble(value);
    }
  }
}
