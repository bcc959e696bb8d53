package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import neva.detection.annotation.Box;
import neva.detection.ssd.LabeledBox;
import neva.feed.Raster;
import neva.feed.Window;
import org.junit.jupiter.api.Test;

class SsdRandomCropTest {

  private static final Raster PICTURE = new Raster(100, 100, new byte[30_000]);

  private static Sample sample(double xmin, double ymin, double xmax, double ymax) {
    return Sample.whole(PICTURE, List.of(new LabeledBox(new Box(xmin, ymin, xmax, ymax), 3, 0.5f)));
  }

  @Test
  void boxesAreTakenRelativeToTheCropAndClipped() {
    Sample crop = SsdRandomCrop.crop(sample(0.2, 0.2, 0.6, 0.6), new Box(40, 10, 80, 90), 0.5);
    assertThat(crop.window()).isEqualTo(new Window(40, 10, 40, 80, false));
    LabeledBox object = crop.boxes().get(0);
    assertThat(object.classId()).isEqualTo(3);
    assertThat(object.weight()).isEqualTo(0.5f);
    assertThat(object.box().xmin()).isZero();
    assertThat(object.box().xmax()).isCloseTo(0.5, within(1e-12));
    assertThat(object.box().ymin()).isCloseTo(0.125, within(1e-12));
    assertThat(object.box().ymax()).isCloseTo(0.625, within(1e-12));
  }

  @Test
  void anObjectOfWhichTooLittleIsSeenIsLeftOut() {
    Box part = new Box(40, 10, 80, 90); // of the object, a half
    assertThat(SsdRandomCrop.crop(sample(0.2, 0.2, 0.6, 0.6), part, 0.5).boxes()).hasSize(1);
    assertThat(SsdRandomCrop.crop(sample(0.2, 0.2, 0.6, 0.6), part, 0.7).boxes()).isEmpty();
    assertThat(SsdRandomCrop.crop(sample(0.1, 0.2, 0.4, 0.6), part, 0).boxes()).isEmpty();
  }

  @Test
  void aCropOfAMirrorImageCountsFromItsLeft() {
    Sample crop = SsdRandomCrop.crop(sample(0, 0, 0.2, 1).mirrored(), new Box(70, 0, 100, 100), 0);
    assertThat(crop.boxes().get(0).box().xmin()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(crop.window().column(29, 100)).isZero();
  }

  @Test
  void someSamplesStayWhole() {
    // An object in the corner that must be seen: most crops that cover it are no whole pictures.
    SplittableRandom random = new SplittableRandom(3);
    int whole = 0;
    int draws = 4_000;
    Sample sample = sample(0.4, 0.4, 0.5, 0.5);
    for (int i = 0; i < draws; i++) {
      whole += SsdRandomCrop.apply(sample, random) == sample ? 1 : 0;
    }
    assertThat(whole / (double) draws).isCloseTo(0.15, within(0.02));
  }
}
