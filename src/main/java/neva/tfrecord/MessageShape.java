package neva.tfrecord;

import static com.google.protobuf.WireFormat.WIRETYPE_FIXED32;
import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;
import static com.google.protobuf.WireFormat.WIRETYPE_VARINT;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import neva.io.BadInputException;

/**
 * The fields that a message may have on the wire.
 *
 * <p>Protocol buffers parse any message as any other, with unknown fields instead of the known
 * ones. Another kind of message would pass for an Example without features and take many times its
 * bytes in memory. So a record is checked first, and refused when it has a field that an Example
 * has not.
 */
final class MessageShape {

  private static final MessageShape BYTES_LIST =
      new MessageShape("BytesList").values(1, WIRETYPE_LENGTH_DELIMITED);
  private static final MessageShape FLOAT_LIST =
      new MessageShape("FloatList")
          .values(1, WIRETYPE_LENGTH_DELIMITED) // packed
          .values(1, WIRETYPE_FIXED32);
  private static final MessageShape INT64_LIST =
      new MessageShape("Int64List")
          .values(1, WIRETYPE_LENGTH_DELIMITED) // packed
          .values(1, WIRETYPE_VARINT);
  private static final MessageShape FEATURE =
      new MessageShape("Feature")
          .messages(1, BYTES_LIST)
          .messages(2, FLOAT_LIST)
          .messages(3, INT64_LIST);
  private static final MessageShape ENTRY =
      new MessageShape("entry of Features")
          .values(1, WIRETYPE_LENGTH_DELIMITED) // the key
          .messages(2, FEATURE);
  private static final MessageShape FEATURES = new MessageShape("Features").messages(1, ENTRY);

  static final MessageShape EXAMPLE = new MessageShape("outer message").messages(1, FEATURES);

  private final String name;
  private final Map<Integer, MessageShape> fields = new HashMap<>(); // by tag; null for values

  private MessageShape(String name) {
    this.name = name;
  }

  private MessageShape values(int field, int wireType) {
    fields.put(tag(field, wireType), null);
    return this;
  }

  private MessageShape messages(int field, MessageShape shape) {
    fields.put(tag(field, WIRETYPE_LENGTH_DELIMITED), shape);
    return this;
  }

  /**
   * Reads a message up to its end.
   *
   * @throws BadInputException when a field does not belong here
   * @throws IOException when these bytes are no message
   */
  void check(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!fields.containsKey(tag)) {
        throw alien(tag);
      }
      MessageShape shape = fields.get(tag);
      if (shape == null) {
        in.skipField(tag);
      } else {
        int end = in.pushLimit(in.readRawVarint32());
        shape.check(in);
        in.popLimit(end);
      }
    }
  }

  private BadInputException alien(int tag) {
    if (this == EXAMPLE && tag == tag(2, WIRETYPE_LENGTH_DELIMITED)) {
      return new BadInputException(
          "Expected a tf.Example but found a tf.SequenceExample, whose feature lists are not"
              + " read here; write an Example for each step instead.");
    }
    return new BadInputException(
        ("Expected a tf.Example but found field %d of wire type %d in its %s;"
                + " name a file of Examples.")
            .formatted(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag), name));
  }

  private static int tag(int field, int wireType) {
    return field << 3 | wireType;
  }
}
