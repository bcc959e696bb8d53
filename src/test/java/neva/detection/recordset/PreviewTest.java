package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Box;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.io.BadInputException;
import neva.plot.BoxOverlay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

  @TempDir Path folder;
  private List<Path> files;

  @BeforeEach
  void convert() throws Exception {
    DrawnSet set = DrawnSet.draw(folder.resolve("set"), 10);
    Conversion.of(set.source(Kind.CSV), folder.resolve("out")).run();
    files = RecordSets.files(folder.resolve("out"));
  }

  @Test
  void growsWithTheNumberOfPictures() throws Exception {
    BufferedImage four = Preview.draw(files, 4);
    BufferedImage all = Preview.draw(files, 100);
    assertThat(four.getWidth()).isBetween(640, 800);
    assertThat(all.getWidth()).isBetween(1280, 1500);
    assertThat(all.getHeight()).isBetween(3 * 320, 3 * 420);
  }

  @Test
  void drawsBoxesWhereTheyAreInTheColourOfTheirClass() throws Exception {
    AnnotatedObject object = AnnotatedObject.of(1, "cat", new Box(20, 20, 80, 60));
    AnnotatedImage image =
        new AnnotatedImage("a.png", "a.png", 100, 100, false, List.of(object), folder);
    byte[] file = PictureFiles.plain("png", 100, 100);
    BufferedImage tile =
        new BoxPainter(300).tile(new RecordedPicture(image, new long[] {2}, file, "png"));
    int colour = BoxOverlay.colour(2).getRGB();
    for (int[] point : new int[][] {{60, 120}, {240, 120}, {150, 180}}) {
      assertThat(tile.getRGB(point[0], point[1])).as("%s", point).isEqualTo(colour);
    }
    assertThat(tile.getRGB(150, 120)).isNotEqualTo(colour);
    assertThat(BoxOverlay.colour(3)).isNotEqualTo(BoxOverlay.colour(2));
  }

  @Test
  void drawsNamesInWhiteWithinTheTile() throws Exception {
    AnnotatedObject object = AnnotatedObject.of(1, "a long name", new Box(90, 0, 100, 10));
    AnnotatedImage image =
        new AnnotatedImage("a.png", "a.png", 100, 100, false, List.of(object), folder);
    byte[] black = DrawnSet.encoded(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB), "png");
    BufferedImage tile =
        new BoxPainter(300).tile(new RecordedPicture(image, new long[] {1}, black, "png"));
    int coloured = 0;
    int white = 0;
    for (int x = 200; x < 300; x++) {
      for (int y = 0; y < 20; y++) {
        coloured += tile.getRGB(x, y) == BoxOverlay.colour(1).getRGB() ? 1 : 0;
        white += tile.getRGB(x, y) == -1 ? 1 : 0;
      }
    }
    assertThat(coloured).isGreaterThan(300);
    assertThat(white).isGreaterThan(20);
  }

  @Test
  void refusesToShowNothing() throws Exception {
    assertThatThrownBy(() -> Preview.draw(files, 0)).isInstanceOf(BadInputException.class);
    Path empty = folder.resolve("empty.record");
    RecordSets.write(empty);
    assertThatThrownBy(() -> Preview.draw(List.of(empty), 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("empty.record");
  }
}
