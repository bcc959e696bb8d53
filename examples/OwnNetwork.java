import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Flatten;
import neva.layer.Initialization;
import neva.layer.Padding;
import neva.layer.Relu;
import neva.network.ClassifierNetwork;
import neva.training.Run;

/** A network of your own. The run records it by its name. */
public class OwnNetwork {

  // begin
  static final ClassifierNetwork SMALL =
      ClassifierNetwork.named(
          "small",
          input -> {
            Initialization he = Initialization.he(input.seed());
            return List.of(
                new Conv2D("conv_1", 16, 5, 2, Padding.SAME, he).withoutBias(),
                new BatchNorm("norm_1", 0.9f, 1e-3f),
                new Relu("relu_1"),
                new Conv2D("conv_2", 32, 3, 2, Padding.SAME, he).withoutBias(),
                new BatchNorm("norm_2", 0.9f, 1e-3f),
                new Relu("relu_2"),
                new Flatten("flatten"),
                new Dense("logits", input.classes(), he)); // no softmax: the loss has it
          });

  // end

  static double accuracy(ClassifierNetwork network, int images, double epochs, Path folder)
      throws IOException {
    ImageData data = Shapes.generate(images, 500, 1);
    ClassifierConfig config =
        ClassifierConfig.of(network, data)
            .withTraining(training -> training.lastingEpochs(epochs, images));
    try (var classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder));
      return classifier.evaluate(data.test()).accuracy();
    }
  }

  public static void main(String[] args) throws IOException {
    System.out.println("accuracy " + accuracy(SMALL, 5_000, 20, Path.of("runs/own-network")));
  }
}
