package neva.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes pickles of protocol 2, instruction by instruction. */
final class PickleBytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleBytes() {
    raw(0x80, 2);
  }

  /** A dict of values: Integer, String (as Python 2 has them), byte[], List, or {@link Array}. */
  static byte[] of(Map<String, ?> dict) {
    PickleBytes pickle = new PickleBytes().raw('}', '(');
    dict.forEach((key, value) -> pickle.value(key).value(value));
    return pickle.raw('u', '.').bytes();
  }

  /** A numpy array of bytes. */
  record Array(int rows, int columns, byte[] data) {}

  PickleBytes raw(int... instructions) {
    for (int instruction : instructions) {
      out.write(instruction);
    }
    return this;
  }

  PickleBytes global(String module, String name) {
    return raw('c').latin(module + "\n" + name + "\n");
  }

  PickleBytes latin(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  PickleBytes value(Object value) {
    if (value instanceof Integer number) {
      return raw('J').little(number);
    } else if (value instanceof String text) {
      return raw('U', text.length()).latin(text);
    } else if (value instanceof byte[] bytes) {
      raw('T').little(bytes.length);
      out.writeBytes(bytes);
      return this;
    } else if (value instanceof List<?> list) {
      raw(']', '(');
      list.forEach(this::value);
      return raw('e');
    }
    return array((Array) value);
  }

  private PickleBytes array(Array array) {
    global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
    raw('(').value(0).raw('t').value("b").raw(0x87, 'R');
    raw('(').value(1).value(array.rows()).value(array.columns()).raw(0x86);
    global("numpy", "dtype").value("u1").value(0).value(1).raw(0x87, 'R');
    return raw(0x89).value(array.data()).raw('t', 'b');
  }

  PickleBytes little(int number) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
