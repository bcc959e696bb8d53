package neva.detection.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.LabelMap;
import neva.detection.scene.Scene;
import neva.detection.scene.Scenes;
import neva.detection.scene.Thing;
import neva.image.Pictures;
import neva.tfrecord.Examples;
import neva.tfrecord.TFRecordWriter;

/** Record files of drawn scenes with frogs and fishes. */
public final class DrawnRecords {

  public static final LabelMap LABELS = LabelMap.of(List.of("frog", "fish"));
  static final int WIDTH = 120;
  static final int HEIGHT = 80;

  private static final Scenes SCENES =
      Scenes.of(List.of(Thing.FROG, Thing.FISH), 100).withMost(2).withSize(WIDTH, HEIGHT);

  private DrawnRecords() {}

  /** Writes as many scenes; returns the file. */
  public static Path write(Path folder, int count) throws IOException {
    Path file = folder.resolve("train.record");
    byte[][] records = new byte[count][];
    for (int i = 0; i < count; i++) {
      records[i] = scene(i).build();
    }
    return write(file, records);
  }

  public static Path write(Path file, byte[]... records) throws IOException {
    Files.deleteIfExists(file);
    try (TFRecordWriter writer = TFRecordWriter.create(file)) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }
    return file;
  }

  public static DetectionRecords open(Path file) throws IOException {
    return DetectionRecords.open(List.of(file), LABELS);
  }

  /** The record of a scene, to be changed. */
  public static Examples.Builder scene(int number) {
    Scene scene = SCENES.draw(number);
    List<AnnotatedObject> objects = scene.objects();
    return Examples.builder()
        .texts("image/filename", List.of("scene-%d.jpg".formatted(number)))
        .bytes("image/encoded", Pictures.jpeg(scene.picture(), 0.9f))
        .floats("image/object/bbox/xmin", edges(objects, o -> o.box().xmin() / WIDTH))
        .floats("image/object/bbox/xmax", edges(objects, o -> o.box().xmax() / WIDTH))
        .floats("image/object/bbox/ymin", edges(objects, o -> o.box().ymin() / HEIGHT))
        .floats("image/object/bbox/ymax", edges(objects, o -> o.box().ymax() / HEIGHT))
        .texts("image/object/class/text", objects.stream().map(AnnotatedObject::name).toList());
  }

  private static float[] edges(
      List<AnnotatedObject> objects, ToDoubleFunction<AnnotatedObject> edge) {
    float[] edges = new float[objects.size()];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (float) edge.applyAsDouble(objects.get(i));
    }
    return edges;
  }

  /** The same scene with one frog, and these edges of its box. */
  static Examples.Builder frog(float xmin, float ymin, float xmax, float ymax) {
    return scene(0)
        .floats("image/object/bbox/xmin", xmin)
        .floats("image/object/bbox/ymin", ymin)
        .floats("image/object/bbox/xmax", xmax)
        .floats("image/object/bbox/ymax", ymax)
        .texts("image/object/class/text", List.of("frog"));
  }
}
