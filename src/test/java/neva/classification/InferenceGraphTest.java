package neva.classification;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.layer.LiveGraph;
import neva.layer.Network;
import neva.savedmodel.SharedSession;
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
  private static final LabeledImages SET = shapes(IMAGES);

  private static LabeledImages shapes(int images) {
    return (LabeledImages) Shapes.generate(images, 1, 3).train();
  }

  private Network network;
  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
    network = ClassifierLayers.of(CONFIG, 3, 10, live.tf());
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Inference inference(ImageShape shape, Views views) {
    return inference(shape, CONFIG.input(), views);
  }

  private Inference inference(ImageShape shape, InputConfig input, Views views) {
    InferenceGraph graph = InferenceGraph.build(live.tf(), network, shape, input, views);
    live.initialize(network.variables());
    SharedSession session = SharedSession.of("classifier", live.graph(), live.session());
    return new Inference(session, graph.images(), graph.probabilities(), shape);
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
    byte[] pixels = new byte[2 * 6 * 8 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (7 * i);
    }
    Operand<TUint8> images =
        live.tf().constant(TUint8.class, Shape.of(2, 6, 8, 3), DataBuffers.of(pixels, true, false));
    double[] expected = new double[2 * 4 * 6 * 3];
    int next = 0;
    for (int image = 0; image < 2; image++) {
      for (int row = 1; row < 5; row++) {
        for (int k = 3; k < 7 * 3; k++) {
          expected[next++] = (pixels[(image * 6 + row) * 8 * 3 + k] & 0xff) / 255.0;
        }
      }
    }
    float[] centre =
        live.floats(
            InferenceGraph.centre(
                live.tf(), images, new ImageShape(6, 8, 3), InputConfig.of(4, 6)));
    assertTensorClose(centre, expected, 1e-6);
  }

  @Test
  void imagesThatAreNotMirroredInTrainingAreSeenInFiveViews() {
    Inference five = inference(SHAPE, CONFIG.input().withFlip(Flip.NONE), Views.TEN);
    Inference single = inference(new ImageShape(CROP, CROP, 3), Views.ONE);
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
    float[][] whole = inference(SHAPE, Views.ONE).probabilities(SET.pixels());
    float[][] centre =
        inference(new ImageShape(CROP, CROP, 3), Views.ONE).probabilities(cropped(4, 4, false));
    assertTensorClose(floats(whole), flat(centre), 1e-5);
  }

  @Test
  void tenViewsAreTheMeanOfTenSingleOnes() {
    float[][] ten = inference(SHAPE, Views.TEN).probabilities(SET.pixels());
    Inference single = inference(new ImageShape(CROP, CROP, 3), Views.ONE);
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
    for (float[] row : inference(SHAPE, Views.TEN).probabilities(SET.pixels())) {
      double sum = 0;
      for (float probability : row) {
        sum += probability;
      }
      assertThat(sum).isBetween(1 - 1e-5, 1 + 1e-5);
    }
  }

  @Test
  void aSetLargerThanABatchKeepsItsOrder() throws IOException {
    LabeledImages many = shapes(510);
    Inference inference = inference(SHAPE, Views.ONE);
    Predictions all = inference.predict(many);
    float[][] last = inference.predict(many.subset(new int[] {505, 509})).probabilities();
    assertThat(all.probabilities()).hasDimensions(510, 10);
    assertTensorClose(all.probabilities()[505], flat(new float[][] {last[0]}), 1e-5);
    assertTensorClose(all.probabilities()[509], flat(new float[][] {last[1]}), 1e-5);
  }
}
