package neva.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import neva.checkpoint.SharedData;
import org.junit.jupiter.api.Test;

/** Photos from the web, as cameras and programs wrote them, against Java's own decoder. */
class RealPicturesTest {

  private static List<Path> photos(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.file(folder))) {
      return files.filter(f -> f.toString().matches(".*\\.(jpe?g|png)")).sorted().toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertHeaderAgrees(Path file) throws IOException {
    byte[] bytes = bytes(file);
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(bytes));
    ImageHeader header = ImageHeader.read(bytes);
    assertThat(header.width()).as(file.toString()).isEqualTo(decoded.getWidth());
    assertThat(header.height()).as(file.toString()).isEqualTo(decoded.getHeight());
    assertThat(header.channels()).as(file.toString()).isEqualTo(decoded.getRaster().getNumBands());
  }

  @Test
  void saysTheSizeThatIsDecoded() throws IOException {
    for (String folder : List.of("raccoon/images", "od_api_samples")) {
      List<Path> photos = photos(folder);
      assertThat(photos).hasSizeGreaterThan(50);
      for (Path file : photos) {
        assertHeaderAgrees(file);
      }
    }
  }

  @Test
  void findsTheGreyOnesAmongTheRaccoons() throws IOException {
    List<Path> photos = photos("raccoon/images");
    assertThat(photos).hasSize(200);
    assertThat(photos).filteredOn(f -> ImageHeader.read(bytes(f)).channels() == 1).hasSize(3);
  }

  @Test
  void decodesThePixelsThatJavaDecodes() throws IOException {
    for (Path file : photos("raccoon/images").subList(0, 60)) {
      BufferedImage expected = ImageIO.read(file.toFile());
      if (expected.getType() == BufferedImage.TYPE_3BYTE_BGR) {
        byte[] bgr = ((DataBufferByte) expected.getRaster().getDataBuffer()).getData();
        assertThat(Pictures.decode(bytes(file)).bgr()).as(file.toString()).isEqualTo(bgr);
      }
    }
  }

  @Test
  void findsCutsOfPhotos() throws IOException {
    var random = new Random(7);
    for (Path file : photos("raccoon/images")) {
      byte[] whole = bytes(file);
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length - 2));
      assertThatThrownBy(() -> ImageHeader.read(cut))
          .as(file + " to " + cut.length)
          .isInstanceOf(DamagedImageException.class);
    }
  }
}
