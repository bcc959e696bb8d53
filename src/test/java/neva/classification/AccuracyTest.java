package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.dataset.ImageData;
import neva.dataset.ImageSets;
import neva.network.NetworkName;
import neva.training.ConsoleProgress;
import neva.training.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trains to the accuracies that the guide promises; results are in docs/results.md. */
@Tag("slow")
class AccuracyTest {

  private static final Path CIFAR_10 =
      Path.of(System.getProperty("neva.cifar10", "data/cifar-10-batches-bin"));

  @TempDir Path folder;

  @Test
  void theDefaultRecipeNamesNineteenOfTwentyShapes() throws IOException {
    ImageData shapes = ImageSets.read("shapes", List.of(), warning -> {});
    assertThat(accuracy(shapes, ClassifierConfig.of(NetworkName.LAB, shapes)))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void theDefaultRecipeNamesFourOfFiveCifarImages() throws IOException {
    assertThat(accuracy(cifar(), ClassifierConfig.cifar())).isGreaterThanOrEqualTo(0.80);
  }

  /** ResNet-20 takes more than an hour. */
  @Test
  void theResidualNetworkNamesNineOfTenCifarImages() throws IOException {
    ImageData cifar = cifar();
    ClassifierConfig config =
        ClassifierConfig.of(NetworkName.RESNET_20, cifar, t -> t.withValidationSplit(0));
    assertThat(accuracy(cifar, config)).isGreaterThanOrEqualTo(0.905);
  }

  /** From 8,000 images alone. */
  @ParameterizedTest
  @CsvSource({"mnist, MNIST_DENSE, 0.93", "mnist, MNIST_CONV, 0.97", "fashion-mnist, LAB, 0.86"})
  void theSmallNetworksNameDigitsAndClothes(String set, NetworkName network, double least)
      throws IOException {
    Path files = SharedData.file(set + "-t10k");
    ImageData data = ImageSets.read(set + ":" + files, List.of(), warning -> {});
    assertThat(accuracy(data, ClassifierConfig.of(network, data))).isGreaterThanOrEqualTo(least);
  }

  private static ImageData cifar() throws IOException {
    assumeTrue(
        Files.isDirectory(CIFAR_10),
        "needs the binary batches of CIFAR-10 in " + CIFAR_10 + " or in -Dneva.cifar10");
    return ImageSets.read("cifar10:" + CIFAR_10, List.of(), warning -> {});
  }

  private double accuracy(ImageData data, ClassifierConfig config) throws IOException {
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder.resolve("run")), ConsoleProgress.create());
      return classifier.evaluate(data.test()).accuracy();
    }
  }
}
