package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.io.FileTree;
import neva.plot.Png;
import neva.tensorboard.EventWriter;
import neva.training.Run;

/**
 * Where figures go: into a folder as PNG, and into a log for TensorBoard, which begins anew with
 * the first figure.
 */
final class Pages implements Closeable {

  private final Path folder;
  private final Path logs;
  private final List<Path> old;
  private final long step;
  private EventWriter log;

  /**
   * @param old folders that are deleted before the first figure comes
   * @param run whose trained step the log tells the figures by
   */
  Pages(Path folder, Path logs, List<Path> old, Run run) throws IOException {
    this.folder = folder;
    this.logs = logs;
    this.old = old;
    this.step = run.trainedStep();
  }

  /**
   * Adds a figure.
   *
   * @param name of the file without its ending, with slashes for folders, and its tag in the log
   */
  void add(String name, BufferedImage figure) throws IOException {
    if (log == null) {
      for (Path before : old) {
        FileTree.delete(before);
      }
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
