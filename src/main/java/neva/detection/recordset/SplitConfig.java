package neva.detection.recordset;

import java.nio.file.Path;
import neva.io.BadInputException;

/**
 * How pictures are divided into training and evaluation, and the records into files.
 *
 * @param share of the pictures that train, above 0 and at most 1; the classes are divided alike as
 *     far as possible
 * @param file says of each picture which part it belongs to, see {@link SplitFile}; null to draw
 * @param shards how many files a part has
 * @param seed of the order of the records, and of the draw
 */
public record SplitConfig(double share, Path file, int shards, long seed) {

  private static final int MOST_SHARDS = 1000; // all of them are open at once

  /** Everything trains, in one file. */
  public static final SplitConfig NONE = new SplitConfig(1, null, 1, 1);

  /** A share of the pictures trains, drawn by chance; a file for each part. */
  public static SplitConfig of(double share) {
    return new SplitConfig(share, null, 1, 1);
  }

  public SplitConfig {
    if (!(share > 0 && share <= 1)) {
      throw new BadInputException("split must be above 0 and at most 1, found " + share);
    }
    if (shards < 1 || shards > MOST_SHARDS) {
      throw new BadInputException(
          "shards must be from 1 to %d, found %d".formatted(MOST_SHARDS, shards));
    }
  }
}
