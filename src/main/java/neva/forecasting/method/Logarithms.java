package neva.forecasting.method;

import java.util.Arrays;
import java.util.function.Function;

/** Methods on the logarithms of values, where these are positive. */
final class Logarithms {

  private Logarithms() {}

  /**
   * Fits to logarithms, or to the values themselves where one is not positive. Where one comes
   * later that is not, the method is fitted again, to the values.
   */
  static FittedValues fit(double[] values, Function<double[], FittedValues> method) {
    if (!Lack.positive(values)) {
      return method.apply(values);
    }
    FittedValues fitted = method.apply(of(values));
    return (longer, horizon) ->
        Lack.positive(longer)
            ? Arrays.stream(fitted.forecast(of(longer), horizon)).map(Math::exp).toArray()
            : method.apply(longer).forecast(longer, horizon);
  }

  private static double[] of(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
