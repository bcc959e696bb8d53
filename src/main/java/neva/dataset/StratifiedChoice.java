package neva.dataset;

import java.util.Random;
import java.util.stream.IntStream;
import neva.io.Check;

/** Chooses a share of every class by a seed. */
final class StratifiedChoice {

  private StratifiedChoice() {}

  /** True where an example is chosen; see {@link ImageSet#split}. */
  static boolean[] of(int[] labels, int classes, double share, long seed) {
    Check.fraction("share", share);
    Random random = new Random(seed);
    boolean[] chosen = new boolean[labels.length];
    for (int k = 0; k < classes; k++) {
      int[] members = members(labels, k);
      choose(members, count(members.length, share), random, chosen);
    }
    return chosen;
  }

  /** The indices at which {@code held} is as {@code wanted}. */
  static int[] where(boolean[] held, boolean wanted) {
    return IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray();
  }

  private static int[] members(int[] labels, int k) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == k).toArray();
  }

  private static int count(int size, double share) {
    if (share == 0 || size < 2) {
      return 0;
    }
    return (int) Math.max(1, Math.min(size - 1, Math.round(share * size)));
  }

  /** Draws without replacement: the first steps of a Fisher–Yates shuffle. */
  private static void choose(int[] members, int count, Random random, boolean[] chosen) {
    for (int i = 0; i < count; i++) {
      int drawn = i + random.nextInt(members.length - i);
      chosen[members[drawn]] = true;
      members[drawn] = members[i];
    }
  }
}
