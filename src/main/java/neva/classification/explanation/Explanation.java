package neva.classification.explanation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neva.classification.Predictions;
import neva.classification.TrainedNetwork;
import neva.training.Run;
import org.tensorflow.op.Ops;

/**
 * Draws what a run's trained network looks at, as PNG and as TensorBoard images in the run's {@code
 * logs/explain}, which begins anew each time.
 *
 * <pre>{@code
 * try (var network = TrainedNetwork.of(run);
 *     var explanation = Explanation.of(run, network)) {
 *   explanation.drawFilters(0);
 *   explanation.drawMistakes(predictions);
 * }
 * }</pre>
 *
 * <p>Where there is no font for the captions, every method that draws throws {@link
 * neva.plot.MissingFontException}.
 */
public final class Explanation implements AutoCloseable {

  private final TrainedNetwork network;
  private final List<ConvolutionLayer> convolutions;
  private final Pages pages;
  private final List<String> remarks = new ArrayList<>();

  private Explanation(TrainedNetwork network, Pages pages) {
    this.network = network;
    this.pages = pages;
    this.convolutions = ConvolutionLayer.of(network);
    if (convolutions.isEmpty()) {
      remarks.add(
          "The network %s has no convolution: no filters, outputs and heat maps are drawn."
              .formatted(network.record().config().network()));
    }
  }

  /** Begins the pictures in the report of a run; with the first one, those of before are gone. */
  public static Explanation of(Run run, TrainedNetwork network) throws IOException {
    Path folder = folder(run);
    return new Explanation(network, new Pages(folder, logs(run), List.of(folder), run));
  }

  /**
   * Begins the pictures of a run elsewhere.
   *
   * @param folder of the PNG files; others with the same names are replaced
   */
  public static Explanation of(Run run, TrainedNetwork network, Path folder) throws IOException {
    return new Explanation(network, new Pages(folder, logs(run), List.of(), run));
  }

  /** Where the pictures of a run are. */
  public static Path folder(Run run) {
    return run.report().resolve("explain");
  }

  private static Path logs(Run run) {
    return run.directory().resolve("logs/explain");
  }

  /**
   * The kernels of each convolution that has the channel: {@code filters/conv_1-channel-0.png}.
   *
   * @param inputChannel from 0
   * @throws neva.io.BadInputException when there are convolutions and none has it
   */
  public void drawFilters(int inputChannel) throws IOException {
    Filters filters = new Filters(convolutions, inputChannel);
    filters.leftOut().ifPresent(remarks::add);
    Probe probe = new Probe(network);
    for (ConvolutionLayer layer : filters.shown()) {
      float[] values = probe.values(layer.kernels().read(Ops.create(network.graph())));
      pages.add(
          "filters/%s-channel-%d".formatted(layer.fileName(), inputChannel),
          filters.figure(layer, values));
    }
  }

  /** What each convolution makes of an image: {@code outputs/<image>/conv_1.png}. */
  public void drawOutputs(ExplainedImage image) throws IOException {
    for (ConvolutionLayer layer : convolutions) {
      pages.add(
          "outputs/%s/%s".formatted(image.name(), layer.fileName()),
          new Outputs(network).figure(layer, image));
    }
  }

  /** Class activation maps and Grad-CAM of images: {@code heat-maps.png}. */
  public void drawHeatMaps(List<ExplainedImage> images) throws IOException {
    HeatMaps maps = new HeatMaps(network);
    var figure = maps.figure(images);
    if (figure.isPresent()) {
      pages.add("heat-maps", figure.get());
      if (!maps.hasActivationMap()) {
        remarks.add(
            "The class activation map is left out: it needs a network that ends in global average pooling and one dense layer, such as gap or resnet-20.");
      }
    }
  }

  /** The most confident mistakes, most confident first: {@code mistakes.png}. */
  public void drawMistakes(Predictions predictions) throws IOException {
    Mistakes mistakes = new Mistakes(predictions);
    if (mistakes.mostConfidentFirst().isEmpty()) {
      remarks.add("There is no error to show: all images were classified correctly.");
    } else {
      pages.add("mistakes", mistakes.figure());
    }
  }

  /** What classic kernels make of an image with each padding: {@code kernels.png}. */
  public void drawKernels(ExplainedImage image) throws IOException {
    pages.add("kernels", new Kernels(image).figure());
  }

  /** A few images of a set to explain: correctly classified ones and the most confident errors. */
  public static List<ExplainedImage> examples(Predictions predictions, String part)
      throws IOException {
    return new ChosenExamples(predictions).images(part);
  }

  /** One image to see the paddings on: that whose opposite borders differ most. */
  public static ExplainedImage unevenExample(Predictions predictions, String part)
      throws IOException {
    return new ChosenExamples(predictions).withUnevenBorders(part);
  }

  /** What was left out so far, and why, a sentence each. */
  public List<String> remarks() {
    return Collections.unmodifiableList(remarks);
  }

  @Override
  public void close() throws IOException {
    pages.close();
  }
}
