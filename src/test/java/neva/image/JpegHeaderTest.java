package neva.image;

import static neva.image.Segments.exif;
import static neva.image.Segments.frame;
import static neva.image.Segments.hex;
import static neva.image.Segments.join;
import static neva.image.Segments.latin;
import static neva.image.Segments.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.Text;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class JpegHeaderTest {

  private static final byte[] START = hex("ffd8");
  private static final byte[] FRAME = frame(0xc0, 8, 300, 200, 3);
  private static final byte[] SCAN = segment(0xda, hex("03 0100 0200 0300 003f00"));
  private static final byte[] PIXELS = new byte[1000];
  private static final byte[] END = hex("ffd9");

  private static ImageHeader read(byte[]... parts) {
    return ImageHeader.read(join(parts));
  }

  private static AbstractThrowableAssert<?, ?> assertRejected(byte[]... parts) {
    return assertThatThrownBy(() -> read(parts)).isInstanceOf(DamagedImageException.class);
  }

  private static byte[] photo() {
    return PictureFiles.encode(
        PictureFiles.image(40, 30, BufferedImage.TYPE_INT_RGB, new Random(5)), "jpg");
  }

  @Test
  void readsSizeAndColoursFromTheFrame() {
    assertThat(read(START, FRAME, SCAN, PIXELS, END))
        .isEqualTo(new ImageHeader(ImageFormat.JPEG, 300, 200, 3, 8, false, false, 1));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf})
  void knowsEveryKindOfFrame(int marker) {
    ImageHeader header = read(START, frame(marker, 12, 30, 20, 4), SCAN, PIXELS, END);
    assertThat(header).isEqualTo(new ImageHeader(ImageFormat.JPEG, 30, 20, 4, 12, true, false, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xc4, 0xc8, 0xcc})
  void takesTablesForNoFrames(int marker) {
    byte[] table = segment(marker, new byte[15]);
    assertThat(read(START, table, FRAME, table, SCAN, PIXELS, END).width()).isEqualTo(300);
  }

  @Test
  void passesOverRestartMarkersStuffedZerosAndSeveralScans() {
    byte[] pixels = hex("12 ff00 34 ffd0 56 ffd7 ff00 ff00 00");
    byte[] table = segment(0xc4, new byte[17]);
    assertThat(read(START, FRAME, SCAN, pixels, table, SCAN, pixels, SCAN, pixels, END).height())
        .isEqualTo(200);
  }

  @Test
  void allowsFillBytesStrayBytesAndWhatFollowsTheEnd() {
    assertThat(read(START, hex("ffff"), FRAME, hex("0000ff"), SCAN, PIXELS, hex("ffff"), END))
        .isEqualTo(read(START, FRAME, SCAN, PIXELS, END, latin("MPF and whatever cameras add")));
  }

  @Test
  void readsNothingOfThePreviewThatExifHolds() {
    byte[] preview = join(START, frame(0xc0, 8, 16, 12, 3), SCAN, PIXELS, END);
    byte[] app1 = segment(0xe1, join(latin("Exif\0\0"), preview));
    assertThat(read(START, app1, FRAME, SCAN, PIXELS, END).width()).isEqualTo(300);
    assertRejected(START, app1, FRAME, SCAN, PIXELS)
        .hasMessage(
            "Expected the end marker FFD9 of a JPEG but found the end of the file at byte %s.",
            Text.format("%,d", join(START, app1, FRAME, SCAN, PIXELS).length));
  }

  @Test
  void rejectsSegmentsThatDoNotFit() {
    assertRejected(START, FRAME, hex("ffe2 ffff 00")).hasMessageContaining("end of the file");
    assertRejected(START, hex("ffe2 0001"), FRAME, SCAN, END)
        .hasMessage("Expected a segment length of at least 2 but found 1 at byte 4.");
  }

  @Test
  void rejectsFilesWithoutFrameOrScanOrWithTwo() {
    assertRejected(START, END).hasMessageContaining("a scan of pixels before the end marker");
    assertRejected(START, FRAME, END).hasMessageContaining("a scan of pixels");
    assertRejected(START, SCAN, PIXELS, END)
        .hasMessage("Expected a frame header before the first scan but found none before byte 2.");
    assertRejected(START, FRAME, FRAME, SCAN, END)
        .hasMessage("Expected one frame header but found another one at byte 21.");
    assertRejected(START, START, FRAME, SCAN, END)
        .hasMessage("Expected one start marker FFD8 but found another one at byte 2.");
  }

  @Test
  void rejectsFramesThatMakeNoSense() {
    assertRejected(START, frame(0xc0, 8, 0, 200, 3), SCAN, PIXELS, END)
        .hasMessage("Expected a width and a height of at least 1 but found 0x200 pixels.");
    assertRejected(START, frame(0xc0, 8, 30, 20, 5), SCAN, PIXELS, END)
        .hasMessage("Expected 1 to 4 components but found 5.");
    assertRejected(START, segment(0xc0, hex("08 0010 0010 03 011100")), SCAN, END)
        .hasMessageContaining("6 bytes and 3 for each component but found 9 for 3");
    assertRejected(START, segment(0xc0, hex("08 0010")), SCAN, END)
        .hasMessageContaining("more bytes in a part of the file");
  }

  @Test
  void rejectsSizesThatTheFileCannotHold() {
    assertRejected(START, frame(0xc0, 8, 12_000, 12_000, 3), SCAN, PIXELS, END)
        .hasMessageContaining("no more pixels than the file can hold but found 12000x12000 in 1,0");
    assertRejected(START, frame(0xc0, 8, 65_000, 65_000, 3), SCAN, PIXELS, END)
        .hasMessage("Expected at most 150,000,000 pixels but found 65000x65000.");
  }

  @Test
  void believesTheSizeOfTheEmptiestPicture() {
    var white = new BufferedImage(3000, 2000, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(ImageHeader.read(PictureFiles.progressive(white, "jpg")).width()).isEqualTo(3000);
  }

  @Property
  void readsTheOrientationInBothByteOrders(
      @ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll boolean little) {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    byte[] file = PictureFiles.insert(photo(), 2, exif(order, orientation));
    ImageHeader header = ImageHeader.read(file);
    assertThat(header.orientation()).isEqualTo(orientation);
    assertThat(header.width()).as("as stored").isEqualTo(40);
    assertThat(Pictures.decode(file).width()).as("as stored").isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65_535})
  void takesAnOrientationOutOfRangeForNone(int orientation) {
    byte[] exif = exif(ByteOrder.BIG_ENDIAN, orientation);
    assertThat(read(START, exif, FRAME, SCAN, PIXELS, END).orientation()).isEqualTo(1);
  }

  @Test
  void takesTheFirstOfTwoOrientations() {
    byte[] first = exif(ByteOrder.BIG_ENDIAN, 6);
    byte[] second = exif(ByteOrder.LITTLE_ENDIAN, 3);
    byte[] xmp = segment(0xe1, latin("http://ns.adobe.com/xap/1.0/\0"));
    assertThat(read(START, xmp, first, second, FRAME, SCAN, PIXELS, END).orientation())
        .isEqualTo(6);
  }

  @Property
  void passesOverDamagedExif(@ForAll int place, @ForAll boolean little) {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    byte[] hostile = Segments.orientation(order, 6);
    ByteBuffer.wrap(hostile).order(order).putInt(4, place);
    byte[] app1 = segment(0xe1, join(latin("Exif\0\0"), hostile));
    int orientation = read(START, app1, FRAME, SCAN, PIXELS, END).orientation();
    assertThat(orientation).isEqualTo(place == 8 ? 6 : 1);
  }

  @Property
  void passesOverExifThatIsCutOff(@ForAll @IntRange(max = 25) int length) {
    byte[] exif = Arrays.copyOf(Segments.orientation(ByteOrder.BIG_ENDIAN, 6), length);
    byte[] app1 = segment(0xe1, join(latin("Exif\0\0"), exif));
    assertThat(read(START, app1, FRAME, SCAN, PIXELS, END).orientation()).isBetween(1, 6);
  }
}
