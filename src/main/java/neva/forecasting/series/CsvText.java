package neva.forecasting.series;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import neva.io.BadInputException;

/**
 * The text of a CSV file, ready for a parser: decoded, without byte order mark, its separator
 * found.
 *
 * @param text with typographic quotes around cells replaced by plain ones
 * @param separator between the cells: tab, semicolon or comma
 */
record CsvText(String text, char separator) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SEPARATORS = "\t;,";
  private static final Pattern TYPOGRAPHIC_QUOTE =
      Pattern.compile("(?<=^|[\t;,])[“”„‟]|[“”„‟](?=$|[\t;,\r])", Pattern.MULTILINE);
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\"?sep=(.)\"?[ \t]*(?=\r?\n)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|ftp|s3|gs):/+(.*)");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /**
   * Reads a file, packed with gzip or not: UTF-8, UTF-16 with a byte order mark, and where it is
   * neither, the Western code page that spreadsheets write.
   *
   * @throws BadInputException when there is no such file, or it is no text
   */
  static CsvText read(Path file) throws IOException {
    requireFile(file);
    String text = decode(bytes(file));
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    return of(text);
  }

  private static void requireFile(Path file) {
    Matcher address = ADDRESS.matcher(file.toString());
    if (address.matches()) {
      throw new BadInputException(
          "Expected a file but was the address %s://%s. Download it first, for addresses are not read."
              .formatted(address.group(1), address.group(2)));
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected the file %s but there is none.".formatted(file));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      throw new BadInputException(
          "Expected a CSV file but %s is a spreadsheet or a ZIP archive. Save its table as CSV."
              .formatted(file));
    }
    return startsWith(bytes, 0x1f, 0x8b) ? unzipped(file, bytes) : bytes;
  }

  private static byte[] unzipped(Path file, byte[] bytes) throws IOException {
    try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return text.readAllBytes();
    } catch (ZipException | EOFException e) {
      throw new BadInputException(
          "Expected a whole file of gzip but %s is damaged. Fetch it again.".formatted(file), e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    return bytes.length >= first.length
        && IntStream.range(0, first.length).allMatch(i -> (bytes[i] & 0xff) == first[i]);
  }

  /** A line such as {@code sep=;}, which spreadsheets write, is left blank. */
  static CsvText of(String text) {
    String plain = TYPOGRAPHIC_QUOTE.matcher(text).replaceAll("\"");
    Matcher said = SEPARATOR_LINE.matcher(plain);
    return said.lookingAt()
        ? new CsvText(plain.substring(said.end()), said.group(1).charAt(0))
        : new CsvText(plain, separatorOf(plain));
  }

  private static String decode(byte[] bytes) {
    try {
      return charsetOf(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static Charset charsetOf(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  /**
   * The one that cuts the first two lines most often alike; the rarer one where two do. One that no
   * number holds where there is nothing to cut.
   */
  private static char separatorOf(String text) {
    List<String> lines =
        text.lines()
            .filter(line -> !line.isBlank())
            .limit(2)
            .map(line -> QUOTED.matcher(line).replaceAll(""))
            .toList();
    char best = isOneColumn(lines) ? '\t' : ',';
    long most = 0;
    for (char separator : SEPARATORS.toCharArray()) {
      long fewest = lines.stream().mapToLong(line -> count(line, separator)).min().orElse(0);
      if (fewest > most) {
        most = fewest;
        best = separator;
      }
    }
    return best;
  }

  private static boolean isOneColumn(List<String> lines) {
    return !lines.isEmpty() && SEPARATORS.chars().noneMatch(c -> lines.get(0).indexOf(c) >= 0);
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}
