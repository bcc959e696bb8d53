package neva.detection.ssd;

import java.io.IOException;
import java.nio.file.Files;
import neva.checkpoint.SharedData;
import neva.image.Picture;
import neva.image.Pictures;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TUint8;

/** Photographs as tensors [1, h, w, 3]. */
final class Pixels {

  private Pixels() {}

  static TUint8 of(String sharedFile) throws IOException {
    Picture picture = Pictures.decode(Files.readAllBytes(SharedData.file(sharedFile)));
    byte[] rgb = new byte[picture.width() * picture.height() * 3];
    picture.writeRgb(rgb, 0);
    Shape shape = Shape.of(1, picture.height(), picture.width(), 3);
    return TUint8.tensorOf(shape, DataBuffers.of(rgb, true, false));
  }
}
