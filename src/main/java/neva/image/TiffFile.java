package neva.image;

import java.nio.ByteOrder;

/** Reads the first directory of a TIFF file and checks that its pixels lie within the file. */
final class TiffFile {

  private static final int REDUCED = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COLOURS = 262;
  private static final int STRIPS = 273;
  private static final int STRIP_SIZES = 279;
  private static final int CHANNELS = 277;
  private static final int TILES = 324;
  private static final int TILE_SIZES = 325;
  private static final int PALETTE = 3;
  private static final int INKS = 5;

  private TiffFile() {}

  static ImageHeader walk(byte[] bytes) {
    FileBytes file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN, "the rest of the TIFF");
    TiffDirectory first = TiffDirectory.first(file);
    checkPixels(first);
    long colours = first.value(COLOURS, 0);
    boolean palette = colours == PALETTE;
    return new ImageHeader(
        ImageFormat.TIFF,
        (int) first.value(WIDTH, 0),
        (int) first.value(HEIGHT, 0),
        palette ? 3 : (int) Math.min(4, first.value(CHANNELS, 1)),
        palette ? 8 : (int) first.value(BITS, 1),
        colours == INKS,
        hasSecondPicture(first),
        first.orientation());
  }

  private static void checkPixels(TiffDirectory directory) {
    boolean tiled = directory.count(TILES) > 0;
    int places = tiled ? TILES : STRIPS;
    int sizes = tiled ? TILE_SIZES : STRIP_SIZES;
    DamagedImageException.unless(
        directory.count(places) > 0, "the places of the pixels in a TIFF directory", "none");
    for (long i = 0; i < Math.min(directory.count(places), directory.count(sizes)); i++) {
      directory.need(directory.value(places, i, 0), directory.value(sizes, i, 0));
    }
  }

  /** A smaller copy of the first picture is not another one. */
  private static boolean hasSecondPicture(TiffDirectory first) {
    return first.next().stream().anyMatch(second -> (second.value(REDUCED, 0) & 1) == 0);
  }
}
