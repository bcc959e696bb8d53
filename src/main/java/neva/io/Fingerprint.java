package neva.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A SHA-256 over values of several kinds. Texts and rows of numbers are preceded by their length;
 * plain bytes are not, so where their number may vary it is to be added before them.
 */
public final class Fingerprint {

  private final MessageDigest digest = sha256();

  /** The bytes alone. */
  public Fingerprint add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** The number of values, then each as 4 bytes, the highest first. */
  public Fingerprint add(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (values.length + 1));
    bytes.putInt(values.length);
    bytes.asIntBuffer().put(values);
    return add(bytes.array());
  }

  /** The number of values, then each as 8 bytes, the highest first. */
  public Fingerprint add(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Double.BYTES * values.length);
    bytes.putInt(values.length);
    bytes.asDoubleBuffer().put(values);
    return add(bytes.array());
  }

  /** The number of UTF-8 bytes, then these. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes.length).add(bytes);
  }

  /** The number of texts, then each. */
  public Fingerprint add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
    return this;
  }

  /** The digest of all that was added, in hexadecimal; nothing can be added after it. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
