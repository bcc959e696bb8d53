package neva.detection.annotation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.io.AtomicFile;
import neva.io.BadInputException;

/** Writes YOLO texts; see {@link Annotations#writeYolo(List, LabelMap, Path)}. */
final class YoloWriter {

  /** A millionth of a pixel in a picture of a hundred thousand. */
  private static final int DECIMALS = 12;

  private final Path folder;
  private final LabelMap labels;
  private final Map<Integer, Integer> indexById = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  YoloWriter(Path folder, LabelMap labels) {
    this.folder = folder;
    this.labels = labels;
    for (LabelMap.Item item : labels.items()) {
      if (item.id() > 0) {
        indexById.put(item.id(), names.size());
        names.add(item.displayName());
      }
    }
  }

  void write(List<AnnotatedImage> images) throws IOException {
    writeNames();
    Map<String, String> pictureOfText = new HashMap<>();
    for (AnnotatedImage image : images) {
      String filename = FileNames.required(image);
      String text = FileNames.stem(filename) + ".txt";
      requireNew(pictureOfText.put(text, filename), filename);
      AtomicFile.write(folder.resolve("labels").resolve(text), lines(image.inShares()));
    }
  }

  private static void requireNew(String other, String filename) {
    if (other != null) {
      throw new BadInputException(
          "Expected pictures whose names differ before the ending, found %s and %s, for which YOLO has one text; rename one."
              .formatted(other, filename));
    }
  }

  private int index(AnnotatedObject object, AnnotatedImage image) {
    Integer index = indexById.get(labels.required(object, image));
    if (index == null) {
      throw new BadInputException(
          "%s: expected no objects of the class background, found object %d."
              .formatted(image.filename(), object.number()));
    }
    return index;
  }

  private String lines(AnnotatedImage image) {
    StringBuilder lines = new StringBuilder();
    for (AnnotatedObject object : image.objects()) {
      Box box = object.box();
      lines.append(
          "%d %s %s %s %s\n"
              .formatted(
                  index(object, image),
                  share((box.xmin() + box.xmax()) / 2),
                  share((box.ymin() + box.ymax()) / 2),
                  share(box.width()),
                  share(box.height())));
    }
    return lines.toString();
  }

  private static String share(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private void writeNames() throws IOException {
    StringBuilder classes = new StringBuilder();
    StringBuilder yaml = new StringBuilder("train: images\nval: images\n");
    yaml.append(names.isEmpty() ? "names: []\n" : "names:\n");
    for (int i = 0; i < names.size(); i++) {
      classes.append(TextLines.single(names.get(i))).append('\n');
      yaml.append("  %d: %s\n".formatted(i, quoted(names.get(i))));
    }
    AtomicFile.write(folder.resolve("classes.txt"), classes.toString());
    AtomicFile.write(folder.resolve("data.yaml"), yaml.toString());
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
