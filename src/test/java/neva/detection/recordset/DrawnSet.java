package neva.detection.recordset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Annotations;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource.Kind;

/**
 * Pictures of coloured rectangles in {@code images}, and their boxes in files of each kind. Names
 * are {@code 000.jpg} or {@code .png}; every fifth picture is background.
 */
final class DrawnSet {

  static final LabelMap LABELS = LabelMap.of(List.of("blue", "green", "red"));

  private static final Color[] COLOURS = {Color.BLUE, Color.GREEN, Color.RED};

  final Path folder;
  final List<AnnotatedImage> images;

  private DrawnSet(Path folder, List<AnnotatedImage> images) {
    this.folder = folder;
    this.images = images;
  }

  static DrawnSet draw(Path folder, int pictures) throws IOException {
    Files.createDirectories(folder.resolve("images"));
    Random random = new Random(7);
    List<AnnotatedImage> images = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      String name = "%03d.%s".formatted(i, i % 2 == 0 ? "jpg" : "png");
      int width = 40 + random.nextInt(80);
      int height = 40 + random.nextInt(80);
      List<AnnotatedObject> objects =
          IntStream.rangeClosed(1, i % 5 == 4 ? 0 : 1 + random.nextInt(3))
              .mapToObj(n -> object(n, width, height, random))
              .toList();
      Files.write(folder.resolve("images").resolve(name), picture(name, width, height, objects));
      images.add(new AnnotatedImage(name, name, width, height, false, objects, folder));
    }
    return new DrawnSet(folder, images);
  }

  private static AnnotatedObject object(int number, int width, int height, Random random) {
    int x = random.nextInt(width - 10);
    int y = random.nextInt(height - 10);
    Box box =
        new Box(
            x, y, x + 2 + random.nextInt(width - x - 1), y + 2 + random.nextInt(height - y - 1));
    String name = LABELS.items().get(random.nextInt(3)).name();
    return AnnotatedObject.of(number, name, box.clip(width, height));
  }

  private static byte[] picture(String name, int width, int height, List<AnnotatedObject> objects)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (AnnotatedObject object : objects) {
      Box box = object.box();
      g.setColor(COLOURS[LABELS.id(object.name()).getAsInt() - 1]);
      g.fillRect((int) box.xmin(), (int) box.ymin(), (int) box.width(), (int) box.height());
    }
    g.dispose();
    return encoded(image, name.substring(name.lastIndexOf('.') + 1));
  }

  static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer of " + format);
    }
    return bytes.toByteArray();
  }

  /** The set as annotations of a kind say it. */
  AnnotationSource source(Kind kind) throws IOException {
    Path annotations = folder.resolve(kind.name().toLowerCase());
    if (!Files.exists(annotations)) {
      switch (kind) {
        case VOC -> Annotations.writeVoc(images, annotations);
        case COCO -> Annotations.writeCoco(images, LABELS, annotations);
        case YOLO -> Annotations.writeYolo(images, LABELS, annotations);
        case CSV -> Annotations.writeCsv(images, annotations);
      }
    }
    return new AnnotationSource(kind, folder.resolve("images"), annotations);
  }

  Path pictures() {
    return folder.resolve("images");
  }
}
