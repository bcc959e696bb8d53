package neva.classification;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.layer.LiveGraph;
import neva.layer.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TUint8;

class InferenceGraphTest {

  private static final int SIDE = 32;
  private static final int CROP = 24;
  private static final int IMAGES = 4;
  private static final ImageShape SHAPE = new ImageShape(SIDE, SIDE, 3);
  private static final ClassifierConfig CONFIG = ClassifierConfig.cifar();
  private static final LabeledImages SET = (LabeledImages) Shapes.generate(IMAGES, 1, 3).train();

  private Network network;
  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
    network = CONFIG.layers(live.tf(), 10);
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Inference inference(ImageShape shape, int views) {
    InferenceGraph graph = InferenceGraph.build(live.tf(), network, shape, CONFIG, views);
    live.initialize(network.variables());
    return new Inference(live.session(), graph.images(), graph.probabilities(), shape);
  }

  /** The window of every image, each mirrored or not. */
  private static byte[] cropped(int top, int left, boolean mirrored) {
    byte[] cropped = new byte[IMAGES * CROP * CROP * 3];
    int next = 0;
    for (int image = 0; image < IMAGES; image++) {
      for (int row = 0; row < CROP; row++) {
        for (int column = 0; column < CROP; column++) {
          int from = left + (mirrored ? CROP - 1 - column : column);
          for (int channel = 0; channel < 3; channel++) {
            cropped[next++] =
                SET.pixels()[((image * SIDE + top + row) * SIDE + from) * 3 + channel];
          }
        }
      }
    }
    return cropped;
  }

  private static double[] flat(float[][] rows) {
    double[] flat = new double[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return flat;
  }

  private static float[] floats(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return flat;
  }

  @Test
  void aCentreHoldsItsPixelsInTheUnitRange() {
    byte[] pixels = new byte[2 * 4 * 6 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (2 * i);
    }
    Operand<TUint8> images =
        live.tf().constant(TUint8.class, Shape.of(2, 4, 6, 3), DataBuffers.of(pixels, true, false));
    double[] expected = new double[2 * 2 * 2 * 3];
    int next = 0;
    for (int image = 0; image < 2; image++) {
      for (int row = 1; row < 3; row++) {
        for (int k = 2 * 3; k < 4 * 3; k++) {
          expected[next++] = (pixels[(image * 4 + row) * 6 * 3 + k] & 0xff) / 255.0;
        }
      }
    }
    float[] centre =
        live.floats(InferenceGraph.centre(live.tf(), images, new ImageShape(4, 6, 3), 2));
    assertTensorClose(centre, expected, 1e-6);
  }

  @Test
  void imagesThatAreNotMirroredInTrainingAreSeenInFiveViews() {
    ClassifierConfig unmirrored = CONFIG.withInput(input -> input.withFlip(Flip.NONE));
    InferenceGraph graph = InferenceGraph.build(live.tf(), network, SHAPE, unmirrored, 10);
    live.initialize(network.variables());
    Inference five = new Inference(live.session(), graph.images(), graph.probabilities(), SHAPE);
    Inference single = inference(new ImageShape(CROP, CROP, 3), 1);
    double[] mean = new double[IMAGES * 10];
    int[][] corners = {{4, 4}, {0, 0}, {0, 8}, {8, 0}, {8, 8}};
    for (int[] corner : corners) {
      double[] one = flat(single.probabilities(cropped(corner[0], corner[1], false)));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / 5;
      }
    }
    assertTensorClose(floats(five.probabilities(SET.pixels())), mean, 1e-5);
  }

  @Test
  void oneViewIsTheCentre() {
    float[][] whole = inference(SHAPE, 1).probabilities(SET.pixels());
    float[][] centre =
        inference(new ImageShape(CROP, CROP, 3), 1).probabilities(cropped(4, 4, false));
    assertTensorClose(floats(whole), flat(centre), 1e-5);
  }

  @Test
  void tenViewsAreTheMeanOfTenSingleOnes() {
    float[][] ten = inference(SHAPE, 10).probabilities(SET.pixels());
    Inference single = inference(new ImageShape(CROP, CROP, 3), 1);
    double[] mean = new double[IMAGES * 10];
    int[][] corners = {{4, 4}, {0, 0}, {0, 8}, {8, 0}, {8, 8}};
    for (int[] corner : corners) {
      for (boolean mirrored : new boolean[] {false, true}) {
        double[] one = flat(single.probabilities(cropped(corner[0], corner[1], mirrored)));
        for (int i = 0; i < mean.length; i++) {
          mean[i] += one[i] / 10;
        }
      }
    }
    assertTensorClose(floats(ten), mean, 1e-5);
  }

  @Test
  void probabilitiesAddUpToOne() {
    for (float[] row : inference(SHAPE, 10).probabilities(SET.pixels())) {
      double sum = 0;
      for (float probability : row) {
        sum += probability;
      }
      assertThat(sum).isBetween(1 - 1e-5, 1 + 1e-5);
    }
  }

  @Test
  void aSetLargerThanABatchKeepsItsOrder() {
    LabeledImages many = (LabeledImages) Shapes.generate(510, 1, 3).train();
    Inference inference = inference(SHAPE, 1);
    Predictions all = inference.predict(many);
    float[][] last = inference.predict(many.subset(new int[] {505, 509})).probabilities();
    assertThat(all.probabilities()).hasDimensions(510, 10);
    assertTensorClose(all.probabilities()[505], flat(new float[][] {last[0]}), 1e-5);
    assertTensorClose(all.probabilities()[509], flat(new float[][] {last[1]}), 1e-5);
  }
}
