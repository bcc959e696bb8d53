import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingState;

/** A listener of your own follows a training and ends it. */
public class OwnListener {

  // begin
  /** Writes the loss of every step, and ends the training at an accuracy on validation data. */
  record CsvLosses(PrintWriter csv, double enough) implements TrainingListener {

    @Override
    public void batchEnded(TrainingState training) {
      csv.println(training.step() + "," + training.metrics().get("loss"));
    }

    @Override
    public void evaluated(TrainingState training) {
      if (training.validation().get("accuracy") >= enough) {
        training.finish(); // for good; after stop() a later session goes on
      }
    }
  }

  // end

  static Outcome train(ImageData data, double enough, Path csv, Path folder) throws IOException {
    ClassifierConfig config =
        ClassifierConfig.of(OwnNetwork.SMALL, data)
            .withTraining(t -> t.withCadence(t.cadence().withEvaluate(20)));
    try (var classifier = ImageClassifier.create(config, data.classNames());
        PrintWriter losses = new PrintWriter(csv.toFile())) {
      losses.println("step,loss");
      return classifier.fit(data, Run.in(folder), new CsvLosses(losses, enough));
    }
  }

  public static void main(String[] args) throws IOException {
    train(Shapes.generate(5_000, 500, 1), 0.8, Path.of("losses.csv"), Path.of("runs/listener"));
  }
}
