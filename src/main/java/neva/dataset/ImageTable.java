package neva.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/** Labelled images that a CSV file tells, one a row, and perhaps the part that each belongs to. */
final class ImageTable {

  private static final List<String> LABELS = List.of("label", "class", "latex");
  private static final List<String> PARTS = List.of("part");

  /** Numbers by their value and before words. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> !isNumber(name))
          .thenComparing(name -> isNumber(name) ? Integer.parseInt(name) : 0)
          .thenComparing(Comparator.naturalOrder());

  /**
   * @param part or null where none is said
   */
  private record Row(int line, String label, Part part) {}

  private final Path file;
  private final boolean labeledByFolder;
  private final ImageColumns images;
  private final List<Row> rows = new ArrayList<>();

  private ImageTable(Path file, boolean labeledByFolder, ImageColumns images) {
    this.file = file;
    this.labeledByFolder = labeledByFolder;
    this.images = images;
  }

  /**
   * Reads a file with a column of labels ({@code label}, {@code class} or {@code latex}) and either
   * one of pictures or one for each pixel.
   *
   * @param height of the images to make of pictures
   * @param width of the images to make of pictures
   * @throws BadInputException when a column is missing, or a cell is not as it should be
   */
  static ImageTable read(Path file, int height, int width) throws IOException {
    try (CsvFile csv = CsvFile.open(file)) {
      boolean pictures = csv.find(PathColumn.NAMES).isPresent();
      ImageColumns images = pictures ? new PathColumn(csv, height, width) : new PixelColumns(csv);
      int label = csv.require(LABELS);
      return read(csv, false, images, row -> cell(row, label));
    }
  }

  /**
   * Reads a list of pictures; without a column of labels a class is the folder of its pictures.
   *
   * @param warning is told of folders that may be meant as parts
   */
  static ImageTable readList(Path file, int height, int width, Consumer<String> warning)
      throws IOException {
    try (CsvFile csv = CsvFile.open(file)) {
      PathColumn pictures = new PathColumn(csv, height, width);
      OptionalInt label = csv.find(LABELS);
      return label.isPresent()
          ? read(csv, false, pictures, row -> cell(row, label.getAsInt()))
          : listed(read(csv, true, pictures, pictures::folder), warning);
    }
  }

  private static ImageTable listed(ImageTable table, Consumer<String> warning) {
    Set<String> folders = new TreeSet<>();
    table.rows.forEach(row -> folders.add(row.label()));
    DoubtfulNames.check(folders, table.file, warning);
    return table;
  }

  /** Whether a file has a column of labels. */
  static boolean isLabeled(Path file) throws IOException {
    try (CsvFile csv = CsvFile.open(file)) {
      return csv.find(LABELS).isPresent();
    }
  }

  private static ImageTable read(
      CsvFile csv,
      boolean labeledByFolder,
      ImageColumns images,
      Function<CsvFile.Row, String> label) {
    ImageTable table = new ImageTable(csv.file(), labeledByFolder, images);
    OptionalInt part = csv.find(PARTS);
    csv.rows()
        .forEach(
            row -> {
              images.add(row);
              Part said = part.isPresent() ? part(row, part.getAsInt()) : null;
              table.rows.add(new Row(row.line(), label.apply(row), said));
            });
    return table;
  }

  private static String cell(CsvFile.Row row, int column) {
    if (row.cell(column).isEmpty()) {
      throw row.refused(column, "the name of a class", "nothing");
    }
    if (row.cell(column).lines().count() > 1) {
      throw row.refused(column, "the name of a class in one line", "several lines");
    }
    return row.cell(column);
  }

  private static Part part(CsvFile.Row row, int column) {
    String cell = row.cell(column);
    return Part.ofName(cell)
        .orElseThrow(() -> row.refused(column, "train, validation or test", "\"" + cell + "\""));
  }

  /** Whether the file says the part of each image. */
  boolean isParted() {
    return rows.stream().anyMatch(row -> row.part() != null);
  }

  /**
   * The labels that there are to train on, in the order of their classes.
   *
   * @throws BadInputException when there are fewer than two
   */
  List<String> names() {
    List<String> names =
        rows.stream()
            .filter(row -> row.part() == null || row.part() == Part.TRAINING)
            .map(Row::label)
            .distinct()
            .sorted(order())
            .toList();
    if (names.size() < 2) {
      throw new BadInputException(
          "Expected rows of two or more classes but was %s in %s."
              .formatted(names.isEmpty() ? "none" : "only " + names.get(0), file));
    }
    return names;
  }

  private Comparator<String> order() {
    return labeledByFolder ? Comparator.naturalOrder() : ORDER;
  }

  /**
   * All images.
   *
   * @param names that the labels are to index
   * @throws BadInputException when a row has another label
   */
  ImageSet images(List<String> names) {
    int[] labels = rows.stream().mapToInt(row -> names.indexOf(row.label())).toArray();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0) {
        throw new BadInputException(
            "Expected a class of the training set but was %s at %s, line %d."
                .formatted(rows.get(i).label(), file, rows.get(i).line()));
      }
    }
    return images.images(labels, labeledByFolder ? ClassFolders.names(names) : names);
  }

  /**
   * The images in the parts that the file says; without them a tenth of every class, at least one
   * image of two or more, becomes the test set, always the same.
   *
   * @param warning is told where there is no test set
   * @throws BadInputException when there is nothing to train on, or another part has a class that
   *     the training set has not
   */
  ImageData data(Consumer<String> warning) throws IOException {
    ImageSet all = images(names());
    if (!isParted()) {
      return Partition.divided(all);
    }
    Map<Part, ImageSet> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int[] indices =
          IntStream.range(0, rows.size()).filter(i -> rows.get(i).part() == part).toArray();
      if (indices.length > 0) {
        parts.put(part, all.subset(indices));
      }
    }
    return Partition.of(parts, file, warning);
  }

  private static boolean isNumber(String name) {
    return name.matches("\\d{1,9}");
  }
}
