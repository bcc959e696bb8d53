package neva.detection.recordset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import neva.detection.annotation.Finding;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.io.BadInputException;
import neva.io.FileTree;

/**
 * Converts sets in which one file is damaged, and reads damaged records. Whatever the damage, the
 * end is a report or one sentence, and what is written validates.
 */
final class MutatedInputs {

  private static final String[] ODD = {
    "NaN", "-1", "1e308", "99999999999999999999", "", "0", "\u0000", "\ufeff", "<!DOCTYPE a>",
        "&#0;",
    "../../x.jpg", "null", "[[[[", "\"", "\r\n", "1e-320", "é", "{", "}", "1,5"
  };

  private final Path folder;
  private final DrawnSet set;
  private int good;
  private int refused;

  /** In memory where there is such a folder: each conversion waits for the disk some times. */
  MutatedInputs() throws IOException {
    Path memory = Path.of("/dev/shm");
    folder =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "neva-mutated")
            : Files.createTempDirectory("neva-mutated");
    set = DrawnSet.draw(folder.resolve("set"), 3);
    for (Kind kind : Kind.values()) {
      set.source(kind);
    }
    Conversion.of(set.source(Kind.VOC), folder.resolve("records")).run();
  }

  /**
   * Tries the numbers {@code args[0]} to below {@code args[1]} and prints what it did.
   *
   * @throws AssertionError naming the number that ended in another way than it should
   */
  public static void main(String[] args) throws IOException {
    MutatedInputs inputs = new MutatedInputs();
    try {
      for (int number = Integer.parseInt(args[0]); number < Integer.parseInt(args[1]); number++) {
        inputs.tryOut(number);
      }
      System.out.printf("%d good, %d refused%n", inputs.good, inputs.refused);
    } finally {
      FileTree.delete(inputs.folder);
    }
  }

  private void tryOut(int number) throws IOException {
    Random random = new Random(number);
    long start = System.nanoTime();
    try {
      switch (number % 6) {
        case 0 -> convert(Kind.VOC, "voc", random);
        case 1 -> convert(Kind.COCO, "coco", random);
        case 2 -> convert(Kind.YOLO, "yolo", random);
        case 3 -> convert(Kind.CSV, "csv", random);
        case 4 -> convert(Kind.values()[random.nextInt(4)], "images", random);
        default -> readRecords(random);
      }
      good++;
    } catch (BadInputException e) {
      check(number, !e.getMessage().isBlank() && e.getMessage().length() < 2000, e);
      refused++;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      check(number, false, e);
    }
    check(number, System.nanoTime() - start < 30_000_000_000L, null);
  }

  private static void check(int number, boolean fine, Throwable e) {
    if (!fine) {
      throw new AssertionError("number " + number, e);
    }
  }

  private void convert(Kind kind, String mutated, Random random) throws IOException {
    Path out = folder.resolve("out");
    FileTree.delete(out);
    Path original = folder.resolve("set").resolve(mutated);
    Path file = pick(original, random);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, mutate(bytes, random));
    try {
      PictureRules rules = new PictureRules(random.nextBoolean(), random.nextInt(2) * 20);
      ConversionReport report =
          Conversion.of(set.source(kind), out)
              .withRules(rules)
              .withKeepPartial(random.nextBoolean())
              .withThreads(2)
              .run();
      checkResult(report, out);
    } finally {
      Files.write(file, bytes);
    }
  }

  private static Path pick(Path original, Random random) throws IOException {
    try (Stream<Path> tree = Files.walk(original)) {
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      return files.get(random.nextInt(files.size()));
    }
  }

  private static void checkResult(ConversionReport report, Path out) throws IOException {
    for (Finding finding : report.findings()) {
      String sentence = finding.sentence();
      if (sentence.contains("\n") || sentence.length() > 2000) {
        throw new IllegalStateException("no line of a report: " + sentence);
      }
    }
    List<Defect> defects = Validation.run(RecordSets.files(out), null, false, 1).defects();
    if (!defects.isEmpty()) {
      throw new IllegalStateException("written, but " + defects.get(0).sentence());
    }
  }

  private void readRecords(Random random) throws IOException {
    Path out = folder.resolve("out");
    FileTree.delete(out);
    Path file = folder.resolve("mutated.record");
    byte[] record = Files.readAllBytes(RecordSets.files(folder.resolve("records")).get(0));
    if (random.nextInt(4) == 0) {
      Files.write(file, mutate(record, random));
    } else {
      writeMutatedExamples(file, random);
    }
    List<Path> files = List.of(file);
    Validation.run(files, DrawnSet.LABELS, true, 1);
    switch (random.nextInt(3)) {
      case 0 -> Inspection.run(files).text();
      case 1 -> Preview.draw(files, 4);
      default -> Extraction.run(files, Kind.values()[random.nextInt(4)], out);
    }
  }

  /** The framing is whole, what it holds is not. */
  private void writeMutatedExamples(Path file, Random random) throws IOException {
    Files.deleteIfExists(file);
    StoredRecords.forEach(
        RecordSets.files(folder.resolve("records")),
        (from, number, record) -> {
          if (number == 1) {
            RecordSets.write(file, mutate(record, random));
          }
        });
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutated = bytes;
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutated = mutateOnce(mutated, random);
    }
    return mutated;
  }

  private static byte[] mutateOnce(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(random.nextBoolean() ? 8 : 200));
    byte[] odd = ODD[random.nextInt(ODD.length)].getBytes(StandardCharsets.UTF_8);
    byte[] part = Arrays.copyOfRange(bytes, at, end);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> spliced(bytes, at, end, new byte[0]);
      case 2 -> spliced(bytes, at, at, part);
      case 3 -> spliced(bytes, at, at, odd);
      case 4 -> spliced(bytes, at, end, odd);
      default -> {
        byte[] flipped = bytes.clone();
        for (int i = at; i < end; i++) {
          flipped[i] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
