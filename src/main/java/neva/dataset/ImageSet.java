package neva.dataset;

import java.io.IOException;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Fingerprint;

/**
 * Labelled images of one size: in memory ({@link LabeledImages}), in files that are decoded when
 * they are asked for ({@link ImageFiles}), or from wherever a class of one's own takes them. Three
 * methods make a set:
 *
 * <pre>{@code
 * record Ramps(int size) implements ImageSet {
 *
 *   public Example get(int i) {
 *     float[] values = new float[16 * 16];
 *     for (int p = 0; p < values.length; p++) {
 *       values[p] = i % 2 == 0 ? p % 16 / 15f : p / 16 / 15f;
 *     }
 *     return new Example(16, 16, 1, values, i % 2);
 *   }
 *
 *   public List<String> classNames() {
 *     return List.of("to the right", "downwards");
 *   }
 * }
 * }</pre>
 *
 * <p>A set does not change: the same index always gives the same example. All methods may be called
 * by several threads at once. What reads an image may throw an {@link IOException}.
 */
public interface ImageSet {

  /** A set in two parts: together they are the whole, without overlap. */
  record Split(ImageSet training, ImageSet heldOut) {}

  /** How many images there are. */
  int size();

  /**
   * Image {@code i} with its label.
   *
   * @param i from 0 to {@link #size()} - 1
   * @throws BadInputException when it cannot be decoded
   * @throws IOException when it cannot be read
   */
  Example get(int i) throws IOException;

  /** The names of the classes, in the order of the labels. */
  List<String> classNames();

  /** The height of every image in pixels: that of the first, unless a set knows better. */
  default int height() throws IOException {
    return get(0).height();
  }

  /** The width of every image in pixels: that of the first, unless a set knows better. */
  default int width() throws IOException {
    return get(0).width();
  }

  /** 3 for red, green, blue, 1 for grey: as the first image, unless a set knows better. */
  default int channels() throws IOException {
    return get(0).channels();
  }

  /** The label of image {@code i}. To be overridden where it is known without the image. */
  default int label(int i) throws IOException {
    return get(i).label();
  }

  /** The name of the class of image {@code i}. */
  default String className(int i) throws IOException {
    return classNames().get(label(i));
  }

  /**
   * The label of every image.
   *
   * @throws BadInputException when one names no class
   */
  default int[] labels() throws IOException {
    int[] labels = new int[size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(i);
    }
    LabeledImages.checkLabels(labels, classNames());
    return labels;
  }

  /** The pixels of all images together, in bytes. */
  default long bytes() throws IOException {
    return size() == 0 ? 0 : (long) size() * height() * width() * channels();
  }

  /**
   * The pixels of some images.
   *
   * @param indices of them
   * @return uint8 [n, h, w, c] in row-major order, a copy
   * @throws BadInputException when one has another size than the first of the set, or they take
   *     more than 2 GB
   */
  default byte[] pixels(int[] indices) throws IOException {
    PixelArray table = PixelArray.of(indices.length, height(), width(), channels());
    for (int k = 0; k < indices.length; k++) {
      table.put(k, get(indices[k]), indices[k]);
    }
    return table.pixels();
  }

  /**
   * The same set in memory.
   *
   * @throws BadInputException when an image has another size than the first, a label names no
   *     class, or the pixels take more than 2 GB
   */
  default LabeledImages inMemory() throws IOException {
    return LabeledImages.copyOf(this);
  }

  /**
   * SHA-256, in hexadecimal, of all that the set holds: equal for equal sizes, pixels, labels and
   * class names and for nothing else.
   */
  default String fingerprint() throws IOException {
    Fingerprint fingerprint = new Fingerprint().add(size(), height(), width(), channels());
    fingerprint.add((int) bytes()); // what is above 2^31 is in the sizes already
    for (int i = 0; i < size(); i++) {
      fingerprint.add(get(i).pixels());
    }
    return fingerprint.add(labels()).add(classNames()).hex();
  }

  /**
   * The images at {@code indices}, in that order.
   *
   * @throws IndexOutOfBoundsException when an index names no image
   */
  default ImageSet subset(int[] indices) {
    return ImageView.subset(this, indices);
  }

  /**
   * The images of some classes alone, with labels that index {@code names}.
   *
   * @throws BadInputException when one of the names is no class
   */
  default ImageSet withClasses(List<String> names) throws IOException {
    int[] newLabels = ClassChoice.newLabels(names, classNames());
    return new ImageView(this, ClassChoice.kept(labels(), newLabels), newLabels, names);
  }

  /**
   * Holds out a share of every class, chosen by {@code seed} alone; both parts keep the order of
   * this set. Of a class with two or more images at least one is held out and at least one stays. A
   * share of 0 holds out nothing.
   *
   * @param share at least 0 and below 1
   * @throws BadInputException when {@code share} is outside that range
   */
  default Split split(double share, long seed) throws IOException {
    boolean[] held = StratifiedChoice.of(labels(), classNames().size(), share, seed);
    return new Split(
        subset(StratifiedChoice.where(held, false)), subset(StratifiedChoice.where(held, true)));
  }
}
