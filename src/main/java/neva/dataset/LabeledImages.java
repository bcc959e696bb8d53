package neva.dataset;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Labelled images of one size, in memory, never changed after construction.
 *
 * <p>Pixels are unsigned bytes, {@code [n, h, w, c]} in row-major order, channels red, green, blue
 * (or one channel of grey). A label is an index into the class names.
 */
public final class LabeledImages {

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] pixels; // [n, h, w, c]
  private final int[] labels; // [n]
  private final List<String> classNames;

  /** The two parts that {@link #split} makes: together they are the whole, without overlap. */
  public record Split(LabeledImages training, LabeledImages validation) {}

  /**
   * Takes {@code pixels} over without copying it: the caller gives the array away.
   *
   * @param channels 3 for red, green, blue; 1 for grey
   * @throws IllegalArgumentException when the lengths do not fit each other, a label names no
   *     class, or two classes have the same name
   */
  public LabeledImages(
      int height, int width, int channels, byte[] pixels, int[] labels, List<String> classNames) {
    this.height = checkPositive("height", height);
    this.width = checkPositive("width", width);
    this.channels = checkChannels(channels);
    this.pixels = Objects.requireNonNull(pixels, "pixels");
    this.labels = labels.clone();
    this.classNames = List.copyOf(classNames);
    checkNames();
    checkLength();
    checkLabels();
  }

  /** How many images there are. */
  public int size() {
    return labels.length;
  }

  /** The height of every image, in pixels. */
  public int height() {
    return height;
  }

  /** The width of every image, in pixels. */
  public int width() {
    return width;
  }

  /** 3 for red, green, blue; 1 for grey. */
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

  /** The label of every image, a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** The names of the classes, in the order of the labels. */
  public List<String> classNames() {
    return classNames;
  }

  /**
   * @throws IndexOutOfBoundsException when there is no image {@code i}
   */
  public int label(int i) {
    return labels[Objects.checkIndex(i, size())];
  }

  /** The name of the class of image {@code i}. */
  public String className(int i) {
    return classNames.get(label(i));
  }

  /**
   * Image {@code i} as a picture to show or to save, a copy in RGB.
   *
   * @throws IndexOutOfBoundsException when there is no image {@code i}
   */
  public BufferedImage image(int i) {
    int first = Objects.checkIndex(i, size()) * imageLength();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < height * width; p++) {
      image.setRGB(p % width, p / width, rgb(first + p * channels));
    }
    return image;
  }

  /**
   * The images at {@code indices}, in that order, copied.
   *
   * @throws IndexOutOfBoundsException when an index names no image
   */
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

  /** The images of the classes {@code names}, which the labels of the result index. */
  LabeledImages withClasses(List<String> names) {
    int[] label = classNames.stream().mapToInt(names::indexOf).toArray();
    boolean[] left = new boolean[size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = label[labels[i]] < 0;
    }
    LabeledImages chosen = subset(where(left, false));
    int[] relabelled = Arrays.stream(chosen.labels).map(k -> label[k]).toArray();
    return new LabeledImages(height, width, channels, chosen.pixels, relabelled, names);
  }

  /**
   * Holds out a share of every class, chosen by {@code seed} alone; both parts keep the order of
   * this set. Of a class with two or more images at least one is held out and at least one stays. A
   * share of 0 holds out nothing.
   *
   * @param share from 0 to less than 1
   * @throws IllegalArgumentException when {@code share} is outside that range
   */
  public Split split(double share, long seed) {
    boolean[] held = StratifiedChoice.of(labels, classNames.size(), share, seed);
    return new Split(subset(where(held, false)), subset(where(held, true)));
  }

  /**
   * How many images {@link #split} leaves for training.
   *
   * @param share that is held out, from 0 to less than 1
   */
  public int sizeWithout(double share) {
    int held = 0;
    for (boolean chosen : StratifiedChoice.of(labels, classNames.size(), share, 0)) {
      held += chosen ? 1 : 0;
    }
    return size() - held;
  }

  /**
   * SHA-256, in hexadecimal, of the shape, pixels, labels and class names: equal for equal data and
   * for nothing else.
   */
  public String fingerprint() {
    return new Fingerprint()
        .add(size(), height, width, channels)
        .add(pixels)
        .add(labels)
        .add(classNames)
        .hex();
  }

  private int imageLength() {
    return height * width * channels;
  }

  private int rgb(int at) {
    int last = at + channels - 1;
    int middle = at + channels / 2;
    return (pixels[at] & 0xff) << 16 | (pixels[middle] & 0xff) << 8 | pixels[last] & 0xff;
  }

  private static int[] where(boolean[] held, boolean wanted) {
    int[] indices = new int[held.length];
    int n = 0;
    for (int i = 0; i < held.length; i++) {
      if (held[i] == wanted) {
        indices[n++] = i;
      }
    }
    return Arrays.copyOf(indices, n);
  }

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, found " + value);
    }
    return value;
  }

  private static int checkChannels(int channels) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 or 3, found " + channels);
    }
    return channels;
  }

  private void checkNames() {
    if (classNames.isEmpty() || new HashSet<>(classNames).size() < classNames.size()) {
      throw new IllegalArgumentException(
          "classNames must be distinct and at least one, found " + classNames);
    }
  }

  private void checkLength() {
    long expected = (long) labels.length * height * width * channels;
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "pixels must hold %d images of %dx%dx%d, that is %d bytes, found %d"
              .formatted(labels.length, height, width, channels, expected, pixels.length));
    }
  }

  private void checkLabels() {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new IllegalArgumentException(
            "labels must be from 0 to %d, found %d at image %d"
                .formatted(classNames.size() - 1, labels[i], i));
      }
    }
  }
}
