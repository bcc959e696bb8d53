package neva.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import neva.io.BadInputException;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/**
 * Builds and parses {@code tf.Example} records: named lists of integers, floats or bytes, the
 * content of nearly every TFRecord file. See {@code tensorflow/core/example/example.proto}.
 */
public final class Examples {

  private Examples() {}

  /** Begins an Example without features. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Parses a record, without copying its bytes: it must not be changed as long as the features are
   * in use. The order of the features does not matter, and numbers may be packed or not. The memory
   * taken is at most some dozen times the size of the record, whatever lengths it claims.
   *
   * @throws BadInputException when the record is no Example; the message does not name the file
   */
  public static Features parse(byte[] record) {
    ByteString bytes = UnsafeByteOperations.unsafeWrap(record);
    try {
      MessageShape.EXAMPLE.check(bytes.newCodedInput());
      CodedInputStream in = bytes.newCodedInput();
      in.enableAliasing(true);
      return new Features(Example.parseFrom(in).getFeatures().getFeatureMap());
    } catch (IOException e) {
      throw new BadInputException(
          "Expected a tf.Example but found damaged or other data; write the record again, or"
              + " name a file of Examples.",
          e);
    }
  }

  /** Collects the features of one Example; a key that is set again keeps its last value. */
  public static final class Builder {

    private final org.tensorflow.proto.Features.Builder features =
        org.tensorflow.proto.Features.newBuilder();

    private Builder() {}

    /** Sets a list of 64-bit integers, which may be empty. */
    public Builder ints(String key, long... values) {
      Int64List.Builder list = Int64List.newBuilder();
      for (long value : values) {
        list.addValue(value);
      }
      return put(key, Feature.newBuilder().setInt64List(list));
    }

    /** Sets a list of floats, which may be empty. */
    public Builder floats(String key, float... values) {
      FloatList.Builder list = FloatList.newBuilder();
      for (float value : values) {
        list.addValue(value);
      }
      return put(key, Feature.newBuilder().setFloatList(list));
    }

    /** Sets a list of byte strings, which are not copied and must not change before the build. */
    public Builder bytes(String key, byte[]... values) {
      BytesList.Builder list = BytesList.newBuilder();
      for (byte[] value : values) {
        list.addValue(UnsafeByteOperations.unsafeWrap(value));
      }
      return put(key, Feature.newBuilder().setBytesList(list));
    }

    /** Sets a list of byte strings to texts in UTF-8. */
    public Builder texts(String key, List<String> values) {
      BytesList.Builder list = BytesList.newBuilder();
      values.forEach(value -> list.addValue(ByteString.copyFromUtf8(value)));
      return put(key, Feature.newBuilder().setBytesList(list));
    }

    /** Returns the record; the same features give the same bytes, in the order of their keys. */
    public byte[] build() {
      Example example = Example.newBuilder().setFeatures(features).build();
      byte[] record = new byte[example.getSerializedSize()];
      CodedOutputStream out = CodedOutputStream.newInstance(record);
      out.useDeterministicSerialization();
      try {
        example.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // an array of the right size takes it all
      }
      out.checkNoSpaceLeft();
      return record;
    }

    private Builder put(String key, Feature.Builder feature) {
      features.putFeature(key, feature.build());
      return this;
    }
  }
}
