package neva.distortion;

import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Cuts a window of fixed size out of each image, every position inside the image equally likely (as
 * {@code tf.image.random_crop}, but each image its own position).
 *
 * @param height height of the crops
 * @param width width of the crops
 */
public record RandomCrop(int height, int width) implements Distortion {

  public RandomCrop {
    Check.positive("height", height);
    Check.positive("width", width);
  }

  /** {@code [b, h, w, c]} to {@code [b, height, width, c]}. */
  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    Ops scope = tf.withSubScope("random_crop");
    PixelTable table = tableFor(scope, images);
    Draws draws = Draws.forEach(scope, images, key);
    return table.cut(
        scope,
        CropWindows.anywhere(scope, draws, table.imageHeight(), table.imageWidth(), height, width));
  }

  /** The centre of each image: {@code [b, h, w, c]} to {@code [b, height, width, c]}. */
  public Operand<TFloat32> center(Ops tf, Operand<TFloat32> images) {
    Ops scope = tf.withSubScope("center_crop");
    PixelTable table = tableFor(scope, images);
    return table.cut(
        scope, CropWindows.centered(scope, table.imageHeight(), table.imageWidth(), height, width));
  }

  private PixelTable tableFor(Ops tf, Operand<TFloat32> images) {
    PixelTable table = PixelTable.of(tf, images);
    ImageBounds.fits("height", height, "the height of the images", table.imageHeight());
    ImageBounds.fits("width", width, "the width of the images", table.imageWidth());
    return table;
  }
}
