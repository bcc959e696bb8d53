package neva.download;

import java.nio.file.Path;

/** Is told how a download goes. */
public interface DownloadListener {

  /** {@code path} was there already, and is whole. */
  void kept(Path path);

  /** Called now and then while a file comes: {@code bytes} of {@code total} are there. */
  void received(Path file, long bytes, long total);

  /** {@code path} has been fetched or unpacked, and is whole. */
  void made(Path path);
}
