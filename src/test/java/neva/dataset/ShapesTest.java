package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Rectangle;
import java.awt.geom.Area;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapesTest {

  @Test
  void drawsTheSameSetOnEveryMachine() throws IOException {
    assertThat(Shapes.generate(40, 20, 1).fingerprint())
        .isEqualTo("4c1b63c677b19aca7277107e766dd294f7164d106bb5ff2689a61f4c1fde2f71");
  }

  @Test
  void drawsAnotherSetForAnotherSeed() throws IOException {
    assertThat(Shapes.generate(10, 10, 1).fingerprint())
        .isNotEqualTo(Shapes.generate(10, 10, 2).fingerprint());
  }

  @Test
  void doesNotRepeatTheTrainingImagesInTheTest() throws IOException {
    var data = Shapes.generate(10, 10, 3);
    assertThat(data.test().inMemory().pixels()).isNotEqualTo(data.train().inMemory().pixels());
  }

  @Test
  void beginsAlikeHoweverManyAreDrawn() throws IOException {
    var few = Shapes.generate(20, 10, 4).train();
    var many = Shapes.generate(50, 30, 4).train();
    assertThat(many.subset(IntStream.range(0, 20).toArray()).fingerprint())
        .isEqualTo(few.fingerprint());
  }

  @Test
  void drawsEveryClassEquallyOften() throws IOException {
    var train = Shapes.generate(100, 10, 5).train();
    for (int k = 0; k < 10; k++) {
      int label = k;
      assertThat(IntStream.of(train.labels()).filter(l -> l == label)).hasSize(10);
    }
    assertThat(train.classNames()).hasSize(10).contains("circle", "hourglass");
  }

  @Test
  void isNotLearntByWeighingPixels() throws IOException {
    var data = Shapes.generate(2000, 1000, 6);
    var linear = SoftmaxRegression.train(data.train().inMemory(), 6, 0.002f);
    assertThat(linear.accuracy(data.train().inMemory())).isGreaterThan(0.2);
    assertThat(linear.accuracy(data.test().inMemory())).isLessThan(0.7);
  }

  @Test
  void keepsFiguresInsideTheCentralCrop() {
    for (Figure figure : Figure.values()) {
      for (int seed = 0; seed < 200; seed++) {
        var painter = new ShapePainter(figure, new SplitMix(seed));
        var bounds = new Area(painter.placed(figure.outline())).getBounds2D();
        assertThat(new Rectangle(3, 3, 26, 26).contains(bounds)).as(figure + " " + bounds).isTrue();
      }
    }
  }

  @Test
  void rejectsASetWithoutImages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.generate(0, 10, 1))
        .withMessage("train must be positive, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.generate(10, -1, 1))
        .withMessage("test must be positive, found -1");
  }
}
