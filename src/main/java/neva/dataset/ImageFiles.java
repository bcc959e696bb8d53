package neva.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Fingerprint;

/**
 * Pictures in files, decoded each time they are asked for: PNG, JPEG, GIF, BMP and TIFF of any size
 * and colours. Each is cropped around its middle to the proportions asked for, then scaled.
 */
public final class ImageFiles implements ImageSet {

  private static final int CHANNELS = 3;

  private final List<Path> files;
  private final int[] labels; // [n]
  private final List<String> classNames;
  private final int height;
  private final int width;

  /**
   * @param labels one for each file
   * @param height of the images to make, in pixels
   * @param width of the images to make, in pixels
   * @throws BadInputException when the labels do not fit files and classes, or a size is below 1
   */
  public ImageFiles(
      List<Path> files, int[] labels, List<String> classNames, int height, int width) {
    this.files = List.copyOf(files);
    this.labels = labels.clone();
    this.classNames = List.copyOf(classNames);
    this.height = Check.positive("height", height);
    this.width = Check.positive("width", width);
    if (labels.length != files.size()) {
      throw new BadInputException(
          "labels must be one for each of %d files, found %d"
              .formatted(files.size(), labels.length));
    }
    LabeledImages.checkLabels(this.labels, this.classNames);
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Example get(int i) throws IOException {
    byte[] pixels = ImageFile.read(files.get(i), height, width, CHANNELS);
    return new Example(height, width, CHANNELS, pixels, labels[i]);
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int label(int i) {
    return labels[i];
  }

  @Override
  public ImageFiles subset(int[] indices) {
    return with(indices, Arrays.stream(indices).map(i -> labels[i]).toArray(), classNames);
  }

  @Override
  public ImageFiles withClasses(List<String> names) {
    int[] newLabels = ClassChoice.newLabels(names, classNames);
    int[] kept = ClassChoice.kept(labels, newLabels);
    return with(kept, Arrays.stream(kept).map(i -> newLabels[labels[i]]).toArray(), names);
  }

  private ImageFiles with(int[] indices, int[] newLabels, List<String> names) {
    List<Path> chosen = Arrays.stream(indices).mapToObj(files::get).toList();
    return new ImageFiles(chosen, newLabels, names, height, width);
  }

  /** Of the files themselves, which are not decoded for it. */
  @Override
  public String fingerprint() throws IOException {
    Fingerprint fingerprint = new Fingerprint().add(size(), height, width, CHANNELS);
    for (Path file : files) {
      byte[] bytes = ImageFile.bytes(file);
      fingerprint.add(bytes.length).add(bytes);
    }
    return fingerprint.add(labels).add(classNames).hex();
  }

  /** Decoded by all processors. */
  @Override
  public LabeledImages inMemory() throws IOException {
    PixelArray table = PixelArray.of(size(), height, width, CHANNELS);
    try {
      IntStream.range(0, size()).parallel().forEach(i -> decode(i, table));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return LabeledImages.of(table, labels, classNames);
  }

  private void decode(int i, PixelArray table) {
    try {
      table.put(i, get(i), i);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
