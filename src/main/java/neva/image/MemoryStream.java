package neva.image;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory as a stream that knows its length: decoders believe a claimed length when they
 * cannot compare it.
 */
final class MemoryStream extends ImageInputStreamImpl {

  private final byte[] bytes;

  MemoryStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int at, int most) {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(most, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, to, at, count);
    streamPos += count;
    return count;
  }
}
