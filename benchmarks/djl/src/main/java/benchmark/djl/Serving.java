package benchmark.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.translate.NoopTranslator;
import benchmark.ServiceLoad;
import java.util.concurrent.Callable;

/** One image a call, from Java's bytes to Java's floats; a predictor for each thread. */
final class Serving {

  private Serving() {}

  static void run(Block network, Shape input, byte[] pixels, ServiceLoad load) throws Exception {
    try (Model model = Model.newInstance("benchmark");
        NDManager manager = NDManager.newBaseManager()) {
      network.initialize(manager, DataType.FLOAT32, input);
      model.setBlock(network);
      load.run(() -> client(model, input, pixels));
    }
  }

  private static Callable<?> client(Model model, Shape input, byte[] pixels) {
    Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator(null));
    NDManager own = model.getNDManager().newSubManager();
    return () -> {
      try (NDManager call = own.newSubManager();
          NDList output = predictor.predict(new NDList(image(call, input, pixels)))) {
        return output.get(0).softmax(-1).toFloatArray();
      }
    };
  }

  private static NDArray image(NDManager manager, Shape input, byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (pixels[i] & 0xff) / 255f;
    }
    return manager.create(values, input);
  }
}
