package neva.detection.recordset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Divides pictures one by one, so that the parts have the sizes asked for and the classes are
 * divided alike. Each picture counts for the rarest of its classes (as in iterative
 * stratification), those without objects for a class of their own.
 *
 * <p>A picture goes to the evaluation part when its class and the whole set together lack one
 * there, to the nearest picture. With one class that gives the share asked for, rounded; with
 * several, each class and the whole stay within about one picture of it. The draw comes from the
 * order of the pictures, which is shuffled.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-23808-6_10">Sechidis, Tsoumakas, Vlahavas: On the
 *     Stratification of Multi-Label Data, 2011</a>
 */
final class Draw {

  private final double evalShare;
  private final Map<String, Integer> pictures; // with each class
  private final Map<String, Lack> lacks = new HashMap<>();
  private final Lack whole = new Lack();

  /** How many pictures the evaluation part should have by now and has not. */
  private final class Lack {
    private int seen;
    private int evaluated;

    double value() {
      return seen * evalShare - evaluated;
    }
  }

  /**
   * @param pictures how many pictures of the set have each class
   */
  Draw(double trainShare, Map<String, Integer> pictures) {
    this.evalShare = 1 - trainShare;
    this.pictures = pictures;
  }

  /** The part of the next picture, which shows these classes. */
  RecordPart next(Set<String> classes) {
    Lack own = lacks.computeIfAbsent(rarest(classes), name -> new Lack());
    own.seen++;
    whole.seen++;
    if (own.value() + whole.value() < 1 - 1e-9) {
      return RecordPart.TRAIN;
    }
    own.evaluated++;
    whole.evaluated++;
    return RecordPart.EVAL;
  }

  private String rarest(Set<String> classes) {
    return classes.stream()
        .min(
            Comparator.comparing((String name) -> pictures.getOrDefault(name, 0))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }
}
