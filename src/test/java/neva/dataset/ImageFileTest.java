package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFileTest {

  @TempDir Path dir;

  private Path picture(int rgb) throws IOException {
    BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 9; i++) {
      image.setRGB(i % 3, i / 3, rgb);
    }
    Path file = dir.resolve("a.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** 0.299 red + 0.587 green + 0.114 blue, to the nearest. */
  @ParameterizedTest
  @CsvSource({"ff0000, 76", "00ff00, 150", "0000ff, 29", "ffffff, 255", "000000, 0", "123456, 46"})
  void makesGreyOfTheLuminance(String rgb, int grey) throws IOException {
    byte[] pixels = ImageFile.read(picture(Integer.parseInt(rgb, 16)), 3, 3, 1);
    assertThat(pixels).hasSize(9).containsOnly((byte) grey);
  }

  @Test
  void keepsColours() throws IOException {
    assertThat(ImageFile.read(picture(0x010203), 1, 2, 3)).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  void rejectsOtherChannelsAndNoFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageFile.read(picture(0), 3, 3, 4))
        .withMessage("channels must be 1 or 3, found 4");
    assertThatThrownBy(() -> ImageFile.read(dir.resolve("none.png"), 3, 3, 1))
        .isInstanceOf(BadInputException.class);
  }
}
