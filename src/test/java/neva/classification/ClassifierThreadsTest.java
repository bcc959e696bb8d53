package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.io.BadInputException;
import neva.network.NetworkName;
import neva.training.Precision;
import neva.training.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A classifier in the hands of a service: pictures of every kind, several threads, an end. */
class ClassifierThreadsTest {

  private static final ImageData DATA = Shapes.generate(40, 40, 1);

  @TempDir static Path folder;
  private static ExportedClassifier exported;

  @BeforeAll
  static void train() throws IOException {
    ClassifierConfig config =
        ClassifierConfig.of(
            NetworkName.GAP,
            DATA,
            t -> t.withSteps(2).withBatchSize(10).withPrecision(Precision.FLOAT32));
    try (ImageClassifier classifier = ImageClassifier.create(config, DATA.classNames())) {
      classifier.fit(DATA, Run.in(folder.resolve("run")));
      classifier.export(folder.resolve("export"));
    }
    exported = ExportedClassifier.load(folder.resolve("export"));
  }

  @AfterAll
  static void close() {
    exported.close();
  }

  private static BufferedImage picture(int i) throws IOException {
    return DATA.test().get(i).image();
  }

  private static InputStream stream(BufferedImage picture) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return new ByteArrayInputStream(png.toByteArray());
  }

  private static Path file(int i) throws IOException {
    Path file = folder.resolve(i + ".png");
    ImageIO.write(picture(i), "png", file.toFile());
    return file;
  }

  private static void assertClose(List<Prediction> found, List<Prediction> expected) {
    assertThat(found)
        .extracting(Prediction::className)
        .containsExactlyElementsOf(expected.stream().map(Prediction::className).toList());
    for (int k = 0; k < found.size(); k++) {
      assertThat(found.get(k).probability()).isCloseTo(expected.get(k).probability(), within(1e-5));
    }
  }

  @Test
  void aPictureIsTheSameInMemoryInAFileAndInAStream() throws IOException {
    List<Prediction> expected = exported.predict(picture(3));
    assertClose(exported.predict(file(3)), expected);
    assertClose(exported.predict(stream(picture(3))), expected);
  }

  @Test
  void manyPicturesOfAnyKindAreAnsweredInTheirOrder() throws IOException {
    List<List<Prediction>> all =
        exported.predictAll(List.of(picture(0), file(1), stream(picture(2)), picture(3)));
    assertThat(all).hasSize(4);
    for (int i = 0; i < all.size(); i++) {
      assertClose(all.get(i), exported.predict(picture(i)));
    }
    assertThat(exported.predictAll(List.of())).isEmpty();
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    Path words = Files.writeString(folder.resolve("words.png"), "words");
    assertThatThrownBy(() -> exported.predictAll(List.of(picture(0), words)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("words.png");
    assertThatThrownBy(() -> exported.predict(new ByteArrayInputStream(new byte[9])))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the stream");
    assertThatThrownBy(() -> exported.predictAll(List.of(new File("a.png"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a picture as BufferedImage, Path or InputStream but found java.io.File.");
  }

  @Test
  void eightThreadsGetWhatOneGets() throws Exception {
    List<List<Prediction>> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      expected.add(exported.predict(picture(i)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<List<Prediction>>> answers = new ArrayList<>();
    for (int call = 0; call < 80; call++) {
      BufferedImage picture = picture(call % 8);
      answers.add(threads.submit(() -> exported.predict(picture)));
    }
    for (int call = 0; call < 80; call++) {
      assertClose(answers.get(call).get(), expected.get(call % 8));
    }
    threads.shutdown();
  }

  @Test
  void closedInTheMiddleEveryCallEndsWithAnAnswerOrTheRefusal() throws Exception {
    ExportedClassifier served = ExportedClassifier.load(folder.resolve("export"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch started = new CountDownLatch(4);
    List<Future<String>> ends = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      BufferedImage picture = picture(i);
      ends.add(threads.submit(() -> predictUntilRefused(served, picture, started)));
    }
    started.await();
    served.close();
    for (Future<String> end : ends) {
      assertThat(end.get()).isEqualTo("This classifier is closed.");
    }
    threads.shutdown();
  }

  private static String predictUntilRefused(
      Classifier classifier, BufferedImage picture, CountDownLatch started) {
    for (boolean first = true; ; first = false) {
      try {
        assertThat(classifier.predict(picture)).hasSize(10);
      } catch (IllegalStateException e) {
        return e.getMessage();
      }
      if (first) {
        started.countDown();
      }
    }
  }

  @Test
  void aClosedTrainedClassifierRefusesEverything() throws IOException {
    ImageClassifier closed = ImageClassifier.load(Run.existing(folder.resolve("run")));
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.predict(picture(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This classifier is closed.");
    assertThatThrownBy(() -> closed.export(folder.resolve("late")))
        .hasMessage("This classifier is closed.");
    assertThatThrownBy(() -> closed.fit(DATA, Run.in(folder.resolve("late"))))
        .hasMessage("This classifier is closed.");
  }

  @Test
  void nothingIsSaidOfAnEmptySet() {
    assertThatThrownBy(() -> exported.evaluate(DATA.test().subset(new int[0])))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Expected images to evaluate but the set is empty.");
  }
}
