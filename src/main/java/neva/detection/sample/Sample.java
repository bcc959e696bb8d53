package neva.detection.sample;

import java.util.List;
import java.util.function.UnaryOperator;
import neva.detection.annotation.Box;
import neva.detection.ssd.LabeledBox;
import neva.feed.Raster;
import neva.feed.Window;

/**
 * A part of a picture and what it shows.
 *
 * @param boxes as shares of the window
 */
record Sample(Window window, List<LabeledBox> boxes) {

  /** All of a picture. */
  static Sample whole(Raster raster, List<LabeledBox> boxes) {
    return new Sample(new Window(0, 0, raster.width(), raster.height(), false), boxes);
  }

  /** The mirror image of a whole picture: left becomes right. */
  Sample mirrored() {
    Window mirror =
        new Window(window.x(), window.y(), window.width(), window.height(), !window.mirrored());
    return new Sample(mirror, boxes.stream().map(box -> with(box, Sample::mirror)).toList());
  }

  private static Box mirror(Box box) {
    return new Box(1 - box.xmax(), box.ymin(), 1 - box.xmin(), box.ymax());
  }

  /** The same object in another box. */
  static LabeledBox with(LabeledBox object, UnaryOperator<Box> change) {
    return new LabeledBox(change.apply(object.box()), object.classId(), object.weight());
  }
}
