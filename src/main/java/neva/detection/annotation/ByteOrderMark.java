package neva.detection.annotation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bytes at the start of a text that tell its encoding. */
record ByteOrderMark(Charset charset, int length) {

  private static final List<Charset> MARKED =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  static Optional<ByteOrderMark> at(byte[] start) {
    for (Charset charset : MARKED) {
      byte[] mark = "\uFEFF".getBytes(charset);
      if (start.length >= mark.length
          && Arrays.equals(start, 0, mark.length, mark, 0, mark.length)) {
        return Optional.of(new ByteOrderMark(charset, mark.length));
      }
    }
    return Optional.empty();
  }

  /** The text behind the mark. */
  String text(byte[] marked) {
    return new String(marked, length, marked.length - length, charset);
  }
}
