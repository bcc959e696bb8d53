package neva.classification;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import neva.dataset.LabeledImages;
import neva.layer.TensorValues;
import neva.plot.ImageGrid;
import neva.tensorboard.EventWriter;
import neva.training.Run;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/** Shows what training does to its images: in the log the first batch, in a figure one image. */
record DistortionPictures(ClassifierTrainingGraph graph, Session session) {

  private static final int LOGGED = 16;
  private static final int VERSIONS = 9;
  private static final int SCALE = 4;

  /** Logs the images of the first batch as training is about to see them. */
  void log(Run run) throws IOException {
    try (EventWriter log = EventWriter.open(run.trainLogs())) {
      log.image("distorted", 0, distorted(graph.batches().at(0), LOGGED));
    }
  }

  /** One image, and as many distorted versions of it as a batch holds, at most nine. */
  ImageGrid figure() throws IOException {
    ImageGrid grid =
        new ImageGrid("One image and distorted versions of it").columns(5).scale(SCALE);
    grid.tile(graph.examples().get(0).image(), graph.examples().className(0));
    int[] same = new int[graph.batchSize()];
    distorted(graph.feed(same), VERSIONS).forEach(grid::tile);
    return grid;
  }

  private List<BufferedImage> distorted(Map<Operand<?>, Tensor> batch, int most) {
    Session.Runner runner = session.runner().fetch(graph.distorted());
    batch.forEach(runner::feed);
    try (Result result = runner.run()) {
      return images((TFloat32) result.get(0), most);
    } finally {
      batch.values().forEach(Tensor::close);
    }
  }

  /**
   * @param batch [b, h, w, c] in [0, 1]
   */
  private static List<BufferedImage> images(TFloat32 batch, int most) {
    int height = (int) batch.shape().get(1);
    int width = (int) batch.shape().get(2);
    float[] values = TensorValues.of(batch);
    int length = height * width * (int) batch.shape().get(3);
    List<BufferedImage> images = new ArrayList<>();
    for (int i = 0; i < Math.min(most, values.length / length); i++) {
      images.add(image(Arrays.copyOfRange(values, i * length, (i + 1) * length), height, width));
    }
    return images;
  }

  private static BufferedImage image(float[] values, int height, int width) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(values[i] * 255);
    }
    int channels = values.length / (height * width);
    return new LabeledImages(height, width, channels, pixels, new int[1], List.of("distorted"))
        .image(0);
  }
}
