package neva.detection.sample;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import neva.detection.ssd.LabeledBox;
import neva.feed.Bilinear;
import neva.feed.Raster;
import neva.feed.RasterCache;

/** Makes one picture of a batch. */
final class SampleMaker {

  private final DetectionRecords records;
  private final FeedConfig config;
  private final RasterCache rasters;

  SampleMaker(DetectionRecords records, FeedConfig config) {
    this.records = records;
    this.config = config;
    rasters =
        new RasterCache(
            records.size(), record -> Raster.of(records.picture(record)), config.cacheBytes());
  }

  /** Values of a picture, h·w·3. */
  int pictureSize() {
    return config.height() * config.width() * 3;
  }

  String name(int record) {
    return records.get(record).where();
  }

  /** Writes pixels into {@code to} from {@code at} on; returns what is to be learnt. */
  List<LabeledBox> make(int record, long step, int position, float[] to, int at)
      throws IOException {
    Raster raster = rasters.get(record);
    SplittableRandom random = random(step, position);
    Sample sample = Sample.whole(raster, records.get(record).toLearn());
    if (config.augmentation().flip() && random.nextBoolean()) {
      sample = sample.mirrored();
    }
    if (config.augmentation().crop()) {
      sample = SsdRandomCrop.apply(sample, random);
    }
    Bilinear.scale(raster, sample.window(), config.height(), config.width(), to, at);
    config.augmentation().colours().apply(to, at, config.height() * config.width(), random);
    return sample.boxes();
  }

  /** Seeds that lie next to each other give generators that share nothing. */
  private SplittableRandom random(long step, int position) {
    long ofStep =
        new SplittableRandom(new SplittableRandom(config.seed()).nextLong() + step).nextLong();
    return new SplittableRandom(new SplittableRandom(ofStep + position).nextLong());
  }
}
