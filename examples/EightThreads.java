import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import neva.classification.Classifier;
import neva.classification.ExportedClassifier;
import neva.classification.Prediction;
import neva.dataset.Shapes;

/** A service: eight threads ask one exported classifier about pictures that are in memory. */
public class EightThreads {

  // begin
  static List<Prediction> ask(Path model, List<BufferedImage> pictures) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Classifier classifier = ExportedClassifier.load(model)) {
      List<Future<Prediction>> answers = new ArrayList<>();
      for (BufferedImage picture : pictures) {
        answers.add(threads.submit(() -> classifier.predict(picture).get(0)));
      }
      List<Prediction> predictions = new ArrayList<>();
      for (Future<Prediction> answer : answers) {
        predictions.add(answer.get());
      }
      return predictions;
    } finally {
      threads.shutdown();
    }
  }

  // end

  /** Asks the export of {@link ClassifyImages}. */
  public static void main(String[] args) throws Exception {
    var data = Shapes.generate(10, 100, 2);
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < data.test().size(); i++) {
      pictures.add(data.test().get(i).image());
    }
    ask(Path.of("runs/figures/export"), pictures).forEach(System.out::println);
  }
}
