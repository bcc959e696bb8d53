package neva.checkpoint;

import java.nio.file.Path;
import neva.io.BadInputException;
import neva.io.Text;

/** The names of the files that make the bundle {@code PREFIX}. */
final class BundleFiles {

  private BundleFiles() {}

  static Path index(Path prefix) {
    return beside(prefix, ".index");
  }

  static Path data(Path prefix, int shard, int shards) {
    return beside(prefix, Text.format(".data-%05d-of-%05d", shard, shards));
  }

  private static Path beside(Path prefix, String suffix) {
    if (prefix.getFileName() == null) {
      throw new BadInputException(
          "Expected the prefix of a checkpoint, such as checkpoints/model-1000, but was \"%s\"."
              .formatted(prefix));
    }
    return prefix.resolveSibling(prefix.getFileName() + suffix);
  }
}
