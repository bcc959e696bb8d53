package neva.detection.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.Annotations;
import neva.image.Pictures;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.io.Records;
import neva.io.Text;

/**
 * A set of drawn scenes with boxes around some of the things they show. The same record draws the
 * same set, one byte as the other, on the same Java.
 *
 * @param things what gets boxes
 * @param others what is drawn besides, without boxes: background
 * @param count how many scenes
 * @param most of the things in a scene; every tenth scene has none
 * @param width in pixels
 * @param height in pixels
 * @param seed of everything random
 */
public record Scenes(
    List<Thing> things, List<Thing> others, int count, int most, int width, int height, long seed) {

  private static final int MOST_OTHERS = 2;
  private static final int BACKGROUND_EVERY = 10;
  private static final float QUALITY = 0.85f;

  public Scenes {
    things = List.copyOf(things);
    others = List.copyOf(others);
    if (things.isEmpty() || count < 1 || most < 1 || width < 32 || height < 32) {
      throw new BadInputException(
          "scenes need things, a positive count, a positive most and at least 32 pixels, found %s"
              .formatted(List.of(things, count, most, width, height)));
    }
  }

  /**
   * Scenes of 320×240 pixels with at most three of the things, among all the others; seed 1.
   *
   * @param count how many
   */
  public static Scenes of(List<Thing> things, int count) {
    return new Scenes(things, others(things), count, 3, 320, 240, 1);
  }

  /** The same among other things without boxes. */
  public Scenes withOthers(List<Thing> others) {
    return Records.with(this, "others", others);
  }

  /** The same with another number of things in a scene at most. */
  public Scenes withMost(int most) {
    return Records.with(this, "most", most);
  }

  /** The same in another size, in pixels. */
  public Scenes withSize(int width, int height) {
    return Records.with(Records.with(this, "width", width), "height", height);
  }

  /** The same with another seed. */
  public Scenes withSeed(long seed) {
    return Records.with(this, "seed", seed);
  }

  private static List<Thing> others(List<Thing> things) {
    return Arrays.stream(Thing.values()).filter(thing -> !things.contains(thing)).toList();
  }

  /** The scene of a number, from 0; each is drawn from a generator of its own. */
  public Scene draw(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    boolean background = number % BACKGROUND_EVERY == BACKGROUND_EVERY - 1;
    List<Thing> wanted = background ? List.of() : some(things, 1, most, random);
    return Scene.draw(width, height, wanted, some(others, 0, MOST_OTHERS, random), random);
  }

  private static List<Thing> some(List<Thing> from, int least, int most, SplittableRandom random) {
    int count = from.isEmpty() ? 0 : random.nextInt(least, most + 1);
    return Stream.generate(() -> from.get(random.nextInt(from.size()))).limit(count).toList();
  }

  /**
   * Writes the pictures as JPEG and an XML file in the form of Pascal VOC for each.
   *
   * @throws IOException when writing fails
   */
  public void write(Path images, Path annotations) throws IOException {
    List<AnnotatedImage> written = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String name = Text.format("scene-%03d.jpg", number + 1);
      Scene scene = draw(number);
      byte[] jpeg = Pictures.jpeg(scene.picture(), QUALITY);
      AtomicFile.write(images.resolve(name), out -> out.write(jpeg));
      Path source = images.resolve(name);
      written.add(new AnnotatedImage(name, name, width, height, false, scene.objects(), source));
    }
    Annotations.writeVoc(written, annotations);
  }
}
