package neva.download;

import java.net.URI;
import java.util.Objects;

/**
 * A file at an address, of which it is known what it must be.
 *
 * @param bytes its length
 * @param md5 of its content, in hexadecimal, small letters
 */
public record RemoteFile(URI address, long bytes, String md5) {

  public RemoteFile {
    Objects.requireNonNull(address, "address");
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be positive, found " + bytes);
    }
    if (!md5.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("md5 must be 32 hexadecimal digits, found " + md5);
    }
  }

  /** The last part of the address. */
  public String name() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
