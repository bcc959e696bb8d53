package neva.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;

/**
 * A protocol buffer of TensorBoard's that no class here is generated for: fields by their numbers,
 * in the order of which they are written. A value that is the default is left out, as proto3 does.
 */
final class ProtoFields {

  private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

  ProtoFields number(int field, long value) {
    return value == 0 ? this : add(field, Field.newBuilder().addVarint(value));
  }

  ProtoFields number(int field, double value) {
    long bits = Double.doubleToLongBits(value);
    return bits == 0 ? this : add(field, Field.newBuilder().addFixed64(bits));
  }

  ProtoFields text(int field, String value) {
    return value.isEmpty() ? this : message(field, ByteString.copyFromUtf8(value));
  }

  ProtoFields message(int field, ProtoFields value) {
    return message(field, value.bytes());
  }

  /** Adds a message, which is written even when it is empty. */
  ProtoFields message(int field, ByteString value) {
    return add(field, Field.newBuilder().addLengthDelimited(value));
  }

  ByteString bytes() {
    return fields.build().toByteString();
  }

  private ProtoFields add(int field, Field.Builder value) {
    fields.mergeField(field, value.build());
    return this;
  }
}
