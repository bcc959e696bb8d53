package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.dataset.Example;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.io.BadInputException;
import neva.network.NetworkName;
import neva.training.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on sets of the user's own. */
class OwnImagesTest {

  private static final ImageData SHAPES = Shapes.generate(60, 20, 1);
  private static final ClassifierConfig CONFIG =
      ClassifierConfig.of(NetworkName.MNIST_DENSE, SHAPES)
          .withTraining(t -> t.withSteps(4).withBatchSize(10));

  @TempDir Path folder;

  /** What another set gives, image by image. */
  private record Asked(ImageSet images) implements ImageSet {

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public Example get(int i) throws IOException {
      return images.get(i);
    }

    @Override
    public List<String> classNames() {
      return images.classNames();
    }
  }

  private float[][] trained(ImageData data, String run) throws IOException {
    try (var classifier = ImageClassifier.create(CONFIG, data.classNames())) {
      classifier.fit(data, Run.in(folder.resolve(run)));
      return classifier.evaluate(data.test()).probabilities();
    }
  }

  @Test
  void setsThatAreReadImageByImageTrainAsOneInMemoryThatIsCutInTheSameParts() throws IOException {
    ImageData cut = SHAPES.holdOut(0.1, CONFIG.training().seed());
    ImageData asked =
        ImageData.of(new Asked(cut.train()))
            .withValidation(new Asked(cut.validation()))
            .withTest(new Asked(cut.test()));
    assertThat(trained(asked, "asked")).isDeepEqualTo(trained(SHAPES, "memory"));
  }

  @Test
  void oneClassIsRefusedBeforeAnythingIsWritten() {
    LabeledImages cats =
        new LabeledImages(28, 28, 1, new byte[2 * 28 * 28], new int[2], List.of("cat", "dog"));
    assertThatThrownBy(() -> trained(ImageData.of(cats), "cats"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two or more classes but all 2 are of cat");
    assertThat(folder.resolve("cats")).doesNotExist();
  }
}
