package neva.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import neva.io.AtomicFile;
import neva.io.Text;

/**
 * Fetches one file into {@code NAME.part}, which gets its name when it is whole. A part that is
 * left from a transfer that broke off is continued where the server can do that; whether its two
 * halves fit each other, the digest tells.
 */
final class FileDownload {

  private static final int BUFFER = 1 << 16;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RemoteFile remote;
  private final Path target;
  private final Path part;
  private final URI page;
  private final DownloadListener listener;

  FileDownload(RemoteFile remote, Path target, URI page, DownloadListener listener) {
    this.remote = remote;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.page = page;
    this.listener = listener;
  }

  void run() throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    long there = Files.exists(part) ? Files.size(part) : 0;
    if (there != remote.bytes()) {
      receive(there < remote.bytes() ? there : 0);
    }
    checkDigest();
    AtomicFile.sync(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    AtomicFile.syncFolder(target.toAbsolutePath().getParent());
  }

  private void receive(long from) throws IOException {
    Answer answer = Answer.ask(remote, from, target);
    try (InputStream in = new ImpatientStream(answer.body(), PATIENCE)) {
      append(in, answer.begin());
    }
  }

  /** Writes what comes behind the first {@code begin} bytes of the part. */
  private void append(InputStream in, long begin) throws IOException {
    long bytes = begin;
    try (OutputStream out = open(begin)) {
      listener.received(target, bytes, remote.bytes());
      byte[] buffer = new byte[BUFFER];
      for (int n = read(in, buffer, bytes); n >= 0; n = read(in, buffer, bytes)) {
        out.write(buffer, 0, n);
        bytes += n;
        listener.received(target, bytes, remote.bytes());
      }
    }
    if (bytes < remote.bytes()) {
      throw brokenOff(bytes, "the server ended it", null);
    }
  }

  private OutputStream open(long begin) throws IOException {
    return begin == 0
        ? Files.newOutputStream(part)
        : Files.newOutputStream(part, StandardOpenOption.APPEND);
  }

  /** Takes no more than what is missing; the digest judges what has come. */
  private int read(InputStream in, byte[] buffer, long bytes) throws IOException {
    int most = (int) Math.min(buffer.length, remote.bytes() - bytes);
    try {
      return most == 0 ? -1 : in.read(buffer, 0, most);
    } catch (IOException e) {
      throw brokenOff(bytes, Objects.requireNonNullElse(e.getMessage(), "no reason known"), e);
    }
  }

  private IOException brokenOff(long bytes, String reason, IOException cause) {
    return new IOException(
        Text.format(
            "The transfer of %s broke off after %,d of %,d bytes (%s): the same command goes on there.",
            remote.address(), bytes, remote.bytes(), reason),
        cause);
  }

  private void checkDigest() throws IOException {
    String found = Md5.of(part);
    if (!found.equals(remote.md5())) {
      Files.delete(part);
      throw new IOException(
          ("Expected md5 %s but was %s in %s, which has been removed: the transfer was damaged, or"
                  + " another file is now at %s. Call again; if it stays so, see %s and put a file"
                  + " with that md5 at %s by hand.")
              .formatted(remote.md5(), found, part, remote.address(), page, target));
    }
  }
}
