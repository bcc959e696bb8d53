package neva.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged files of every kind end in a header, a picture or the one exception, and soon. */
class MutatedPicturesTest {

  /** {@code -Dneva.mutations=1000} tries more. */
  private static final int MUTATIONS_PER_FILE = Integer.getInteger("neva.mutations", 50);

  private static List<byte[]> files() {
    var random = new Random(11);
    var colour = PictureFiles.image(61, 47, BufferedImage.TYPE_3BYTE_BGR, random);
    var alpha = PictureFiles.image(61, 47, BufferedImage.TYPE_4BYTE_ABGR, random);
    var grey = PictureFiles.image(61, 47, BufferedImage.TYPE_USHORT_GRAY, random);
    var palette = PictureFiles.image(61, 47, BufferedImage.TYPE_BYTE_INDEXED, random);
    byte[] photo = PictureFiles.encode(colour, "jpg");
    return List.of(
        photo,
        PictureFiles.insert(photo, 2, Segments.exif(ByteOrder.LITTLE_ENDIAN, 6)),
        PictureFiles.progressive(colour, "jpg"),
        PictureFiles.fourChannelJpeg(61, 47, 90, 120, 200, 30),
        PictureFiles.encode(colour, "png"),
        PictureFiles.encode(alpha, "png"),
        PictureFiles.encode(grey, "png"),
        PictureFiles.progressive(palette, "png"),
        PictureFiles.sequence("gif", List.of(palette, palette)),
        PictureFiles.encode(colour, "bmp"),
        PictureFiles.compressed(palette, "bmp", "BI_RLE8"),
        PictureFiles.encode(colour, "tiff"),
        PictureFiles.compressed(alpha, "tiff", "LZW"),
        PictureFiles.compressed(colour, "tiff", "JPEG"),
        PictureFiles.compressed(grey, "tiff", "Deflate"));
  }

  /** Changes, cuts, repeats or blanks some bytes, more often near the beginning. */
  private static byte[] mutate(byte[] file, Random random) {
    byte[] mutated = file.clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at =
          random.nextInt(random.nextBoolean() ? mutated.length : Math.min(200, mutated.length));
      int length = 1 + random.nextInt(Math.min(30, mutated.length - at));
      switch (random.nextInt(8)) {
        case 0 -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
        case 1 ->
            mutated =
                PictureFiles.insert(mutated, at, Arrays.copyOfRange(mutated, at, at + length));
        case 2 -> Arrays.fill(mutated, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
        case 3 -> mutated[at] = (byte) random.nextInt();
        default -> mutated[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return mutated;
  }

  /** With true checksums, so that decoders see what is damaged within the chunks. */
  private static byte[] mutatePixels(byte[] png, Random random) {
    int at = 8;
    var parts = new ArrayList<byte[]>(List.of(Arrays.copyOf(png, 8)));
    while (at < png.length) {
      int length = (int) new FileBytes(png, ByteOrder.BIG_ENDIAN, "").u32(at);
      String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
      byte[] data = Arrays.copyOfRange(png, at + 8, at + 8 + length);
      parts.add(Segments.chunk(type, length == 0 ? data : mutate(data, random)));
      at += 12 + length;
    }
    return Segments.join(parts.toArray(byte[][]::new));
  }

  private static boolean isReadOrRefused(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (DamagedImageException e) {
      assertThat(e.getMessage()).matches("Expected [^\\p{Cntrl}]+ but found [^\\p{Cntrl}]+\\.");
      return false;
    }
  }

  @Test
  void areReadOrRefusedAndNothingElse() {
    var random = new Random(13);
    var outcomes = new int[2];
    for (byte[] file : files()) {
      assertThatCode(() -> Pictures.decode(file)).doesNotThrowAnyException();
      for (int i = 0; i < MUTATIONS_PER_FILE; i++) {
        boolean png = ImageFormat.of(file).orElseThrow() == ImageFormat.PNG && i % 4 > 0;
        byte[] mutated = png ? mutatePixels(file, random) : mutate(file, random);
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> {
              isReadOrRefused(() -> ImageHeader.read(mutated));
              boolean read = isReadOrRefused(() -> Pictures.decode(mutated));
              assertThat(isReadOrRefused(() -> Pictures.check(mutated))).isEqualTo(read);
              outcomes[read ? 1 : 0]++;
            });
      }
    }
    assertThat(outcomes[0]).as("refused").isGreaterThan(100);
    assertThat(outcomes[1]).as("read all the same").isGreaterThan(30);
  }
}
