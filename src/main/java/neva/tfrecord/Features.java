package neva.tfrecord;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import neva.io.BadInputException;
import org.tensorflow.proto.Feature;

/**
 * The features of one {@code tf.Example}: lists of values by key.
 *
 * <p>A feature that is absent, or has no list, reads as an empty list of any type, as in
 * TensorFlow. Reading a list as another type is a {@link BadInputException} that names the key.
 */
public final class Features {

  private final Map<String, Feature> features;

  Features(Map<String, Feature> features) {
    this.features = features;
  }

  /** What a list holds. */
  public enum Type {
    /** 64-bit integers. */
    INTS,
    /** 32-bit floats. */
    FLOATS,
    /** Byte strings: texts, or files. */
    BYTES,
    /** There is no list. */
    EMPTY
  }

  /** The keys, sorted. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(new TreeSet<>(features.keySet()));
  }

  /** The type of a list, also of one without values. */
  public Type type(String key) {
    return switch (feature(key).getKindCase()) {
      case INT64_LIST -> Type.INTS;
      case FLOAT_LIST -> Type.FLOATS;
      case BYTES_LIST -> Type.BYTES;
      case KIND_NOT_SET -> Type.EMPTY;
    };
  }

  /** How many values a list has. */
  public int length(String key) {
    Feature feature = feature(key);
    return switch (feature.getKindCase()) {
      case INT64_LIST -> feature.getInt64List().getValueCount();
      case FLOAT_LIST -> feature.getFloatList().getValueCount();
      case BYTES_LIST -> feature.getBytesList().getValueCount();
      case KIND_NOT_SET -> 0;
    };
  }

  /** A list of integers. */
  public long[] ints(String key) {
    var list = typed(key, Type.INTS).getInt64List();
    long[] values = new long[list.getValueCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.getValue(i);
    }
    return values;
  }

  /** A list of floats. */
  public float[] floats(String key) {
    var list = typed(key, Type.FLOATS).getFloatList();
    float[] values = new float[list.getValueCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.getValue(i);
    }
    return values;
  }

  /**
   * The only value of a list of byte strings; no bytes when the list is empty.
   *
   * @throws BadInputException when there are several values, too
   */
  public byte[] bytes(String key) {
    List<ByteString> values = byteStrings(key);
    if (values.size() > 1) {
      throw new BadInputException(
          "Expected one value in feature %s but found %d; write it again with one."
              .formatted(key, values.size()));
    }
    return values.isEmpty() ? new byte[0] : values.get(0).toByteArray();
  }

  /** All values of a list of byte strings. */
  public List<byte[]> byteArrays(String key) {
    return byteStrings(key).stream().map(ByteString::toByteArray).toList();
  }

  /**
   * The values of a list of byte strings as texts.
   *
   * @throws BadInputException when one is not UTF-8, too
   */
  public List<String> texts(String key) {
    return byteStrings(key).stream().map(value -> text(key, value)).toList();
  }

  private static String text(String key, ByteString value) {
    if (!value.isValidUtf8()) {
      throw new BadInputException(
          "Expected text in UTF-8 in feature %s but found other bytes; write it again in UTF-8."
              .formatted(key));
    }
    return value.toStringUtf8();
  }

  private List<ByteString> byteStrings(String key) {
    return typed(key, Type.BYTES).getBytesList().getValueList();
  }

  private Feature typed(String key, Type expected) {
    Type found = type(key);
    if (found != expected && found != Type.EMPTY) {
      throw new BadInputException(
          "Expected %s in feature %s but found %s; write it again with %s."
              .formatted(name(expected), key, name(found), name(expected)));
    }
    return feature(key);
  }

  private Feature feature(String key) {
    return features.getOrDefault(key, Feature.getDefaultInstance());
  }

  private static String name(Type type) {
    return switch (type) {
      case INTS -> "integers (int64_list)";
      case FLOATS -> "floats (float_list)";
      case BYTES -> "bytes (bytes_list)";
      case EMPTY -> "no list";
    };
  }
}
