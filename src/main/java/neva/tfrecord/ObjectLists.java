package neva.tfrecord;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import neva.io.BadInputException;

/**
 * The lists of an annotated picture that have one value for each object. A list that is absent says
 * nothing; every other has as many values as there are left edges.
 */
public final class ObjectLists {

  private final Features example;
  private final int objects;

  public ObjectLists(Features example) {
    this.example = example;
    this.objects = example.length(PictureKeys.XMIN);
  }

  /** How many objects there are. */
  public int count() {
    return objects;
  }

  /**
   * A list that every object needs.
   *
   * @throws BadInputException when its length is another, or it has another type
   */
  public float[] floats(String key) {
    requireLength(key, example.length(key));
    return example.floats(key);
  }

  /**
   * A list that may be absent.
   *
   * @param unknown stands for each value then
   * @throws BadInputException when its length is another, or it has another type
   */
  public float[] floats(String key, float unknown) {
    if (isThere(key)) {
      return example.floats(key);
    }
    float[] values = new float[objects];
    Arrays.fill(values, unknown);
    return values;
  }

  /** A list of integers, zeros when it is absent; see {@link #floats(String, float)}. */
  public long[] ints(String key) {
    return isThere(key) ? example.ints(key) : new long[objects];
  }

  /** A list of texts, empty ones when it is absent; see {@link #floats(String, float)}. */
  public List<String> texts(String key) {
    return isThere(key) ? example.texts(key) : Collections.nCopies(objects, "");
  }

  private boolean isThere(String key) {
    int length = example.length(key);
    if (length != 0) {
      requireLength(key, length);
    }
    return length != 0;
  }

  private void requireLength(String key, int length) {
    if (length != objects) {
      throw new BadInputException(
          "Expected %d values in feature %s, as in %s, but found %d; write the record again."
              .formatted(objects, key, PictureKeys.XMIN, length));
    }
  }
}
