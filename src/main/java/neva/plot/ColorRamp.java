package neva.plot;

import java.awt.Color;

/** Colours that turn into each other from 0 to 1, at equal distances. */
record ColorRamp(Color... colors) {

  /** The colour at {@code share}; below 0 that at 0, above 1 that at 1. */
  Color at(double share) {
    double at = Math.max(0, Math.min(1, share)) * (colors.length - 1);
    int below = Math.min((int) at, colors.length - 2);
    return mix(colors[below], colors[below + 1], at - below);
  }

  /** {@code part} of the second colour and the rest of the first. */
  static Color mix(Color first, Color second, double part) {
    return new Color(
        mix(first.getRed(), second.getRed(), part),
        mix(first.getGreen(), second.getGreen(), part),
        mix(first.getBlue(), second.getBlue(), part));
  }

  private static int mix(int first, int second, double part) {
    return (int) Math.round(first + (second - first) * part);
  }
}
