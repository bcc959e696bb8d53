package neva.layer;

import java.util.function.DoubleUnaryOperator;
import neva.layer.Lstm.Activation;

/**
 * An LSTM as its formulas say, one number at a time, in double precision.
 *
 * @param kernel [f + u, 4u], gates in the order i, j, f, o
 * @param bias [4u]
 */
record PlainLstm(int features, int units, double[] kernel, double[] bias, Activation activation) {

  /**
   * Outputs and last state.
   *
   * @param sequence [b, t, u]
   * @param h [b, u]
   * @param c [b, u]
   */
  record Outputs(double[] sequence, double[] h, double[] c) {}

  /**
   * @param x [b, t, f]
   * @param h [b, u]
   * @param c [b, u]
   */
  Outputs run(double[] x, int time, double[] h, double[] c) {
    int batch = h.length / units;
    Outputs outputs = new Outputs(new double[batch * time * units], h.clone(), c.clone());
    for (int row = 0; row < batch; row++) {
      for (int t = 0; t < time; t++) {
        step(x, row * time + t, row, outputs);
      }
    }
    return outputs;
  }

  private void step(double[] x, int at, int row, Outputs state) {
    double[] before = new double[units];
    System.arraycopy(state.h, row * units, before, 0, units);
    for (int unit = 0; unit < units; unit++) {
      double i = sigmoid(gate(0, unit, x, at, before));
      double j = function().applyAsDouble(gate(1, unit, x, at, before));
      double f = sigmoid(gate(2, unit, x, at, before) + 1);
      double o = sigmoid(gate(3, unit, x, at, before));
      int index = row * units + unit;
      state.c[index] = f * state.c[index] + i * j;
      state.h[index] = o * function().applyAsDouble(state.c[index]);
      state.sequence[at * units + unit] = state.h[index];
    }
  }

  private double gate(int gate, int unit, double[] x, int at, double[] h) {
    int column = gate * units + unit;
    double sum = bias[column];
    for (int feature = 0; feature < features; feature++) {
      sum += x[at * features + feature] * kernel[feature * 4 * units + column];
    }
    for (int other = 0; other < units; other++) {
      sum += h[other] * kernel[(features + other) * 4 * units + column];
    }
    return sum;
  }

  private DoubleUnaryOperator function() {
    return activation == Activation.TANH ? Math::tanh : z -> Math.max(0, z);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
