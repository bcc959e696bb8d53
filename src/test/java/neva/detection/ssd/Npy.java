package neva.detection.ssd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads float32 arrays that NumPy saved, version 1 of the format, in row-major order. */
final class Npy {

  private static final int HEADER_LENGTH_AT = 8;

  private Npy() {}

  static float[] floats(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getShort(HEADER_LENGTH_AT);
    String description =
        new String(bytes.array(), HEADER_LENGTH_AT + 2, header, StandardCharsets.ISO_8859_1);
    if (!description.contains("'<f4'") || description.contains("True")) {
      throw new IllegalArgumentException("Expected row-major float32 but was " + description);
    }
    float[] values = new float[(bytes.capacity() - HEADER_LENGTH_AT - 2 - header) / Float.BYTES];
    bytes.position(HEADER_LENGTH_AT + 2 + header).asFloatBuffer().get(values);
    return values;
  }
}
