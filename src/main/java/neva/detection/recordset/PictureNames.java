package neva.detection.recordset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import neva.image.ImageFormat;
import neva.io.Text;

/**
 * Names for picture files that come out of records: within the folder whatever a record says, with
 * the extension of their content, and each different without it, since annotations are named so.
 */
final class PictureNames {

  private static final int MOST_CHARACTERS = 100; // of a part

  private final Set<String> taken = new HashSet<>(); // lower case, without extension
  private int number;

  /**
   * The name of the next picture.
   *
   * @param said the name a record gives, with slashes for folders; may be empty or anything
   */
  String next(String said, ImageFormat format) {
    number++;
    String name = inside(said);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String stem = PictureExtensions.without(name);
    String unique = stem;
    for (int copy = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); copy++) {
      unique = stem + "-" + copy;
    }
    boolean fits = PictureExtensions.fits(name, format);
    return unique + "." + (fits ? extension : PictureExtensions.usual(format));
  }

  /**
   * Without what leads elsewhere: of an absolute name, or one that goes up, the last part stays.
   */
  private String inside(String said) {
    List<String> parts = new ArrayList<>();
    for (String part : said.replace('\\', '/').split("/")) {
      if (part.equals("..") || part.endsWith(":")) {
        parts.clear();
      } else if (!part.isBlank() && !part.equals(".")) {
        parts.add(clean(part));
      }
    }
    return parts.isEmpty() ? Text.format("picture-%06d", number) : String.join("/", parts);
  }

  /** Hidden files are passed over by the readers, and some characters by file systems. */
  private static String clean(String part) {
    String clean = part.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_").replaceFirst("^\\.", "_");
    int excess = clean.length() - MOST_CHARACTERS;
    return excess > 0 ? clean.substring(excess) : clean;
  }
}
