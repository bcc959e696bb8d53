package neva.image;

import static neva.image.DamagedImageException.unless;

import java.nio.ByteOrder;

/** Reads the first directory of a TIFF file and checks that its pixels lie within the file. */
final class TiffFile {

  private static final int REDUCED = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COLOURS = 262;
  private static final int STRIPS = 273;
  private static final int CHANNELS = 277;
  private static final int STRIP_SIZES = 279;
  private static final int TILES = 324;
  private static final int TILE_SIZES = 325;

  private static final int PALETTE = 3;
  private static final int INKS = 5;

  private final FileBytes file;
  private final TiffDirectory first;

  private TiffFile(byte[] bytes) {
    file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN, "the rest of a TIFF");
    first = TiffDirectory.first(file);
  }

  static ImageHeader header(byte[] file) {
    TiffFile tiff = new TiffFile(file);
    tiff.checkPixels();
    return tiff.header();
  }

  private void checkPixels() {
    boolean tiled = first.field(TILES).isPresent();
    TiffField places = pixels(tiled ? TILES : STRIPS);
    TiffField sizes = pixels(tiled ? TILE_SIZES : STRIP_SIZES);
    for (long i = 0; i < Math.min(places.count(), sizes.count()); i++) {
      file.need(places.number(i), sizes.number(i));
    }
  }

  private TiffField pixels(int tag) {
    return first
        .field(tag)
        .filter(field -> field.count() > 0)
        .orElseThrow(
            () -> new DamagedImageException("the field %d of a TIFF".formatted(tag), "none"));
  }

  private ImageHeader header() {
    long colours = first.value(COLOURS, 0);
    long channels = first.value(CHANNELS, 1);
    long bits = first.value(BITS, 1);
    unless(
        channels > 0 && bits > 0 && bits <= 64,
        "channels of 1 to 64 bits",
        "%d channels of %d bits",
        channels,
        bits);
    return new ImageHeader(
        ImageFormat.TIFF,
        (int) first.value(WIDTH, 0),
        (int) first.value(HEIGHT, 0),
        colours == PALETTE ? 3 : (int) Math.min(4, channels),
        colours == PALETTE ? 8 : (int) bits,
        colours == INKS,
        hasSecondPicture(),
        first.orientation());
  }

  /** A smaller copy of the first picture is not another one. */
  private boolean hasSecondPicture() {
    return first.next().stream().anyMatch(second -> (second.value(REDUCED, 0) & 1) == 0);
  }
}
