package neva.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Fingerprint;

/**
 * Labelled images of one size, in memory, never changed after construction.
 *
 * <p>Pixels are unsigned bytes, {@code [n, h, w, c]} in row-major order, channels red, green, blue
 * (or one channel of grey). A label is an index into the class names.
 */
public final class LabeledImages implements ImageSet {

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] pixels; // [n, h, w, c]
  private final int[] labels; // [n]
  private final List<String> classNames;

  /**
   * Takes {@code pixels} over without copying it: the caller gives the array away.
   *
   * @param channels 3 for red, green, blue; 1 for grey
   * @throws BadInputException when the lengths do not fit each other, a label names no class, or
   *     two classes have the same name
   */
  public LabeledImages(
      int height, int width, int channels, byte[] pixels, int[] labels, List<String> classNames) {
    this.height = Check.positive("height", height);
    this.width = Check.positive("width", width);
    this.channels = Example.checkChannels(channels);
    this.pixels = Objects.requireNonNull(pixels, "pixels");
    this.labels = labels.clone();
    this.classNames = List.copyOf(classNames);
    checkNames();
    checkLength();
    checkLabels(this.labels, this.classNames);
  }

  /**
   * Images of values from 0 to 1, each rounded to a 255th.
   *
   * @param values [n, h, w, c] in row-major order
   * @throws BadInputException as the other constructor, and when a value is below 0, above 1 or not
   *     a number
   */
  public LabeledImages(
      int height, int width, int channels, float[] values, int[] labels, List<String> classNames) {
    this(height, width, channels, Example.bytes(values), labels, classNames);
  }

  /**
   * Pictures in red, green and blue, whatever their own colours; what is transparent is white.
   *
   * @param pictures of one size
   * @throws BadInputException when a picture has another size than the first, which is named by its
   *     index, there is none, or the labels do not fit
   */
  public static LabeledImages of(
      List<BufferedImage> pictures, int[] labels, List<String> classNames) {
    if (pictures.isEmpty()) {
      throw new BadInputException("pictures must be at least one, found none");
    }
    BufferedImage first = pictures.get(0);
    PixelArray table = PixelArray.of(pictures.size(), first.getHeight(), first.getWidth(), 3);
    for (int i = 0; i < pictures.size(); i++) {
      table.put(i, Example.of(pictures.get(i), 0), i);
    }
    return of(table, labels, classNames);
  }

  static LabeledImages of(PixelArray table, int[] labels, List<String> classNames) {
    return new LabeledImages(
        table.height(), table.width(), table.channels(), table.pixels(), labels, classNames);
  }

  /** See {@link ImageSet#inMemory}. */
  static LabeledImages copyOf(ImageSet set) throws IOException {
    PixelArray table = PixelArray.of(set.size(), set.height(), set.width(), set.channels());
    int[] labels = new int[set.size()];
    for (int i = 0; i < labels.length; i++) {
      Example example = set.get(i);
      labels[i] = example.label();
      table.put(i, example, i);
    }
    return of(table, labels, set.classNames());
  }

  @Override
  public int size() {
    return labels.length;
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
    return channels;
  }

  /**
   * All pixels, {@code [n, h, w, c]}. This is the array itself, so that a large set reaches
   * TensorFlow without a copy; it is not to be changed.
   */
  public byte[] pixels() {
    return pixels;
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public Example get(int i) {
    int from = Objects.checkIndex(i, size()) * imageLength();
    byte[] image = Arrays.copyOfRange(pixels, from, from + imageLength());
    return new Example(height, width, channels, image, labels[i]);
  }

  /**
   * The label of image {@code i}.
   *
   * @throws IndexOutOfBoundsException when there is no image {@code i}
   */
  @Override
  public int label(int i) {
    return labels[Objects.checkIndex(i, size())];
  }

  @Override
  public String className(int i) {
    return classNames.get(label(i));
  }

  /**
   * Image {@code i} as a picture to show or to save, a copy in RGB.
   *
   * @throws IndexOutOfBoundsException when there is no image {@code i}
   */
  public BufferedImage image(int i) {
    return get(i).image();
  }

  @Override
  public LabeledImages inMemory() {
    return this;
  }

  /** The images at {@code indices}, in that order, copied. */
  @Override
  public LabeledImages subset(int[] indices) {
    int length = imageLength();
    byte[] chosen = new byte[Math.multiplyExact(indices.length, length)];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      chosenLabels[i] = label(indices[i]);
      System.arraycopy(pixels, indices[i] * length, chosen, i * length, length);
    }
    return new LabeledImages(height, width, channels, chosen, chosenLabels, classNames);
  }

  @Override
  public LabeledImages withClasses(List<String> names) {
    int[] newLabels = ClassChoice.newLabels(names, classNames);
    LabeledImages chosen = subset(ClassChoice.kept(labels, newLabels));
    int[] relabelled = Arrays.stream(chosen.labels).map(label -> newLabels[label]).toArray();
    return new LabeledImages(height, width, channels, chosen.pixels, relabelled, names);
  }

  @Override
  public String fingerprint() {
    return new Fingerprint()
        .add(size(), height, width, channels)
        .add(pixels.length)
        .add(pixels)
        .add(labels)
        .add(classNames)
        .hex();
  }

  private int imageLength() {
    return height * width * channels;
  }

  private void checkNames() {
    if (classNames.isEmpty() || new HashSet<>(classNames).size() < classNames.size()) {
      throw new BadInputException(
          "classNames must be distinct and at least one, found " + classNames);
    }
  }

  private void checkLength() {
    long expected = (long) labels.length * height * width * channels;
    if (pixels.length != expected) {
      throw new BadInputException(
          "pixels must hold %d images of %dx%dx%d, that is %d bytes, found %d"
              .formatted(labels.length, height, width, channels, expected, pixels.length));
    }
  }

  /** Refuses a label that names no class. */
  static void checkLabels(int[] labels, List<String> classNames) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new BadInputException(
            "labels must be from 0 to %d, found %d at image %d"
                .formatted(classNames.size() - 1, labels[i], i));
      }
    }
  }
}
