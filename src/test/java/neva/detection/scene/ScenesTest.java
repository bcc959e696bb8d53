package neva.detection.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Annotations;
import neva.detection.annotation.Box;
import neva.image.ImageHeader;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenesTest {

  private static final Scenes FROGS =
      Scenes.of(List.of(Thing.FROG), 20).withMost(2).withSize(160, 120);

  @TempDir Path folder;

  @Test
  void boxesLieWithinThePictureAndAreNotTiny() {
    Scenes all = Scenes.of(List.of(Thing.values()), 50).withMost(4).withSize(200, 150).withSeed(3);
    for (int number = 0; number < all.count(); number++) {
      for (AnnotatedObject object : all.draw(number).objects()) {
        Box box = object.box();
        assertThat(box.clip(200, 150)).isEqualTo(box);
        assertThat(Math.min(box.width(), box.height())).isGreaterThan(8);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBoxEndsWhereTheThingEnds(Thing thing) {
    for (int degrees = -15; degrees <= 15; degrees += 5) {
      AffineTransform place = AffineTransform.getTranslateInstance(20, 30);
      place.rotate(Math.toRadians(degrees), 40, 40);
      place.scale(80, 70);
      Map<ThingPart.Ink, Color> black =
          Stream.of(ThingPart.Ink.values())
              .collect(Collectors.toMap(ink -> ink, ink -> Color.BLACK));
      Placement placement = new Placement(thing, place, black);
      BufferedImage image = new BufferedImage(130, 140, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D g = image.createGraphics();
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, 130, 140);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      placement.paint(g);
      g.dispose();
      Box seen = dark(image);
      Box box = placement.bounds();
      assertThat(seen.xmin()).isBetween(box.xmin() - 1, box.xmin() + 1);
      assertThat(seen.ymin()).isBetween(box.ymin() - 1, box.ymin() + 1);
      assertThat(seen.xmax()).isBetween(box.xmax() - 1, box.xmax() + 1);
      assertThat(seen.ymax()).isBetween(box.ymax() - 1, box.ymax() + 1);
    }
  }

  private static Box dark(BufferedImage image) {
    Rectangle dark = null;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRaster().getSample(x, y, 0) < 250) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          dark = dark == null ? pixel : dark.union(pixel);
        }
      }
    }
    return new Box(dark.getMinX(), dark.getMinY(), dark.getMaxX(), dark.getMaxY());
  }

  @Test
  void onlyTheThingsAskedForHaveBoxesAndEveryTenthSceneHasNone() {
    for (int number = 0; number < FROGS.count(); number++) {
      List<AnnotatedObject> objects = FROGS.draw(number).objects();
      assertThat(objects).extracting(AnnotatedObject::name).allMatch("frog"::equals);
      assertThat(objects).hasSizeLessThanOrEqualTo(2);
      assertThat(objects.isEmpty()).isEqualTo(number % 10 == 9);
    }
  }

  @Test
  void theSameSeedDrawsTheSameSetAndAnotherSeedAnother() throws IOException {
    Scenes other = Scenes.of(List.of(Thing.FROG), 3).withMost(2).withSize(160, 120).withSeed(2);
    Scenes same = Scenes.of(List.of(Thing.FROG), 3).withMost(2).withSize(160, 120);
    same.write(folder.resolve("a"), folder.resolve("a"));
    same.write(folder.resolve("b"), folder.resolve("b"));
    other.write(folder.resolve("c"), folder.resolve("c"));
    Path name = Path.of("scene-001.jpg");
    assertThat(folder.resolve("a").resolve(name))
        .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
    assertThat(Files.mismatch(folder.resolve("a").resolve(name), folder.resolve("c").resolve(name)))
        .isNotNegative();
  }

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    Path images = folder.resolve("images");
    Path annotations = folder.resolve("annotations");
    FROGS.write(images, annotations);
    List<AnnotatedImage> read = Annotations.readVoc(annotations);
    assertThat(read).hasSize(20);
    for (int number = 0; number < 20; number++) {
      AnnotatedImage image = read.get(number);
      ImageHeader header = ImageHeader.read(Files.readAllBytes(images.resolve(image.filename())));
      assertThat(header.width()).isEqualTo(image.width()).isEqualTo(160);
      assertThat(header.height()).isEqualTo(image.height()).isEqualTo(120);
      assertThat(image.objects())
          .extracting(AnnotatedObject::box)
          .isEqualTo(FROGS.draw(number).objects().stream().map(AnnotatedObject::box).toList());
    }
  }

  @Test
  void drawsNothingBesidesWhenThereIsNothing() {
    Scenes alone =
        Scenes.of(List.of(Thing.FROG), 30).withOthers(List.of()).withMost(1).withSize(160, 120);
    Scenes crowded =
        Scenes.of(List.of(Thing.FROG), 30)
            .withOthers(List.of(Thing.FROG))
            .withMost(1)
            .withSize(160, 120);
    // A background scene of nothing is a gradient with blots: its colours have no dark eyes.
    assertThat(darkest(alone)).isGreaterThan(darkest(crowded));
  }

  /** Of the background scenes. */
  private static double darkest(Scenes scenes) {
    double darkest = 1;
    for (int number = 9; number < scenes.count(); number += 10) {
      BufferedImage image = scenes.draw(number).picture().toBufferedImage();
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          Color colour = new Color(image.getRGB(x, y));
          int light = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
          darkest = Math.min(darkest, light / 255.0);
        }
      }
    }
    return darkest;
  }

  @Test
  void refusesSetsOfNothing() {
    assertThatThrownBy(() -> Scenes.of(List.of(), 1).withMost(1).withSize(100, 100))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("scenes need things");
  }
}
