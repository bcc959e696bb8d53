package neva.image;

import static neva.image.Segments.chunk;
import static neva.image.Segments.hex;
import static neva.image.Segments.join;
import static neva.image.Segments.latin;
import static neva.image.Segments.tiff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of all formats but JPEG; of that {@link JpegHeaderTest}. */
@Tag("locale")
class ImageHeaderTest {

  private static final byte[] PNG = hex("89504e470d0a1a0a");
  private static final byte[] IEND = chunk("IEND", new byte[0]);
  private static final byte[] IDAT = chunk("IDAT", new byte[10]);

  private static AbstractThrowableAssert<?, ?> assertRejected(byte[]... parts) {
    return assertThatThrownBy(() -> ImageHeader.read(join(parts)))
        .isInstanceOf(DamagedImageException.class);
  }

  private static BufferedImage image(int type) {
    return PictureFiles.image(20, 10, type, new Random(3));
  }

  private static BufferedImage transparentPalette() {
    byte[] shades = {0, 100, (byte) 200, (byte) 255};
    var model = new IndexColorModel(8, 4, shades, shades, shades, 2);
    return new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_INDEXED, model);
  }

  private static byte[] ihdr(int width, int height, int bits, int type) {
    ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return chunk("IHDR", data.put((byte) bits).put((byte) type).array());
  }

  @Property
  void tellsPngColoursByTheirType(@ForAll boolean transparent) {
    byte[] trns = transparent ? chunk("tRNS", new byte[2]) : new byte[0];
    int[][] typeBitsChannels = {{0, 16, 1}, {2, 8, 3}, {3, 8, 3}, {4, 8, 2}, {6, 16, 4}};
    for (int[] kind : typeBitsChannels) {
      ImageHeader header =
          ImageHeader.read(join(PNG, ihdr(2, 3, kind[1], kind[0]), trns, IDAT, IEND));
      int alpha = transparent && kind[0] < 4 ? 1 : 0;
      assertThat(header.channels()).as("type " + kind[0]).isEqualTo(kind[2] + alpha);
      assertThat(header.bits()).isEqualTo(kind[1]);
      assertThat(header.height()).isEqualTo(3);
    }
  }

  @Test
  void findsEveryChangedByteOfAPng() {
    byte[] whole = PictureFiles.encode(image(BufferedImage.TYPE_INT_RGB), "png");
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      assertRejected(changed);
    }
    assertThat(ImageHeader.read(join(whole, latin("trailing"))).width()).isEqualTo(20);
  }

  @Test
  void namesTheChunkWhoseChecksumIsWrong() {
    byte[] whole = PictureFiles.encode(image(BufferedImage.TYPE_INT_RGB), "png");
    whole[16] ^= 1;
    assertRejected(whole)
        .hasMessageMatching("Expected the checksum \\w{8} for the chunk at byte 8 .*");
  }

  @Test
  void knowsAnimatedAndTurnedPngs() {
    byte[] animation = chunk("acTL", new byte[8]);
    byte[] exif = chunk("eXIf", Segments.orientation(ByteOrder.BIG_ENDIAN, 6));
    ImageHeader header = ImageHeader.read(join(PNG, ihdr(1, 1, 8, 2), animation, exif, IDAT, IEND));
    assertThat(header.animated()).isTrue();
    assertThat(header.orientation()).isEqualTo(6);
  }

  @Test
  void rejectsPngsThatMakeNoSense() {
    assertRejected(PNG, chunk("gAMA", new byte[4]), ihdr(1, 1, 8, 2), IDAT, IEND)
        .hasMessage("Expected the chunk IHDR at byte 8 but found another one.");
    assertRejected(PNG, ihdr(100, 100, 8, 2), IEND)
        .hasMessageContaining("found 30,000 bytes of them in 0 (IDAT)");
    assertRejected(PNG, ihdr(10_000, 10_000, 8, 2), IDAT, IEND)
        .hasMessageContaining("no more pixels than the file can hold");
    assertRejected(PNG, ihdr(1, 1, 8, 5), IDAT, IEND).hasMessageContaining("found 5");
    assertRejected(PNG, ihdr(1, 1, 3, 2), IDAT, IEND).hasMessageContaining("16 bits but found 3");
    assertRejected(PNG, ihdr(0, 1, 8, 2), IDAT, IEND).hasMessageContaining("0x1 pixels");
    assertRejected(PNG, ihdr(-1, 1, 8, 2), IDAT, IEND).hasMessageContaining("4294967295x1");
  }

  @Test
  void knowsAnimatedAndTransparentGifs() {
    var image = image(BufferedImage.TYPE_BYTE_INDEXED);
    assertThat(ImageHeader.read(PictureFiles.sequence("gif", List.of(image, image))).animated())
        .isTrue();
    assertThat(ImageHeader.read(PictureFiles.encode(transparentPalette(), "gif")))
        .isEqualTo(new ImageHeader(ImageFormat.GIF, 20, 10, 4, 8, false, false, 1));
  }

  @Test
  void rejectsGifsThatMakeNoSense() {
    byte[] screen = join(latin("GIF89a"), hex("0a000a00 00 00 00"));
    assertRejected(screen, hex("3b")).hasMessageContaining("a picture before the trailer");
    assertRejected(screen, hex("77 00 3b"))
        .hasMessage(
            "Expected a picture, an extension or the trailer at byte 13 but found a block of type"
                + " 77.");
    assertRejected(screen, hex("2c 00000000 0a000a00 00 02 05 1122"))
        .hasMessage("Expected the trailer 3B of a GIF but found the end of the file at byte 27.");
  }

  @Test
  void readsBmpsFromTopToBottomAndOfOs2() {
    byte[] bmp = PictureFiles.encode(image(BufferedImage.TYPE_INT_RGB), "bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -10);
    assertThat(ImageHeader.read(bmp).height()).isEqualTo(10);
    assertThat(Pictures.decode(bmp).rgb(3, 0))
        .isEqualTo(image(BufferedImage.TYPE_INT_RGB).getRGB(3, 9) & 0xffffff);
    byte[] os2 = join(latin("BM"), hex("22000000 00000000 1a000000 0c000000 0200 0100 0100 1800"));
    byte[] file = join(os2, hex("112233 445566 0000"));
    assertThat(ImageHeader.read(file))
        .isEqualTo(new ImageHeader(ImageFormat.BMP, 2, 1, 3, 8, false, false, 1));
    assertThat(Pictures.decode(file).rgb(1, 0)).isEqualTo(0x665544);
    assertRejected(Arrays.copyOf(file, file.length - 1))
        .hasMessageContaining("the rest of the pixels of a BMP");
  }

  @Test
  void knowsCompressedBmpsAndThoseWithAlpha() {
    byte[] runs = PictureFiles.compressed(image(BufferedImage.TYPE_BYTE_INDEXED), "bmp", "BI_RLE8");
    assertThat(ImageHeader.read(runs).width()).isEqualTo(20);
    assertRejected(Arrays.copyOf(runs, runs.length - 1));
    byte[] masks = hex("0000ff00 00ff0000 ff000000 000000ff");
    byte[] head =
        join(
            latin("BM"),
            hex("00000000 00000000 46000000 38000000 01000000 01000000 0100 2000 03000000"),
            new byte[20],
            masks);
    assertThat(ImageHeader.read(join(head, new byte[4])).channels()).isEqualTo(4);
    assertRejected(latin("BM"), hex("00000000 00000000 1a000000 0d000000"), new byte[40])
        .hasMessage("Expected a bitmap header of 12, 40 or more bytes but found one of 13.");
  }

  private static byte[] plainTiff(ByteOrder order, int orientation) {
    return join(
        tiff(
            order,
            new int[] {256, 3, 1, 2},
            new int[] {257, 4, 1, 1},
            new int[] {258, 3, 1, 8},
            new int[] {262, 3, 1, 1},
            new int[] {273, 4, 1, 122},
            new int[] {274, 3, 1, orientation},
            new int[] {277, 3, 1, 1},
            new int[] {278, 3, 1, 1},
            new int[] {279, 4, 1, 2}),
        hex("1177"));
  }

  @Property
  void readsTiffsInBothByteOrders(
      @ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll boolean little) {
    byte[] file = plainTiff(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, orientation);
    assertThat(ImageHeader.read(file))
        .isEqualTo(new ImageHeader(ImageFormat.TIFF, 2, 1, 1, 8, false, false, orientation));
    assertThat(Pictures.decode(file).rgb(1, 0)).isEqualTo(0x777777);
    assertRejected(Arrays.copyOf(file, file.length - 1))
        .hasMessage("Expected the rest of a TIFF but found the end of the file at byte 123.");
  }

  @Test
  void rejectsTiffsThatMakeNoSense() {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    assertRejected(tiff(order, new int[] {256, 3, 1, 2})).hasMessageContaining("the field 273");
    byte[] endless = tiff(order, new int[] {273, 4, -1, 8}, new int[] {279, 4, -1, 8});
    assertRejected(endless).hasMessageContaining("the end of the file");
    byte[] text = tiff(order, new int[] {273, 2, 1, 8}, new int[] {279, 4, 1, 8});
    assertRejected(text).hasMessage("Expected a field of whole numbers but found type 2.");
    byte[] far = tiff(order);
    ByteBuffer.wrap(far).order(order).putInt(4, -4);
    assertRejected(far).hasMessageContaining("the end of the file");
  }

  @Test
  void knowsTiffsOfSeveralPictures() {
    var image = image(BufferedImage.TYPE_INT_RGB);
    byte[] two = PictureFiles.sequence("tiff", List.of(image, image));
    assertThat(ImageHeader.read(two).animated()).isTrue();
  }

  @Test
  void takesASmallerCopyInATiffForNoSecondPicture() {
    ByteOrder order = ByteOrder.BIG_ENDIAN;
    byte[] first = plainTiff(order, 1);
    byte[] file = join(first, Arrays.copyOfRange(tiff(order, new int[] {254, 4, 1, 1}), 8, 26));
    ByteBuffer.wrap(file).putInt(8 + 2 + 9 * 12, first.length);
    assertThat(ImageHeader.read(file).animated()).isFalse();
    ByteBuffer.wrap(file).putInt(first.length + 2 + 8, 2);
    assertThat(ImageHeader.read(file).animated()).isTrue();
  }

  static Stream<Arguments> otherFiles() {
    return Stream.of(
        Arguments.of("", "an empty file"),
        Arguments.of(
            "<!DOCTYPE html><title>404", "an HTML page that begins with \"<!DOCTYPE html>"),
        Arguments.of("\ufeff<html lang=en>", "an HTML page that begins with"),
        Arguments.of("<?xml version=\"1.0\"?>\n<svg/>", "XML that begins with \"<?xml version"),
        Arguments.of(
            "version https://git-lfs.github.com/spec/v1\n",
            "text that begins with \"version https:"),
        Arguments.of("\0\1\2\3\4\5\6\7more", "bytes that begin with 00 01 02 03 04 05 06 07"),
        Arguments.of("RIFF\0\0\0\0WEBPVP8 ", "Java cannot decode WebP; convert to JPEG or PNG"),
        Arguments.of("\0\0\0\30ftypheic", "Java cannot decode HEIC; convert to JPEG or PNG"),
        Arguments.of("\0\0\0\30ftypavif", "Java cannot decode AVIF"),
        Arguments.of("II+\0\10\0\0\0", "Java cannot decode BigTIFF"));
  }

  @ParameterizedTest
  @MethodSource("otherFiles")
  void saysWhatAFileIsThatIsNoPicture(String content, String found) {
    assertRejected(content.getBytes(StandardCharsets.UTF_8))
        .hasMessageStartingWith("Expected a JPEG, PNG, GIF, BMP or TIFF picture but found ")
        .hasMessageContaining(found);
  }

  @Test
  void givesTheTwoHalvesOfItsMessage() {
    assertThatThrownBy(() -> ImageHeader.read(new byte[0]))
        .isInstanceOfSatisfying(
            DamagedImageException.class,
            e -> {
              assertThat(e.expected()).isEqualTo("a JPEG, PNG, GIF, BMP or TIFF picture");
              assertThat(e.found()).isEqualTo("an empty file");
            });
  }
}
