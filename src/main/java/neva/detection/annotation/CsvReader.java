package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** Reads CSV files; see {@link Annotations#readCsv(Path, Consumer)}. */
final class CsvReader {

  private final Path file;
  private final Reporter report;
  private final Map<String, CsvPicture> pictures = new LinkedHashMap<>();

  CsvReader(Path file, Consumer<Finding> findings) {
    this.file = file;
    this.report = Reporter.of(findings, file);
  }

  List<AnnotatedImage> read() throws IOException {
    TextFile text = TextFile.at(AnnotationFiles.required(file));
    text.report(report);
    try (TextLines lines = new TextLines(text.reader())) {
      CsvHeader header = header(lines);
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          row(header, line, lines.number());
        }
      }
    }
    return pictures.values().stream()
        .map(picture -> picture.image(file))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The first line, or the second where Excel has put "sep=;" before it. */
  private CsvHeader header(TextLines lines) throws IOException {
    String first = Objects.requireNonNullElse(lines.next(), "");
    String line = first.startsWith("sep=") ? Objects.requireNonNullElse(lines.next(), "") : first;
    return CsvHeader.of(line)
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s, line %d: expected a header with the columns %s, found %s."
                        .formatted(
                            file,
                            lines.number(),
                            String.join(",", CsvHeader.COLUMNS),
                            Reporter.quoted(line))));
  }

  private void row(CsvHeader header, String line, int number) {
    Reporter place = report.object(number);
    Optional<Map<String, String>> cells = header.row(line);
    if (cells.isEmpty()) {
      place.rejected(
          Kind.UNREADABLE,
          "",
          "%d cells, their quotes in pairs".formatted(header.columns().size()),
          Reporter.quoted(line),
          "line left out");
      FileNames.withinFolder(header.roughFilename(line))
          .ifPresent(name -> picture(name).addUnreadable());
      return;
    }
    filename(cells.get().get("filename"), place)
        .ifPresent(
            name -> picture(name).add(number, new ObjectFields(cells.get(), place.picture(name))));
  }

  private CsvPicture picture(String name) {
    return pictures.computeIfAbsent(name, n -> new CsvPicture(n, report.picture(n)));
  }

  private static Optional<String> filename(String said, Reporter place) {
    if (said.isEmpty()) {
      place.rejected(
          Kind.NO_FILE_NAME, "filename", "the name of a picture", "none", "line left out");
      return Optional.empty();
    }
    Optional<String> filename = FileNames.withinFolder(said);
    if (filename.isEmpty()) {
      place.pathLeaves("filename", said);
    }
    return filename;
  }
}
