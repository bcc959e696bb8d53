package neva.detection.scene;

import static neva.detection.scene.ThingPart.Ink.DARK;
import static neva.detection.scene.ThingPart.Ink.LIGHT;
import static neva.detection.scene.ThingPart.Ink.MAIN;
import static neva.detection.scene.ThingPart.Ink.SECOND;
import static neva.detection.scene.ThingPart.Ink.SHADE;
import static neva.detection.scene.ThingPart.box;
import static neva.detection.scene.ThingPart.oval;
import static neva.detection.scene.ThingPart.polygon;
import static neva.detection.scene.ThingPart.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a scene may show. Each is drawn from parts within the unit square. */
public enum Thing {
  BALLOON(
      1.4,
      polygon(DARK, 0.32, 0.6, 0.35, 0.6, 0.43, 0.86, 0.41, 0.86),
      polygon(DARK, 0.68, 0.6, 0.65, 0.6, 0.57, 0.86, 0.59, 0.86),
      oval(MAIN, 0.5, 0.36, 0.76, 0.72),
      oval(SECOND, 0.5, 0.36, 0.42, 0.72),
      oval(MAIN, 0.5, 0.36, 0.16, 0.72),
      box(SHADE, 0.4, 0.85, 0.2, 0.15)),
  BOAT(
      1.0,
      box(DARK, 0.48, 0.02, 0.035, 0.72),
      polygon(LIGHT, 0.53, 0.05, 0.53, 0.66, 0.95, 0.66),
      polygon(SECOND, 0.46, 0.14, 0.46, 0.66, 0.12, 0.66),
      polygon(MAIN, 0, 0.72, 1, 0.72, 0.84, 0.98, 0.16, 0.98),
      polygon(SHADE, 0.06, 0.82, 0.94, 0.82, 0.84, 0.98, 0.16, 0.98)),
  CAR(
      0.6,
      polygon(MAIN, 0.16, 0.45, 0.32, 0.1, 0.7, 0.1, 0.86, 0.45),
      round(MAIN, 0, 0.4, 1, 0.42, 0.2),
      polygon(LIGHT, 0.25, 0.42, 0.36, 0.17, 0.49, 0.17, 0.49, 0.42),
      polygon(LIGHT, 0.53, 0.42, 0.53, 0.17, 0.66, 0.17, 0.77, 0.42),
      box(SHADE, 0.02, 0.62, 0.96, 0.08),
      oval(DARK, 0.22, 0.82, 0.22, 0.36),
      oval(DARK, 0.78, 0.82, 0.22, 0.36),
      oval(LIGHT, 0.22, 0.82, 0.1, 0.16),
      oval(LIGHT, 0.78, 0.82, 0.1, 0.16)),
  FISH(
      0.6,
      polygon(SHADE, 0.74, 0.5, 1, 0.12, 0.95, 0.5, 1, 0.88),
      polygon(SHADE, 0.34, 0.2, 0.52, 0, 0.64, 0.25),
      oval(MAIN, 0.42, 0.52, 0.84, 0.74),
      polygon(SECOND, 0.45, 0.5, 0.62, 0.38, 0.62, 0.66),
      oval(LIGHT, 0.2, 0.42, 0.1, 0.16),
      oval(DARK, 0.19, 0.42, 0.05, 0.08)),
  FLOWER(1.5, flower()),
  FROG(0.9, frog()),
  HOUSE(
      1.0,
      box(SHADE, 0.7, 0.1, 0.1, 0.3),
      box(MAIN, 0.1, 0.42, 0.8, 0.58),
      polygon(SECOND, 0, 0.46, 0.5, 0.04, 1, 0.46),
      box(DARK, 0.42, 0.66, 0.17, 0.34),
      box(LIGHT, 0.18, 0.54, 0.17, 0.17),
      box(LIGHT, 0.66, 0.54, 0.17, 0.17)),
  MUSHROOM(
      1.0,
      polygon(LIGHT, 0.38, 0.5, 0.62, 0.5, 0.68, 1, 0.32, 1),
      new ThingPart(MAIN, new java.awt.geom.Arc2D.Double(0, 0.05, 1, 1, 0, 180, 1)),
      oval(LIGHT, 0.3, 0.34, 0.16, 0.14),
      oval(LIGHT, 0.56, 0.22, 0.15, 0.13),
      oval(LIGHT, 0.74, 0.42, 0.12, 0.1)),
  TREE(
      1.5,
      box(DARK, 0.42, 0.6, 0.16, 0.4),
      oval(SHADE, 0.28, 0.5, 0.56, 0.34),
      oval(SHADE, 0.72, 0.5, 0.56, 0.34),
      oval(MAIN, 0.5, 0.26, 0.66, 0.52));

  private final double tallness;
  private final List<ThingPart> parts;

  Thing(double tallness, ThingPart... parts) {
    this(tallness, List.of(parts));
  }

  Thing(double tallness, List<ThingPart> parts) {
    this.tallness = tallness;
    this.parts = parts;
  }

  private static List<ThingPart> flower() {
    List<ThingPart> parts = new ArrayList<>();
    parts.add(box(SHADE, 0.47, 0.4, 0.06, 0.6));
    parts.add(oval(SHADE, 0.66, 0.78, 0.36, 0.1).turned(-25, 0.66, 0.78));
    for (int petal = 0; petal < 6; petal++) {
      parts.add(oval(MAIN, 0.5, 0.14, 0.28, 0.26).turned(60.0 * petal, 0.5, 0.32));
    }
    parts.add(oval(SECOND, 0.5, 0.32, 0.28, 0.2));
    return parts;
  }

  private static List<ThingPart> frog() {
    return List.of(
        oval(SHADE, 0.16, 0.76, 0.3, 0.44),
        oval(SHADE, 0.84, 0.76, 0.3, 0.44),
        oval(SHADE, 0.2, 0.95, 0.36, 0.1),
        oval(SHADE, 0.8, 0.95, 0.36, 0.1),
        oval(MAIN, 0.5, 0.7, 0.6, 0.56),
        oval(LIGHT, 0.5, 0.78, 0.38, 0.36),
        oval(MAIN, 0.28, 0.16, 0.26, 0.3),
        oval(MAIN, 0.72, 0.16, 0.26, 0.3),
        oval(MAIN, 0.5, 0.36, 0.76, 0.44),
        oval(LIGHT, 0.28, 0.15, 0.17, 0.2),
        oval(LIGHT, 0.72, 0.15, 0.17, 0.2),
        oval(DARK, 0.28, 0.16, 0.08, 0.11),
        oval(DARK, 0.72, 0.16, 0.08, 0.11),
        new ThingPart(DARK, new java.awt.geom.Arc2D.Double(0.26, 0.28, 0.48, 0.22, 200, 140, 1)));
  }

  /** Height as a share of width, before a scene stretches it. */
  double tallness() {
    return tallness;
  }

  List<ThingPart> parts() {
    return parts;
  }

  /** The name of its class in annotations. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
