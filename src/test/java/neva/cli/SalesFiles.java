package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** CSV files of a small series, sound and spoilt. */
final class SalesFiles {

  private static final int MONTHS = 120;

  private SalesFiles() {}

  /** Lines such as {@code 1990-01,103.5}: a season and a rise. */
  static List<String> months() {
    return new ArrayList<>(
        IntStream.range(0, MONTHS)
            .mapToObj(
                i ->
                    "%d-%02d,%.2f"
                        .formatted(
                            1990 + i / 12,
                            i % 12 + 1,
                            100 + i + 10 * Math.sin(i * Math.PI / 6) + i * i % 7))
            .toList());
  }

  static Path write(Path folder, String name, String header, List<String> lines)
      throws IOException {
    Path file = folder.resolve(name + ".csv");
    return Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
  }

  /** {@code sales.csv} and, spoilt in one way each, files named after it. */
  static void writeAll(Path folder) throws IOException {
    String header = "month,sales";
    write(folder, "sales", header, months());
    write(folder, "words", header, changed(50, "1994-03,many"));
    write(folder, "nan", header, changed(50, "1994-03,NaN"));
    write(folder, "zero", header, changed(119, "1999-12,0"));
    write(folder, "repeated", header, changed(51, "1994-03,150"));
    write(folder, "unsorted", header, changed(50, "1994-05,150"));
    List<String> gap = months();
    gap.subList(50, 53).clear();
    write(folder, "gap", header, gap);
    write(folder, "short", header, months().subList(0, 9));
    write(folder, "constant", header, months().stream().map(m -> m.substring(0, 8) + "5").toList());
    write(folder, "others", header, months().stream().map(m -> m + "1").toList());
    write(
        folder,
        "two",
        header + ",staff",
        months().stream().map(m -> m + "," + Math.floorMod(m.hashCode(), 17)).toList());
    write(folder, "names-alone", header, List.of());
  }

  private static List<String> changed(int line, String to) {
    List<String> lines = months();
    lines.set(line, to);
    return lines;
  }
}
