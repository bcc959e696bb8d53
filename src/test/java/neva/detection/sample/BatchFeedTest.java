package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neva.feed.Bilinear;
import neva.feed.Raster;
import neva.feed.RasterCache;
import neva.feed.Window;
import neva.io.BadInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFeedTest {

  private static final Augmentation ALL = new Augmentation(true, true, Recolouring.STRONG);
  private static final long ROOM = 1 << 24;

  @TempDir Path folder;
  private Path file;
  private DetectionRecords records;

  @BeforeEach
  void open() throws IOException {
    file = DrawnRecords.write(folder, 11);
    records = DrawnRecords.open(file);
  }

  @AfterEach
  void close() throws IOException {
    records.close();
  }

  private static FeedConfig config(Augmentation augmentation, long cache, int threads) {
    return FeedConfig.of(40, 50, 4)
        .withSeed(7)
        .withAugmentation(augmentation)
        .withCacheBytes(cache)
        .withThreads(threads);
  }

  private Batch batch(FeedConfig config, long step) {
    try (BatchFeed feed = new BatchFeed(records, config)) {
      return feed.batch(step);
    }
  }

  private static void assertSame(Batch found, Batch expected) {
    assertThat(found.names()).isEqualTo(expected.names());
    assertThat(found.boxes()).isEqualTo(expected.boxes());
    assertThat(found.pixels()).isEqualTo(expected.pixels());
  }

  @Test
  void aBatchDependsOnItsStepAlone() {
    FeedConfig config = config(ALL, ROOM, 2);
    try (BatchFeed feed = new BatchFeed(records, config)) {
      for (long step = 0; step < 7; step++) {
        assertSame(feed.batch(step), batch(config(ALL, 0, 1), step));
      }
      assertSame(feed.batch(2), batch(config, 2));
      assertSame(feed.batch(2), batch(config, 2));
      assertSame(feed.batch(500), batch(config, 500));
    }
  }

  @Test
  void anEpochShowsEachPictureAtMostOnce() {
    try (BatchFeed feed = new BatchFeed(records, config(Augmentation.NONE, ROOM, 2))) {
      assertThat(feed.stepsPerEpoch()).isEqualTo(2);
      List<String> names = new ArrayList<>(feed.batch(0).names());
      names.addAll(feed.batch(1).names());
      assertThat(names).hasSize(8).doesNotHaveDuplicates();
      assertThat(feed.batch(2).names()).isNotEqualTo(feed.batch(0).names());
    }
  }

  @Test
  void aPictureIsAugmentedAnewEachTime() {
    FeedConfig one = FeedConfig.of(40, 50, 1).withSeed(7).withAugmentation(ALL);
    try (DetectionRecords single = records.split(10 / 11.0, 1).training();
        BatchFeed feed = new BatchFeed(single, one)) {
      assertThat(feed.batch(0).names()).isEqualTo(feed.batch(1).names());
      assertThat(feed.batch(0).pixels()).isNotEqualTo(feed.batch(1).pixels());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutAugmentationAPictureIsScaledAndNothingElse() throws IOException {
    Batch batch = batch(config(Augmentation.NONE, ROOM, 1), 0);
    assertThat(batch.size()).isEqualTo(4);
    assertThat(batch.pixels()).hasSize(4 * 40 * 50 * 3);
    int second = indexOf(batch.names().get(1));
    float[] scaled = new float[40 * 50 * 3];
    Raster raster = Raster.of(records.picture(second));
    Bilinear.scale(
        raster, new Window(0, 0, raster.width(), raster.height(), false), 40, 50, scaled, 0);
    assertThat(Arrays.copyOfRange(batch.pixels(), 6_000, 12_000)).isEqualTo(scaled);
    assertThat(batch.boxes().get(1)).isEqualTo(records.get(second).toLearn());
  }

  private int indexOf(String where) {
    return records.all().stream().map(DetectionRecord::where).toList().indexOf(where);
  }

  @Test
  void mirrorsHalfOfThePictures() throws IOException {
    int mirrored = 0;
    int steps = 200;
    FeedConfig config =
        FeedConfig.of(8, 8, 4)
            .withSeed(3)
            .withAugmentation(new Augmentation(true, false, Recolouring.NONE));
    try (BatchFeed feed = new BatchFeed(records, config)) {
      for (int step = 0; step < steps; step++) {
        Batch batch = feed.batch(step);
        for (int i = 0; i < 4; i++) {
          var plain = records.get(indexOf(batch.names().get(i))).toLearn();
          mirrored += batch.boxes().get(i).equals(plain) ? 0 : 1;
          mirrored += plain.isEmpty() ? i % 2 : 0; // a background tells nothing: count half
        }
      }
    }
    assertThat(mirrored).isBetween(340, 460);
  }

  @Test
  void aBatchLargerThanTheSetIsCut() {
    FeedConfig config = FeedConfig.of(8, 8, 64).withSeed(3);
    assertThat(batch(config, 5).names()).hasSize(11).doesNotHaveDuplicates();
  }

  @Test
  void theFileThatIsCutOffDuringTheTrainingIsNamedAtItsStep() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (BatchFeed feed = new BatchFeed(records, config(ALL, 0, 2))) {
      feed.batch(0);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(
              () -> {
                for (long step = 1; step < 10; step++) {
                  feed.batch(step);
                }
              })
          .isInstanceOf(BadInputException.class)
          .hasMessageMatching("(?s).*train.record, record \\d+: Expected .*");
      Files.write(file, bytes);
    }
  }

  @Test
  void whatIsKeptStaysWithinItsBytes() throws IOException {
    int each = DrawnRecords.WIDTH * DrawnRecords.HEIGHT * 3;
    RasterCache cache = new RasterCache(11, i -> Raster.of(records.picture(i)), 3 * each + 5);
    List<Raster> first = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      first.add(cache.get(i));
    }
    int kept = 0;
    for (int i = 0; i < 11; i++) {
      kept += cache.get(i) == first.get(i) ? 1 : 0;
      assertThat(cache.get(i).rgb()).isEqualTo(first.get(i).rgb());
    }
    assertThat(kept).isEqualTo(3);
  }

  @Test
  void refusesSizesThatAreNone() {
    assertThatThrownBy(() -> FeedConfig.of(0, 1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("height must be positive, found 0");
    assertThatThrownBy(() -> FeedConfig.of(1, 1, 1).withCacheBytes(-1))
        .hasMessage("cacheBytes must be 0 or more, found -1");
    assertThatThrownBy(() -> Recolouring.NONE.withBrightness(2))
        .hasMessage("brightness must be between 0 and 1, found 2");
  }
}
