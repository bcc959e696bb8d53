package neva.forecasting.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /**
   * Reads UTF-8, UTF-16 with a byte order mark, and where it is neither, the Western code page that
   * spreadsheets write.
   *
   * @throws BadInputException when there is no such file
   */
  static CsvText read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected the file %s but there is none.".formatted(file));
    }
    String text = decode(Files.readAllBytes(file));
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    return of(text);
  }

  static CsvText of(String text) {
    String plain = TYPOGRAPHIC_QUOTE.matcher(text).replaceAll("\"");
    return new CsvText(plain, separatorOf(plain));
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

  /** The one that cuts the first two lines most often alike; the rarer one where two do. */
  private static char separatorOf(String text) {
    List<String> lines =
        text.lines().limit(2).map(line -> QUOTED.matcher(line).replaceAll("")).toList();
    char best = ',';
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

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}
