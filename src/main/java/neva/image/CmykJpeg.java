package neva.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * The colours of four-channel JPEG files, which Java decodes but does not convert.
 *
 * <p>Files with Adobe's marker, nearly all there are, hold inks inverted, 0 for full ink, and may
 * hold the first three as luminance and chrominance (YCCK). Inks are mixed plainly, without a
 * colour profile.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, 6.5.3 on the APP14 marker</a>
 */
final class CmykJpeg {

  private static final int BANDS = 4;

  private CmykJpeg() {}

  /** Converts the channels as decoded; {@code transform} is what Adobe's marker says. */
  static Picture toRgb(Raster raster, int transform) {
    int width = raster.getWidth();
    var rgb = new BufferedImage(width, raster.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = Picture.bgr(rgb);
    int[] row = new int[width * BANDS]; // [w, 4]
    int n = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int at = 0; at < row.length; at += BANDS) {
        if (transform == JpegFile.YCCK) {
          toCmyk(row, at);
        }
        mix(row, at, transform != JpegFile.NO_MARKER, bgr, n);
        n += 3;
      }
    }
    return new Picture(rgb);
  }

  private static void mix(int[] samples, int at, boolean inverted, byte[] bgr, int to) {
    int white = inverted ? samples[at + 3] : 255 - samples[at + 3];
    for (int c = 0; c < 3; c++) {
      int light = inverted ? samples[at + c] : 255 - samples[at + c];
      bgr[to + 2 - c] = (byte) (light * white / 255);
    }
  }

  private static void toCmyk(int[] samples, int at) {
    double y = samples[at];
    double cb = samples[at + 1] - 128;
    double cr = samples[at + 2] - 128;
    samples[at] = 255 - clamp(y + 1.402 * cr);
    samples[at + 1] = 255 - clamp(y - 0.344136 * cb - 0.714136 * cr);
    samples[at + 2] = 255 - clamp(y + 1.772 * cb);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
