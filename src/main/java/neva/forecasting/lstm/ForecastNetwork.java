package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Lstm;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * LSTM layers and a dense head, with a dense way around them; several members side by side as
 * groups of one wide network.
 */
final class ForecastNetwork {

  /** What the network says at each step, [b, t, g, h, q], and the states after the last. */
  record Said(Operand<TFloat32> outputs, List<Lstm.State> last) {}

  private final NetworkConfig config;
  private final int horizon;
  private final int quantiles;
  private final InputNoise noise;
  private final List<Lstm> lstms = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();
  private final List<Dense> heads = new ArrayList<>(); // from the LSTM, then around it

  /**
   * @param valueFeatures how many of the features are not of the calendar
   * @param key [2], seed and step, for noise and dropout
   */
  ForecastNetwork(LstmConfig config, int valueFeatures, Operand<TInt64> key) {
    this.config = config.network();
    this.horizon = config.horizon();
    this.quantiles = config.loss().outputs();
    int members = this.config.members();
    Initialization glorot = Initialization.glorot(config.training().seed());
    noise = new InputNoise("noise", this.config.noise(), valueFeatures, key);
    int number = 1;
    for (int units : this.config.units()) {
      lstms.add(
          new Lstm("lstm_" + number, units * members, this.config.activation(), glorot, members));
      dropouts.add(new Dropout("dropout_" + number, (float) this.config.dropout(), key));
      number++;
    }
    Initialization last = this.config.zeroStart() ? Initialization.zero() : glorot;
    int outputs = members * horizon * quantiles;
    heads.add(new Dense("output", outputs, last, members));
    if (this.config.skip()) {
      heads.add(new Dense("skip", outputs, last, members));
    }
  }

  /** The layers, as training sees them. */
  Network layers() {
    List<Layer> layers = new ArrayList<>(lstms);
    layers.addAll(heads);
    return new Network(layers);
  }

  /** Units of each LSTM layer, all members together: the sizes of the states. */
  List<Integer> stateSizes() {
    return config.units().stream().map(units -> units * config.members()).toList();
  }

  /**
   * From states of zeros.
   *
   * @param x [b, t, f], t known
   */
  Said apply(Ops tf, Operand<TFloat32> x, Mode mode) {
    return apply(tf, x, lstms.stream().map(lstm -> lstm.zeroState(tf, x)).toList(), mode);
  }

  /** From the states before the first step. */
  Said apply(Ops tf, Operand<TFloat32> x, List<Lstm.State> before, Mode mode) {
    Operand<TFloat32> inputs = forMembers(tf, x, mode); // [b, t, g·f]
    Operand<TFloat32> y = inputs;
    List<Lstm.State> last = new ArrayList<>();
    for (int i = 0; i < lstms.size(); i++) {
      Lstm.Outputs outputs = lstms.get(i).apply(tf, y, before.get(i), mode);
      last.add(outputs.last());
      y = dropouts.get(i).apply(tf, outputs.sequence(), mode); // [b, t, g·u]
    }
    Operand<TFloat32> said = heads.get(0).apply(tf, y, mode); // [b, t, g·h·q]
    if (config.skip()) {
      said = tf.math.add(said, heads.get(1).apply(tf, inputs, mode));
    }
    long[] shape = {-1, x.shape().get(1), config.members(), horizon, quantiles};
    return new Said(tf.reshape(said, tf.constant(shape)), last);
  }

  private Operand<TFloat32> forMembers(Ops tf, Operand<TFloat32> x, Mode mode) {
    long time = x.shape().get(1);
    long features = x.shape().get(2);
    Operand<TFloat32> one = tf.expandDims(x, tf.constant(2)); // [b, t, 1, f]
    int[] copies = {1, 1, config.members(), 1};
    Operand<TFloat32> all = tf.tile(one, tf.constant(copies)); // [b, t, g, f]
    long[] flat = {x.shape().get(0), time, config.members() * features};
    return tf.reshape(noise.apply(tf, all, mode), tf.constant(flat)); // [b, t, g·f]
  }
}
