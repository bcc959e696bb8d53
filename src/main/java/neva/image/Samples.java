package neva.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** The samples of an image whose colours are grey or sRGB, with or without alpha, row by row. */
final class Samples {

  private final Raster raster;
  private final int bands;
  private final boolean alpha;

  /** Of the bands; red is the first. */
  private final int green;

  private final int blue;

  /** What full light and full opacity are. */
  private final int most;

  private final int[] row; // [w, bands]
  private Object elements;

  Samples(BufferedImage image) {
    raster = image.getRaster();
    bands = raster.getNumBands();
    alpha = image.getColorModel().hasAlpha();
    boolean grey = bands <= 2;
    green = grey ? 0 : 1;
    blue = grey ? 0 : 2;
    most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    row = new int[raster.getWidth() * bands];
  }

  /** Writes 8 bits a sample, [h, w, 3], blue, green, red; what is transparent becomes white. */
  void copyTo(byte[] bgr) {
    for (int y = 0; y < raster.getHeight(); y++) {
      readRow(y);
      copyRow(bgr, y * raster.getWidth() * 3);
    }
  }

  private void copyRow(byte[] bgr, int from) {
    int[] samples = row;
    int n = from;
    for (int at = 0; at < samples.length; at += bands) {
      int opacity = alpha ? samples[at + bands - 1] : most;
      bgr[n] = onWhite(samples[at + blue], opacity);
      bgr[n + 1] = onWhite(samples[at + green], opacity);
      bgr[n + 2] = onWhite(samples[at], opacity);
      n += 3;
    }
  }

  private void readRow(int y) {
    elements =
        raster.getDataElements(
            raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, elements);
    if (elements instanceof byte[] bytes) {
      widen(bytes, row);
    } else {
      widen((short[]) elements, row);
    }
  }

  private static void widen(byte[] from, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] & 0xff;
    }
  }

  private static void widen(short[] from, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] & 0xffff;
    }
  }

  private byte onWhite(int sample, int opacity) {
    int shade = opacity == most ? sample : most - (int) ((long) opacity * (most - sample) / most);
    return (byte) (most == 255 ? shade : shade * 255 / most);
  }
}
