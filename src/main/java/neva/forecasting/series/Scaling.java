package neva.forecasting.series;

import java.time.LocalDateTime;

/**
 * Brings values to another scale and back, each by itself. Scales with parameters are fitted to a
 * {@link TrainPart} and to nothing else.
 */
public interface Scaling {

  /** The value on the new scale, given the time at which it stands. */
  double scale(double value, LocalDateTime time);

  /** The value on the old scale: undoes {@link #scale} up to rounding. */
  double restore(double scaled, LocalDateTime time);

  /** Values on the new scale brought back. */
  default double[] restore(double[] scaled, TimeAxis times) {
    double[] values = new double[scaled.length];
    for (int i = 0; i < scaled.length; i++) {
      values[i] = restore(scaled[i], times.at(i));
    }
    return values;
  }

  /** This scale, and on top of it another that was fitted to values on this one. */
  default Scaling then(Scaling next) {
    Scaling first = this;
    return new Scaling() {
      @Override
      public double scale(double value, LocalDateTime time) {
        return next.scale(first.scale(value, time), time);
      }

      @Override
      public double restore(double scaled, LocalDateTime time) {
        return first.restore(next.restore(scaled, time), time);
      }
    };
  }
}
