package neva.classification.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.classification.TrainedNetwork;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.io.BadInputException;
import neva.network.NetworkName;
import neva.training.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of two steps, which is enough to look into them. */
class ExplanationTest {

  private static final ImageData SHAPES = Shapes.generate(40, 20, 1);

  private static final ImageData GREY =
      ImageData.of(grey(SHAPES.train())).withTest(grey(SHAPES.test())).withSource("grey");

  @TempDir static Path folder;

  @BeforeAll
  static void train() throws IOException {
    train(NetworkName.GAP, SHAPES);
    train(NetworkName.MNIST_DENSE, GREY);
    train(NetworkName.MNIST_CONV, GREY);
    train(NetworkName.LAB, SHAPES);
  }

  private static void train(NetworkName name, ImageData data) throws IOException {
    ClassifierConfig config =
        ClassifierConfig.of(name, data).withTraining(t -> t.withSteps(2).withBatchSize(10));
    try (var classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder.resolve(name.toString())));
    }
  }

  /** The first channel of images. */
  private static LabeledImages grey(ImageSet set) {
    LabeledImages images = (LabeledImages) set;
    byte[] pixels = new byte[images.pixels().length / 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixels()[3 * i];
    }
    return new LabeledImages(
        images.height(), images.width(), 1, pixels, images.labels(), images.classNames());
  }

  private static Run run(String name) {
    return Run.existing(folder.resolve(name));
  }

  private static ExplainedImage image() throws IOException {
    return ExplainedImage.of(SHAPES.test().inMemory(), 3, "star");
  }

  @Test
  void aNetworkWithGlobalPoolingHasBothMapsAndTheyAreTheSameWhereTheyArePositive()
      throws IOException {
    try (TrainedNetwork network = TrainedNetwork.of(run("gap"))) {
      ClassHeat heat = ClassHeat.of(network);
      Probe probe = new Probe(network);
      var gradCam = heat.gradCam().orElseThrow();
      var map = heat.activationMap().orElseThrow();
      assertThat(gradCam.shape().tail()).isEqualTo(map.shape().tail());
      long places = map.shape().get(1) * map.shape().get(2);
      for (int label = 0; label < 10; label++) {
        float[] cam = probe.values(map, image(), heat.choice(), label);
        float[] grad = probe.values(gradCam, image(), heat.choice(), label);
        for (int i = 0; i < cam.length; i++) {
          assertThat(grad[i]).isCloseTo(Math.max(0, cam[i] / places), within(1e-5f));
        }
      }
    }
  }

  @Test
  void aNetworkWithDenseLayersHasGradCamOfTheMapsBeforeThem() throws IOException {
    try (TrainedNetwork network = TrainedNetwork.of(run("lab"))) {
      ClassHeat heat = ClassHeat.of(network);
      assertThat(heat.activationMap()).isEmpty();
      assertThat(heat.gradCam().orElseThrow().shape().get(1)).isEqualTo(6); // of 24, pooled twice
      float[] values = new Probe(network).values(heat.gradCam().get(), image(), heat.choice(), 3);
      assertThat(values).hasSize(36);
      for (float value : values) {
        assertThat(value).isNotNegative().isFinite();
      }
    }
  }

  @Test
  void aNetworkWithoutConvolutionsSaysSo() throws IOException {
    Path out = folder.resolve("dense-pictures");
    try (TrainedNetwork network = TrainedNetwork.of(run("mnist-dense"));
        Explanation explanation = Explanation.of(run("mnist-dense"), network, out)) {
      explanation.drawFilters(5);
      explanation.drawOutputs(ExplainedImage.of(GREY.test().inMemory(), 3, "star"));
      explanation.drawHeatMaps(List.of());
      assertThat(explanation.remarks())
          .containsExactly(
              "The network mnist-dense has no convolution: no filters, outputs and heat maps are drawn.");
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void greyImagesAreExplainedToo() throws IOException {
    Path out = folder.resolve("grey-pictures");
    ExplainedImage grey = ExplainedImage.of(GREY.test().inMemory(), 3, "star");
    try (TrainedNetwork network = TrainedNetwork.of(run("mnist-conv"));
        Explanation explanation = Explanation.of(run("mnist-conv"), network, out)) {
      explanation.drawFilters(0);
      explanation.drawOutputs(grey);
      explanation.drawHeatMaps(List.of(grey));
      explanation.drawKernels(grey);
      assertThat(explanation.remarks()).singleElement().asString().contains("activation map");
    }
    for (String name :
        List.of("filters/conv_1-channel-0", "outputs/star/conv_2", "heat-maps", "kernels")) {
      assertThat(out.resolve(name + ".png")).isNotEmptyFile();
    }
  }

  @Test
  void filtersAreTheWeightsOfTheChosenChannel() throws IOException {
    try (TrainedNetwork network = TrainedNetwork.of(run("lab"))) {
      ConvolutionLayer first = ConvolutionLayer.of(network).get(0);
      float[] values = new float[5 * 5 * 3 * 64];
      for (int i = 0; i < values.length; i++) {
        values[i] = i;
      }
      List<float[][]> filters = first.filters(values, 2);
      assertThat(filters).hasSize(64);
      // [row, column, channel, filter] = [4, 1, 2, 7]
      assertThat(filters.get(7)[4][1]).isEqualTo(((4 * 5 + 1) * 3 + 2) * 64 + 7);
    }
  }

  @Test
  void aChannelThatNoConvolutionHasIsRefusedAndOneThatSomeHaveIsDrawnForThese() throws IOException {
    try (TrainedNetwork network = TrainedNetwork.of(run("lab"))) {
      List<ConvolutionLayer> convolutions = ConvolutionLayer.of(network);
      assertThatThrownBy(() -> new Filters(convolutions, 64))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "Expected an input channel from 0 to 63 but found 64: the widest input, that of conv_2, has 64.");
      assertThatThrownBy(() -> new Filters(convolutions, -1)).isInstanceOf(BadInputException.class);
      Filters some = new Filters(convolutions, 63);
      assertThat(some.shown()).extracting(ConvolutionLayer::name).containsExactly("conv_2");
      assertThat(some.leftOut())
          .contains(
              "Layers with too few channels for the filters of input channel 63 are left out: conv_1 (3).");
    }
  }

  @Test
  void outputsAreThoseOfTheLayer() throws IOException {
    try (TrainedNetwork network = TrainedNetwork.of(run("lab"))) {
      ConvolutionLayer second = ConvolutionLayer.of(network).get(1);
      float[] values = new Probe(network).values(second.output(), image());
      List<float[][]> maps = second.maps(values);
      assertThat(maps).hasSize(64);
      assertThat(maps.get(9)).hasDimensions(12, 12);
      assertThat(maps.get(9)[5][7]).isEqualTo(values[(5 * 12 + 7) * 64 + 9]);
    }
  }
}
