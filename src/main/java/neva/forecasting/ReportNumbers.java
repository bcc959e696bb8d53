package neva.forecasting;

import neva.io.Text;

/** Numbers as reports write them, whatever the language of the machine. */
final class ReportNumbers {

  private ReportNumbers() {}

  /** A share such as 0.9 as "90%", with a digit after the point where it is not 0. */
  static String percent(double share) {
    return Text.format("%.1f", 100 * share).replaceFirst("\\.0$", "") + "%";
  }

  /** A number of four digits or more. */
  static String number(double value) {
    return Text.format(Math.abs(value) >= 1_000 ? "%,.0f" : "%.4g", value);
  }

  /** A number as {@link Text#format} writes it; "-" for one that is not defined. */
  static String cell(String format, double value) {
    return Double.isFinite(value) ? Text.format(format, value) : "-";
  }

  /** A count with commas between thousands. */
  static String count(long value) {
    return Text.format("%,d", value);
  }
}
