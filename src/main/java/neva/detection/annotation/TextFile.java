package neva.detection.annotation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import neva.io.BadInputException;

/**
 * A text file, its encoding found out: what the byte order mark says; without one UTF-16 where the
 * first character has a zero byte; otherwise UTF-8, and windows-1252 for what is not valid UTF-8.
 */
record TextFile(Path path, Charset charset, int markBytes) {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static TextFile at(Path path) throws IOException {
    byte[] start = start(path);
    Optional<ByteOrderMark> mark = ByteOrderMark.at(start);
    if (mark.isPresent()) {
      return new TextFile(path, mark.get().charset(), mark.get().length());
    }
    return new TextFile(path, unmarked(path, start), 0);
  }

  private static Charset unmarked(Path path, byte[] start) throws IOException {
    if (start.length > 1 && (start[0] == 0) != (start[1] == 0)) {
      return start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    return isUtf8(path) ? StandardCharsets.UTF_8 : WINDOWS;
  }

  /** Says so when the encoding is the last resort, in which some characters may be wrong. */
  void report(Reporter report) {
    if (charset.equals(WINDOWS)) {
      report.note(Kind.OTHER_ENCODING, "", "UTF-8", "bytes that are not", "read as windows-1252");
    }
  }

  BufferedReader reader() throws IOException {
    InputStream in = Files.newInputStream(path);
    in.skipNBytes(markBytes);
    return new BufferedReader(new InputStreamReader(in, charset));
  }

  /**
   * The whole text.
   *
   * @throws BadInputException when it is longer than {@link BoundedFile#LIMIT}
   */
  String text() throws IOException {
    try (Reader reader = reader()) {
      StringBuilder text = new StringBuilder();
      char[] part = new char[1 << 13];
      for (int n; (n = reader.read(part)) >= 0; ) {
        text.append(part, 0, n);
        if (text.length() > BoundedFile.LIMIT) {
          throw new BadInputException(
              "%s: expected at most 16 million characters, found more.".formatted(path));
        }
      }
      return text.toString();
    }
  }

  private static byte[] start(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(3);
    }
  }

  private static boolean isUtf8(Path path) throws IOException {
    try (Reader reader =
        new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder())) {
      reader.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
