package neva.distortion;

import neva.distortion.Draws.Stream;
import neva.io.Check;
import neva.io.Records;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * Makes a batch of crops straight from all images of a data set, which lie in memory as one table
 * of uint8 pixels {@code [n · imageHeight · imageWidth, c]}: choosing the images, cropping and
 * mirroring them is one gather. Pixels become {@code value / 255}, in [0, 1].
 *
 * <p>Draws the same values as {@link RandomCrop} and {@link RandomFlip}, so with the same key it
 * gives the images that those two would give. Table rows are counted in int32: the table may have
 * up to 2³¹ − 1 pixels. Reading a resource variable costs nothing, unless a ResourceGather op also
 * uses that variable: it makes every later read copy the whole table.
 *
 * @param imageHeight height of the stored images
 * @param imageWidth width of the stored images
 * @param border pixels of zeros around each image, into which crops may reach; they are not stored.
 *     With 4, crops as large as the images are how He et al. 2015 trained on CIFAR-10
 * @param cropHeight height of the crops
 * @param cropWidth width of the crops
 * @param flip whether {@link #random} also mirrors each image with probability ½
 */
public record CropTable(
    int imageHeight, int imageWidth, int border, int cropHeight, int cropWidth, boolean flip) {

  private static final float TO_UNIT = 1 / 255f;

  public CropTable {
    Check.positive("imageHeight", imageHeight);
    Check.positive("imageWidth", imageWidth);
    Check.notNegative("border", border);
    ImageBounds.fits(
        "cropHeight", cropHeight, named("imageHeight", border), imageHeight + 2 * border);
    ImageBounds.fits("cropWidth", cropWidth, named("imageWidth", border), imageWidth + 2 * border);
  }

  /** Whole images of this size, neither cropped nor mirrored. */
  public static CropTable of(int imageHeight, int imageWidth) {
    return new CropTable(imageHeight, imageWidth, 0, imageHeight, imageWidth, false);
  }

  /** The same with crops that may reach so many pixels past the images. */
  public CropTable withBorder(int border) {
    return Records.with(this, "border", border);
  }

  /** The same with crops of another size. */
  public CropTable withCrop(int height, int width) {
    return Records.with(Records.with(this, "cropHeight", height), "cropWidth", width);
  }

  /** The same with mirror images of half of the crops, or with none. */
  public CropTable withFlip(boolean flip) {
    return Records.with(this, "flip", flip);
  }

  private static String named(String side, int border) {
    return border == 0 ? side : side + " and border";
  }

  /**
   * Random crops, for training. Every position inside the image and its border is equally likely.
   *
   * @param pixels {@code [n · imageHeight · imageWidth, c]}
   * @param indices {@code [b]}: which images, 0 to n − 1
   * @param key {@code [2]}: seed and global step
   * @return {@code [b, cropHeight, cropWidth, c]} in [0, 1]
   */
  public Operand<TFloat32> random(
      Ops tf, Operand<TUint8> pixels, Operand<TInt32> indices, Operand<TInt64> key) {
    Ops scope = tf.withSubScope("random_crops");
    Draws draws = Draws.forEach(scope, indices, key);
    CropWindows windows =
        CropWindows.anywhere(scope, draws, areaHeight(), areaWidth(), cropHeight, cropWidth);
    if (flip) {
      windows = windows.mirrored(scope, draws.below(scope, Stream.FLIP, 2));
    }
    return cut(scope, pixels, indices, windows);
  }

  private int areaHeight() {
    return imageHeight + 2 * border;
  }

  private int areaWidth() {
    return imageWidth + 2 * border;
  }

  /**
   * @param windows in the images with their borders
   */
  private Operand<TFloat32> cut(
      Ops tf, Operand<TUint8> pixels, Operand<TInt32> indices, CropWindows windows) {
    Operand<TInt32> images = tf.math.mul(indices, tf.constant(imageHeight * imageWidth)); // [b]
    Operand<TFloat32> factor = tf.constant(TO_UNIT);
    CropWindows stored = windows;
    if (border > 0) {
      CropWindows inImage = windows.before(tf, border);
      stored = inImage.clamped(tf, imageHeight, imageWidth);
      factor = tf.math.mul(inImage.inside(tf, stored), factor); // [b, h, w, 1]
    }
    Operand<TUint8> cut = stored.gather(tf, pixels, images, imageWidth); // [b, h, w, c]
    return tf.math.mul(tf.dtypes.cast(cut, TFloat32.class), factor);
  }
}
