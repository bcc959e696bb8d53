package neva.detection.ssd;

import java.util.ArrayList;
import java.util.List;
import neva.detection.annotation.Box;
import neva.io.BadInputException;

/**
 * Which boxes SSD lays over each cell of its feature maps (Liu et al. 2016, "SSD: Single Shot
 * MultiBox Detector"; the API's {@code ssd_anchor_generator}).
 *
 * @param minScale side of the square anchors on the first map, as a share of the picture
 * @param maxScale the same on the last map
 * @param aspectRatios width over height, in the order of the anchors of a cell
 * @param interpolatedRatio aspect ratio of one more anchor between the scales of two maps, 0 for
 *     none
 * @param reduceLowest whether the first map, which has the most cells, gets three anchors only
 */
public record AnchorGenerator(
    double minScale,
    double maxScale,
    List<Double> aspectRatios,
    double interpolatedRatio,
    boolean reduceLowest) {

  /** What the published SSD MobileNets use; their third of 3 is 0.3333. */
  public static final AnchorGenerator SSD =
      new AnchorGenerator(0.2, 0.95, List.of(1.0, 2.0, 0.5, 3.0, 0.3333), 1, true);

  /** A kind of anchor: its scale, and its width over its height. */
  private record Kind(double scale, double ratio) {}

  public AnchorGenerator {
    aspectRatios = List.copyOf(aspectRatios);
    if (!(minScale > 0 && minScale <= maxScale)) {
      throw new BadInputException(
          "minScale must be positive and at most maxScale, found %s and %s"
              .formatted(minScale, maxScale));
    }
    if (aspectRatios.isEmpty() || aspectRatios.stream().anyMatch(ratio -> !(ratio > 0))) {
      throw new BadInputException("aspectRatios must be positive, found " + aspectRatios);
    }
  }

  /**
   * The anchors of a picture, by map, row, column and then kind.
   *
   * @param height of the picture in pixels, for its proportions: square anchors are square in
   *     pixels
   * @param width of the picture in pixels
   * @param grids the sizes of the feature maps, two or more
   */
  public Anchors anchors(int height, int width, List<GridSize> grids) {
    List<Box> boxes = new ArrayList<>();
    double shorter = Math.min(height, width);
    for (int map = 0; map < grids.size(); map++) {
      List<Kind> kinds = kinds(map, grids.size());
      addMap(boxes, grids.get(map), kinds, shorter / height, shorter / width);
    }
    return new Anchors(boxes);
  }

  /** How many anchors each cell of a map has. */
  public int perCell(int map, int maps) {
    return kinds(map, maps).size();
  }

  private List<Kind> kinds(int map, int maps) {
    double scale = scale(map, maps);
    if (map == 0 && reduceLowest) {
      return List.of(new Kind(0.1, 1), new Kind(scale, 2), new Kind(scale, 0.5));
    }
    List<Kind> kinds = new ArrayList<>();
    aspectRatios.forEach(ratio -> kinds.add(new Kind(scale, ratio)));
    if (interpolatedRatio > 0) {
      kinds.add(new Kind(Math.sqrt(scale * scale(map + 1, maps)), interpolatedRatio));
    }
    return kinds;
  }

  private double scale(int map, int maps) {
    return map == maps ? 1 : minScale + (maxScale - minScale) * map / (maps - 1);
  }

  private static void addMap(
      List<Box> boxes, GridSize grid, List<Kind> kinds, double tall, double wide) {
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        for (Kind kind : kinds) {
          double root = Math.sqrt(kind.ratio);
          boxes.add(
              around(
                  (x + 0.5) / grid.width(),
                  (y + 0.5) / grid.height(),
                  kind.scale * root * wide,
                  kind.scale / root * tall));
        }
      }
    }
  }

  private static Box around(double x, double y, double width, double height) {
    return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
  }
}
