package neva.detection.recordset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import neva.io.BadInputException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Which part each picture belongs to. Every line begins with the name of a picture and ends with
 * {@code train} or {@code eval}, separated by commas, semicolons, tabs or spaces; {@code test},
 * {@code val} and {@code valid} mean eval. What stands between is passed over and a name may come
 * several times, so that a cell appended to the usual CSV files of boxes makes a split file of
 * them:
 *
 * <pre>
 * sed 's/$/,train/' train_labels.csv &gt; split.csv
 * sed 's/$/,eval/' test_labels.csv &gt;&gt; split.csv
 * </pre>
 *
 * <p>Lines that begin with {@code filename}, the header, or with # are passed over.
 */
final class SplitFile {

  private static final Set<String> EVAL_WORDS = Set.of("eval", "test", "val", "valid");
  private static final Set<String> HEADERS = Set.of("filename", "file", "image", "name");
  private static final String SEPARATORS = ",;\t ";

  private final Path file;
  private final Map<String, RecordPart> parts = new HashMap<>();

  private SplitFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a split file.
   *
   * @throws BadInputException when it is missing or no text, when a line names no part, or when two
   *     lines contradict each other
   */
  static SplitFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected a split file but found none at %s; name another.".formatted(file));
    }
    SplitFile split = new SplitFile(file);
    try (Stream<String> lines = Files.lines(file)) {
      int number = 0;
      for (String line : (Iterable<String>) lines::iterator) {
        split.add(line.replace("\uFEFF", "").strip(), ++number);
      }
    } catch (UncheckedIOException e) {
      throw split.unreadable(e.getCause());
    }
    return split;
  }

  private RuntimeException unreadable(IOException e) {
    return e instanceof CharacterCodingException
        ? new BadInputException(
            "Expected text in UTF-8 but found other bytes in %s. Save it as UTF-8.".formatted(file),
            e)
        : new UncheckedIOException(e);
  }

  private void add(String line, int number) throws IOException {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    List<String> cells = cells(line, number);
    String name = cells.get(0).replace('\\', '/');
    if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    RecordPart part = part(cells.get(cells.size() - 1), number);
    if (parts.merge(name, part, (before, now) -> before == now ? now : null) == null) {
      throw bad("one part for " + name, "train and eval", number);
    }
  }

  /** The first separator of those that a line has, in the order of {@link #SEPARATORS}. */
  private List<String> cells(String line, int number) throws IOException {
    for (char separator : SEPARATORS.toCharArray()) {
      if (line.indexOf(separator) >= 0) {
        return separator == ' ' ? words(line) : cells(line, separator, number);
      }
    }
    throw bad("a picture and train or eval", line, number);
  }

  /** Names may have spaces. */
  private static List<String> words(String line) {
    int last = line.lastIndexOf(' ');
    return List.of(line.substring(0, last).strip(), line.substring(last + 1));
  }

  private List<String> cells(String line, char separator, int number) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(line, format)) {
      return parser.getRecords().get(0).toList();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw bad("cells with closed quotes", line, number);
    }
  }

  private RecordPart part(String said, int number) {
    String word = said.toLowerCase(Locale.ROOT);
    if (word.equals("train")) {
      return RecordPart.TRAIN;
    } else if (EVAL_WORDS.contains(word)) {
      return RecordPart.EVAL;
    }
    throw bad("train or eval at the end", said, number);
  }

  private BadInputException bad(String expected, String found, int number) {
    return new BadInputException(
        "Expected %s but found %s in %s, line %d. Correct the line."
            .formatted(expected, found, file, number));
  }

  /** The part of a picture, found by its name in the folder or by the last part of it. */
  Optional<RecordPart> part(String name) {
    RecordPart part = parts.get(name);
    return Optional.ofNullable(
        part != null ? part : parts.get(name.substring(name.lastIndexOf('/') + 1)));
  }
}
