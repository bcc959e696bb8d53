package neva.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.io.BadInputException;
import neva.io.TemporaryName;
import org.apache.commons.csv.CSVFormat;

/**
 * The answers of a {@code predict}, a row each, for other programs: CSV or JSON lines by the ending
 * of the file, CSV on standard output for {@code -}. An input that could not be answered is a row
 * with {@code error}. A file appears under its name when it is whole.
 */
final class ResultsFile implements Closeable {

  static final String DESCRIPTION =
      "Write the predictions for other programs: FILE.csv, FILE.jsonl (one JSON object per line), or -"
          + " for CSV on standard output (default: none).";

  static final String ERROR = "error";
  private static final String STANDARD_OUTPUT = "-";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file; // null for standard output and for none
  private final Path temporary;
  private final Writer out;
  private final boolean jsonLines;
  private final List<String> fields;
  private boolean complete;

  private ResultsFile(Path file, Path temporary, Writer out, List<String> fields) {
    this.file = file;
    this.temporary = temporary;
    this.out = out;
    this.jsonLines = file != null && file.toString().endsWith(".jsonl");
    this.fields = fields;
  }

  /**
   * Begins the file.
   *
   * @param target what the option says; null for none, which takes all and writes nothing
   * @param fields of a row, in their order; {@code error} comes after them
   * @throws BadInputException when the ending says no format
   */
  static ResultsFile open(String target, List<String> fields) throws IOException {
    List<String> columns = new ArrayList<>(fields);
    columns.add(ERROR);
    ResultsFile results;
    if (target == null || isStandardOutput(target)) {
      Writer out =
          target == null
              ? Writer.nullWriter()
              : new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
      results = new ResultsFile(null, null, out, columns);
    } else {
      Path file = require(target);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path temporary = file.resolveSibling(TemporaryName.of(file.getFileName().toString()));
      results = new ResultsFile(file, temporary, Files.newBufferedWriter(temporary), columns);
    }
    if (!results.jsonLines) {
      results.print(columns);
    }
    return results;
  }

  /** Refuses a target that cannot be written, before any work is done; null is none. */
  static void check(String target) {
    if (target != null && !isStandardOutput(target)) {
      require(target);
    }
  }

  private static Path require(String target) {
    if (!target.endsWith(".csv") && !target.endsWith(".jsonl")) {
      throw new BadInputException(
          "--results must end with .csv or .jsonl, or be - for standard output, found %s."
              .formatted(target));
    }
    return Path.of(target);
  }

  /** Whether answers go to standard output, where nothing else belongs then. */
  static boolean isStandardOutput(String target) {
    return STANDARD_OUTPUT.equals(target);
  }

  /** Adds an answer; fields that are not there stay empty. */
  void add(Map<String, ?> row) throws IOException {
    if (!fields.containsAll(row.keySet())) {
      throw new IllegalArgumentException(
          "Expected fields of %s but found %s".formatted(fields, row.keySet()));
    }
    if (jsonLines) {
      Map<String, Object> ordered = new LinkedHashMap<>();
      fields.stream().filter(row::containsKey).forEach(f -> ordered.put(f, row.get(f)));
      out.write(JSON.writeValueAsString(ordered) + "\n");
    } else {
      List<Object> cells = new ArrayList<>();
      fields.forEach(field -> cells.add(row.get(field)));
      print(cells);
    }
  }

  /**
   * Adds an input that could not be answered.
   *
   * @param input its name, for the first field
   */
  void addError(String input, String sentence) throws IOException {
    add(Map.of(fields.get(0), input, ERROR, sentence));
  }

  /** Tells that a picture cannot be read and adds it; the others go on. */
  void refuse(Path picture, Exception reason) throws IOException {
    String sentence = ErrorPrinter.sentence(reason);
    System.err.println("neva: " + sentence);
    addError(picture.toString(), sentence);
  }

  private void print(List<?> cells) throws IOException {
    CSVFormat.RFC4180.builder().setRecordSeparator('\n').get().printRecord(out, cells.toArray());
  }

  /** Says that all answers are there; without it the file does not appear. */
  void complete() {
    complete = true;
  }

  @Override
  public void close() throws IOException {
    if (file == null) {
      out.flush();
      return;
    }
    try {
      out.close();
      if (complete) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
