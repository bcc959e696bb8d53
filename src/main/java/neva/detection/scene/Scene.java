package neva.detection.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Box;
import neva.image.Picture;

/**
 * A drawn picture with its objects: a background of two colours with blots and noise, things of
 * random size, place, colour and slant before it.
 *
 * @param picture what is seen
 * @param objects the things that count, with the boxes of what lies within the picture
 */
public record Scene(Picture picture, List<AnnotatedObject> objects) {

  private static final double MOST_OVERLAP = 0.1;
  private static final double LEAST_INSIDE = 0.7;
  private static final int ATTEMPTS = 50;
  private static final int BLOTS = 14;
  private static final int NOISE = 7;

  public Scene {
    objects = List.copyOf(objects);
  }

  /**
   * Draws a scene.
   *
   * @param wanted the things that get boxes; one that finds no free place is left out
   * @param others things without boxes, behind the wanted ones
   */
  public static Scene draw(
      int width, int height, List<Thing> wanted, List<Thing> others, SplittableRandom random) {
    List<Placement> placed = new ArrayList<>();
    others.forEach(thing -> place(thing, width, height, placed, random));
    int behind = placed.size();
    wanted.forEach(thing -> place(thing, width, height, placed, random));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    paint(image, placed, random);
    List<AnnotatedObject> objects = new ArrayList<>();
    for (Placement placement : placed.subList(behind, placed.size())) {
      Box box = placement.bounds().clip(width, height);
      objects.add(AnnotatedObject.of(objects.size() + 1, placement.thing().label(), rounded(box)));
    }
    return new Scene(Picture.of(image), objects);
  }

  /** As people draw boxes: to whole pixels, nothing cut off. */
  private static Box rounded(Box box) {
    return new Box(
        Math.floor(box.xmin()),
        Math.floor(box.ymin()),
        Math.ceil(box.xmax()),
        Math.ceil(box.ymax()));
  }

  private static void place(
      Thing thing, int width, int height, List<Placement> placed, SplittableRandom random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Placement candidate =
          new Placement(thing, somewhere(thing, width, height, random), colours(random));
      Box box = candidate.bounds();
      boolean inside = box.clip(width, height).area() >= LEAST_INSIDE * box.area();
      if (inside
          && placed.stream().allMatch(other -> overlap(other.bounds(), box) < MOST_OVERLAP)) {
        placed.add(candidate);
        return;
      }
    }
  }

  private static AffineTransform somewhere(
      Thing thing, int width, int height, SplittableRandom random) {
    double size = Math.min(width, height) * Math.exp(uniform(random, Math.log(0.2), Math.log(0.6)));
    double stretch = uniform(random, 0.85, 1.18);
    double across = size / Math.sqrt(thing.tallness()) * stretch;
    double down = size * Math.sqrt(thing.tallness()) / stretch;
    AffineTransform place =
        AffineTransform.getTranslateInstance(random.nextInt(width), random.nextInt(height));
    place.rotate(Math.toRadians(uniform(random, -15, 15)));
    place.scale(random.nextBoolean() ? across : -across, down);
    place.translate(-0.5, -0.5);
    return place;
  }

  /** The share of the smaller box that both have. */
  private static double overlap(Box a, Box b) {
    double across = Math.min(a.xmax(), b.xmax()) - Math.max(a.xmin(), b.xmin());
    double down = Math.min(a.ymax(), b.ymax()) - Math.max(a.ymin(), b.ymin());
    return Math.max(0, across) * Math.max(0, down) / Math.min(a.area(), b.area());
  }

  private static Map<ThingPart.Ink, Color> colours(SplittableRandom random) {
    Map<ThingPart.Ink, Color> colours = new EnumMap<>(ThingPart.Ink.class);
    float hue = (float) random.nextDouble();
    float strength = (float) uniform(random, 0.45, 0.95);
    float light = (float) uniform(random, 0.6, 0.95);
    colours.put(ThingPart.Ink.MAIN, Color.getHSBColor(hue, strength, light));
    colours.put(ThingPart.Ink.SHADE, Color.getHSBColor(hue, strength, light * 0.65f));
    float other = hue + (float) uniform(random, 0.25, 0.75);
    colours.put(ThingPart.Ink.SECOND, Color.getHSBColor(other, strength, light));
    colours.put(
        ThingPart.Ink.LIGHT, Color.getHSBColor(hue, 0.06f, (float) uniform(random, 0.85, 1)));
    colours.put(
        ThingPart.Ink.DARK, Color.getHSBColor(hue, 0.3f, (float) uniform(random, 0.05, 0.25)));
    return colours;
  }

  private static void paint(BufferedImage image, List<Placement> placed, SplittableRandom random) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paintBackground(g, image.getWidth(), image.getHeight(), random);
    placed.forEach(placement -> placement.paint(g));
    g.dispose();
    addNoise(image, random);
  }

  private static void paintBackground(
      Graphics2D g, int width, int height, SplittableRandom random) {
    Color above = muted(random);
    Color below = muted(random);
    g.setPaint(new GradientPaint(0, 0, above, random.nextInt(width), height, below));
    g.fillRect(0, 0, width, height);
    for (int blot = 0; blot < BLOTS; blot++) {
      Color colour = muted(random);
      g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 90));
      double across = uniform(random, 0.05, 0.4) * width;
      double down = uniform(random, 0.05, 0.3) * height;
      double x = random.nextInt(width) - across / 2;
      double y = random.nextInt(height) - down / 2;
      g.fill(new Ellipse2D.Double(x, y, across, down));
    }
  }

  private static Color muted(SplittableRandom random) {
    return Color.getHSBColor(
        (float) random.nextDouble(),
        (float) uniform(random, 0.1, 0.45),
        (float) uniform(random, 0.35, 0.95));
  }

  private static void addNoise(BufferedImage image, SplittableRandom random) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int noise = random.nextInt(-NOISE, NOISE + 1);
        image.setRGB(
            x, y, shifted(rgb, 16, noise) | shifted(rgb, 8, noise) | shifted(rgb, 0, noise));
      }
    }
  }

  private static int shifted(int rgb, int bits, int by) {
    return Math.max(0, Math.min(255, (rgb >> bits & 0xff) + by)) << bits;
  }

  private static double uniform(SplittableRandom random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
