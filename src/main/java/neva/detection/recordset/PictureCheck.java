package neva.detection.recordset;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import neva.image.DamagedImageException;
import neva.image.ImageFormat;
import neva.image.ImageHeader;
import neva.image.Pictures;
import neva.tfrecord.Features;
import neva.tfrecord.PictureKeys;

/** Checks that the picture of a record can be read and is what the record says. */
final class PictureCheck {

  private static final Map<ImageFormat, Set<String>> NAMES =
      Map.of(ImageFormat.JPEG, Set.of("jpeg", "jpg"), ImageFormat.PNG, Set.of("png"));

  private final Features example;
  private final DecodingRoom room; // null when pixels are not decoded
  private final DefectSink defects;

  PictureCheck(Features example, DecodingRoom room, DefectSink defects) {
    this.example = example;
    this.room = room;
    this.defects = defects;
  }

  void run() {
    byte[] file = example.bytes(PictureKeys.ENCODED);
    try {
      ImageHeader header = ImageHeader.read(file);
      checkFormat(header.format());
      checkSize(PictureKeys.WIDTH, header.width());
      checkSize(PictureKeys.HEIGHT, header.height());
      if (room != null) {
        room.checking(header, () -> Pictures.check(file));
      }
    } catch (DamagedImageException e) {
      defects.report(PictureKeys.ENCODED, e.expected(), e.found());
    }
    checkSha256(file);
  }

  private void checkFormat(ImageFormat format) {
    String name = example.texts(PictureKeys.FORMAT).get(0);
    Set<String> names = NAMES.get(format);
    if (names == null) {
      defects.report(PictureKeys.ENCODED, "JPEG or PNG", format.name());
    } else if (!names.contains(name.toLowerCase(Locale.ROOT))) {
      defects.report(PictureKeys.FORMAT, format.name().toLowerCase(Locale.ROOT), Shown.of(name));
    }
  }

  private void checkSize(String key, int expected) {
    long found = example.ints(key)[0];
    if (found != expected) {
      defects.report(key, expected + ", as in the picture", Long.toString(found));
    }
  }

  private void checkSha256(byte[] file) {
    if (example.length(PictureKeys.SHA256) == 1) {
      String expected = StoredPicture.sha256(file);
      String found = example.texts(PictureKeys.SHA256).get(0);
      if (!found.equalsIgnoreCase(expected)) {
        defects.report(PictureKeys.SHA256, expected, Shown.of(found));
      }
    }
  }
}
