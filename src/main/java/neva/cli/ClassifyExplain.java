package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import neva.classification.ClassifierRun;
import neva.classification.ImageClassifier;
import neva.classification.Predictions;
import neva.classification.TrainedNetwork;
import neva.classification.explanation.ExplainedImage;
import neva.classification.explanation.Explanation;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.dataset.Part;
import neva.training.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva classify explain}. */
@Command(
    name = "explain",
    description = "Draw what a network looks at: filters, activations, heat maps, errors.")
final class ClassifyExplain implements Callable<Integer> {

  @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
  private Path directory;

  @Option(
      names = "--image",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Images to explain (default: a few of the test set, and the most confident errors on it).")
  private List<Path> files = List.of();

  @Option(
      names = "--input-channel",
      paramLabel = "N",
      defaultValue = "0",
      description = "Draw the filters for this channel of their input, from 0 (default: 0).")
  private int inputChannel;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the figures go (default: report/explain in the run).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Run run = ExistingRun.at(directory);
    ClassifierRun record = ClassifierRun.read(run);
    List<ExplainedImage> given = ExplainedImage.read(files, record);
    Optional<ImageData> data = given.isEmpty() ? Optional.of(data(record)) : Optional.empty();
    boolean drawn =
        Figures.write(
            () -> {
              try (TrainedNetwork network = TrainedNetwork.of(run);
                  Explanation explanation = explanation(run, network)) {
                explanation.drawFilters(inputChannel);
                if (data.isPresent()) {
                  Part measured = data.get().measured();
                  drawExamples(explanation, predictions(run, data.get().part(measured)), measured);
                } else {
                  draw(explanation, given);
                }
                explanation.remarks().forEach(System.out::println);
              }
            });
    return drawn ? tellPaths(run) : 1;
  }

  private Explanation explanation(Run run, TrainedNetwork network) throws IOException {
    return out == null ? Explanation.of(run, network) : Explanation.of(run, network, out);
  }

  /** Read before the first picture is drawn: where they are gone, the earlier pictures stay. */
  private static ImageData data(ClassifierRun record) throws IOException {
    ImageData data = ClassifierData.read(record.data(), record.chosen());
    record.requireSameData(data);
    return data;
  }

  private static Predictions predictions(Run run, ImageSet images) throws IOException {
    try (ImageClassifier classifier = ImageClassifier.load(run)) {
      return classifier.evaluate(images);
    }
  }

  private static void drawExamples(Explanation explanation, Predictions predictions, Part measured)
      throws IOException {
    List<ExplainedImage> examples = Explanation.examples(predictions, measured.word());
    explanation.drawOutputs(examples.get(0));
    explanation.drawHeatMaps(examples);
    explanation.drawKernels(Explanation.unevenExample(predictions, measured.word()));
    explanation.drawMistakes(predictions);
  }

  private static void draw(Explanation explanation, List<ExplainedImage> given) throws IOException {
    for (ExplainedImage image : given) {
      explanation.drawOutputs(image);
    }
    explanation.drawHeatMaps(given);
    explanation.drawKernels(given.get(0));
  }

  private int tellPaths(Run run) {
    System.out.printf("figures:  %s%n", out == null ? Explanation.folder(run) : out);
    System.out.printf(
        "log:      tensorboard --logdir %s%n", ShellWord.of(run.directory().resolve("logs")));
    return 0;
  }
}
