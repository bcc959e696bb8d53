package neva.detection.recordset;

import neva.image.ImageFormat;
import neva.image.ImageHeader;
import neva.image.Picture;
import neva.image.Pictures;

/**
 * The form in which a picture file goes into a record: as it is where TensorFlow decodes it to
 * three channels, which it does for JPEG (grey and CMYK too) and PNG (palettes and 16 bits too),
 * and as JPEG or PNG made of its pixels otherwise.
 */
final class StoredForm {

  private static final float QUALITY = 0.95f;
  private static final int ENCODER_BYTES = 8; // for each pixel, when scaled too

  private final PictureRules rules;
  private final DecodingRoom room;

  StoredForm(PictureRules rules, DecodingRoom room) {
    this.rules = rules;
    this.room = room;
  }

  /** Whether the file itself may stand in a record. */
  static boolean isStorable(ImageHeader header) {
    return header.format() == ImageFormat.PNG || header.format() == ImageFormat.JPEG;
  }

  /**
   * @throws neva.image.DamagedImageException when pixels that have to be decoded do not decode
   */
  StoredPicture of(byte[] file, ImageHeader header) {
    if (!isStorable(header) || isTooLarge(header)) {
      return room.decoding(
          header, ENCODER_BYTES, () -> encoded(Pictures.decode(file), header.format()));
    }
    if (rules.decode()) {
      room.checking(header, () -> Pictures.check(file));
    }
    return StoredPicture.of(file, header.format(), header.width(), header.height());
  }

  private boolean isTooLarge(ImageHeader header) {
    return rules.maxSide() > 0 && Math.max(header.width(), header.height()) > rules.maxSide();
  }

  /** What was lossy becomes JPEG, all else PNG. */
  private StoredPicture encoded(Picture decoded, ImageFormat before) {
    Picture picture = rules.maxSide() > 0 ? Pictures.scaleToFit(decoded, rules.maxSide()) : decoded;
    boolean lossy = before == ImageFormat.JPEG;
    byte[] file = lossy ? Pictures.jpeg(picture, QUALITY) : Pictures.png(picture);
    ImageFormat format = lossy ? ImageFormat.JPEG : ImageFormat.PNG;
    return StoredPicture.of(file, format, picture.width(), picture.height());
  }
}
