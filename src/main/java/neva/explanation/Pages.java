package neva.explanation;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.io.FileTree;
import neva.plot.Png;
import neva.tensorboard.EventWriter;

/**
 * Where figures go: into a folder as PNG, and into a log for TensorBoard, which begins anew with
 * the first figure.
 */
final class Pages implements Closeable {

  private final Path folder;
  private final Path logs;
  private final long step;
  private EventWriter log;

  /**
   * @param step that the log tells the figures by
   */
  Pages(Path folder, Path logs, long step) {
    this.folder = folder;
    this.logs = logs;
    this.step = step;
  }

  /**
   * Adds a figure.
   *
   * @param name of the file without its ending, with slashes for folders, and its tag in the log
   */
  void add(String name, BufferedImage figure) throws IOException {
    if (log == null) {
      FileTree.delete(logs);
      log = EventWriter.open(logs);
    }
    Png.write(figure, folder.resolve(name + ".png"));
    log.image(name, step, List.of(figure));
  }

  @Override
  public void close() throws IOException {
    if (log != null) {
      log.close();
    }
  }
}
