import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingState;

// begin
/** Writes the loss of every step into a CSV file, and ends the training when it is good enough. */
public class OwnListener implements TrainingListener, AutoCloseable {

  private final PrintWriter csv;
  private final double enough;

  /** The training ends at this accuracy on validation data. */
  public OwnListener(Path file, double enough) throws IOException {
    this.csv = new PrintWriter(Files.newBufferedWriter(file));
    this.enough = enough;
    csv.println("step,loss");
  }

  @Override
  public void batchEnded(TrainingState training) {
    csv.println(training.step() + "," + training.metrics().get("loss"));
  }

  @Override
  public void evaluated(TrainingState training) {
    if (training.validation().get("accuracy") >= enough) {
      training.finish(); // stop() is for what goes on later
    }
  }

  @Override
  public void close() {
    csv.close();
  }

  // end

  static Outcome train(ImageData data, double enough, Path csv, Path folder) throws IOException {
    ClassifierConfig config =
        ClassifierConfig.of(OwnNetwork.SMALL, data)
            .withTraining(t -> t.withCadence(t.cadence().withEvaluate(20)));
    try (var classifier = ImageClassifier.create(config, data.classNames());
        OwnListener listener = new OwnListener(csv, enough)) {
      return classifier.fit(data, Run.in(folder), listener);
    }
  }

  public static void main(String[] args) throws IOException {
    train(Shapes.generate(5_000, 500, 1), 0.8, Path.of("losses.csv"), Path.of("runs/listener"));
  }
}
