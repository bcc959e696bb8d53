package neva.detection.annotation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a CSV file; see {@link Annotations#writeCsv(List, java.nio.file.Path)}. */
final class CsvWriter {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator('\n')
          .setHeader(CsvHeader.COLUMNS.toArray(String[]::new))
          .get();

  private CsvWriter() {}

  static void write(List<AnnotatedImage> images, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter csv = new CSVPrinter(writer, FORMAT);
    for (AnnotatedImage image : images) {
      write(csv, image.inPixels(), TextLines.single(FileNames.required(image)));
    }
    csv.flush();
  }

  private static void write(CSVPrinter csv, AnnotatedImage image, String filename)
      throws IOException {
    if (image.objects().isEmpty()) {
      csv.printRecord(filename, image.width(), image.height(), "", "", "", "", "");
    }
    for (AnnotatedObject object : image.objects()) {
      Box box = object.box();
      csv.printRecord(
          filename,
          image.width(),
          image.height(),
          TextLines.single(object.name()),
          Decimal.text(box.xmin()),
          Decimal.text(box.ymin()),
          Decimal.text(box.xmax()),
          Decimal.text(box.ymax()));
    }
  }
}
