package neva.classification.explanation;

/** Cuts a picture of numbers out of the values of a tensor. */
final class Plane {

  private Plane() {}

  /**
   * One of many channels: value (y, x) is {@code values[(y·width + x)·channels + channel]}.
   *
   * @return [height][width]
   */
  static float[][] of(float[] values, int height, int width, int channels, int channel) {
    float[][] plane = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        plane[y][x] = values[(y * width + x) * channels + channel];
      }
    }
    return plane;
  }
}
