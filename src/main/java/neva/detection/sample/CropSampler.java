package neva.detection.sample;

import java.util.List;
import java.util.SplittableRandom;
import neva.detection.annotation.Box;

/**
 * Draws parts of pictures as TensorFlow's {@code sample_distorted_bounding_box}: of random size and
 * proportions, and such that at least one object is covered enough.
 *
 * @param covered share of an object that must be seen
 * @param minAspect smallest width over height
 * @param maxAspect largest width over height
 * @param minArea smallest share of the picture
 * @param maxArea largest share of the picture
 * @param attempts after which it is the whole picture
 */
record CropSampler(
    double covered,
    double minAspect,
    double maxAspect,
    double minArea,
    double maxArea,
    int attempts) {

  /**
   * Draws a part of a picture.
   *
   * @param objects as shares of the picture; when there is none, the picture itself is the object
   * @return in pixels
   */
  Box sample(int width, int height, List<Box> objects, SplittableRandom random) {
    Box picture = new Box(0, 0, width, height);
    List<Box> pixels =
        objects.isEmpty()
            ? List.of(picture)
            : objects.stream().map(box -> truncated(box.scale(width, height))).toList();
    for (int attempt = 0; attempt < attempts; attempt++) {
      double aspect = minAspect + (maxAspect - minAspect) * random.nextDouble();
      Box crop = draw(width, height, aspect, random);
      if (crop != null && covers(crop, pixels)) {
        return crop;
      }
    }
    return picture;
  }

  /** TensorFlow takes objects in whole pixels. */
  private static Box truncated(Box box) {
    return new Box((int) box.xmin(), (int) box.ymin(), (int) box.xmax(), (int) box.ymax());
  }

  /** Null when rounding leaves no part of this aspect. */
  private Box draw(int width, int height, double aspect, SplittableRandom random) {
    double least = minArea * width * height;
    double most = maxArea * width * height;
    int tall = tall(width, height, least, most, aspect, random);
    int wide = wide(tall, aspect);
    if (wide * tall < least) {
      tall++;
      wide = wide(tall, aspect);
    }
    if (wide * tall > most) {
      tall--;
      wide = wide(tall, aspect);
    }
    boolean fits = wide > 0 && tall > 0 && wide <= width && tall <= height;
    return fits && wide * tall >= least && wide * tall <= most
        ? place(width, height, wide, tall, random)
        : null;
  }

  private static int tall(
      int width, int height, double least, double most, double aspect, SplittableRandom random) {
    int low = (int) Math.rint(Math.sqrt(least / aspect));
    int high = (int) Math.rint(Math.sqrt(most / aspect));
    if (wide(high, aspect) > width) {
      high = (int) ((width + 0.5 - 1e-7) / aspect);
      high -= wide(high, aspect) > width ? 1 : 0;
    }
    high = Math.min(high, height);
    return low >= high ? high : random.nextInt(low, high + 1);
  }

  private static int wide(int tall, double aspect) {
    return (int) Math.rint(tall * aspect);
  }

  private static Box place(int width, int height, int wide, int tall, SplittableRandom random) {
    // As in TensorFlow, the last place of all is never drawn.
    int y = tall < height ? random.nextInt(height - tall) : 0;
    int x = wide < width ? random.nextInt(width - wide) : 0;
    return new Box(x, y, x + wide, y + tall);
  }

  private boolean covers(Box crop, List<Box> objects) {
    return objects.stream()
        .anyMatch(box -> box.area() >= 1 && crop.intersection(box) / box.area() >= covered);
  }
}
