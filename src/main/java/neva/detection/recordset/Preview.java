package neva.detection.recordset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.detection.annotation.AnnotatedImage;
import neva.io.BadInputException;
import neva.io.Text;
import neva.plot.ImageGrid;

/** A contact sheet of record files: pictures with their boxes and class names. */
public final class Preview {

  private static final int TILE = 320;
  private static final int MOST_COLUMNS = 4;
  private static final int MOST_PICTURES = 100;

  private Preview() {}

  /**
   * Draws some pictures, evenly spread over all records.
   *
   * @param count how many; all when there are fewer
   * @throws BadInputException when there is no record, or a picture cannot be drawn
   */
  public static BufferedImage draw(List<Path> files, int count) throws IOException {
    if (count < 1 || count > MOST_PICTURES) {
      throw new BadInputException(
          "n must be from 1 to %d, found %d".formatted(MOST_PICTURES, count));
    }
    int records = count(files);
    if (records == 0) {
      throw new BadInputException("Expected records but found none in " + files + ".");
    }
    int shown = Math.min(count, records);
    int columns = (int) Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(shown)));
    ImageGrid grid =
        new ImageGrid(Text.format("%,d of %,d pictures", shown, records)).columns(columns).scale(1);
    addTiles(files, records, shown, grid);
    return grid.image();
  }

  private static int count(List<Path> files) throws IOException {
    int[] records = {0};
    StoredRecords.forEach(files, (file, number, record) -> records[0]++);
    return records[0];
  }

  private static void addTiles(List<Path> files, int records, int shown, ImageGrid grid)
      throws IOException {
    BoxPainter painter = new BoxPainter(TILE);
    int[] seen = {0};
    StoredRecords.forEachExample(
        files,
        (file, number, example) -> {
          long before = (long) seen[0] * shown / records;
          long after = (long) ++seen[0] * shown / records;
          if (after > before) {
            RecordedPicture picture = ExampleDecoder.decode(example, file);
            grid.tile(
                painter.tile(picture), Shown.of(picture.image().filename()), size(picture.image()));
          }
        });
  }

  private static String size(AnnotatedImage image) {
    int objects = image.objects().size();
    return "%d×%d, %s"
        .formatted(
            image.width(),
            image.height(),
            objects == 1 ? "1 object" : objects == 0 ? "no object" : objects + " objects");
  }
}
