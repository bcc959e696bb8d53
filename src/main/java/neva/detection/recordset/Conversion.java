package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.io.BadInputException;

/**
 * Turns a folder of pictures and their annotations into checked, sharded TFRecords that the Object
 * Detection API and Neva's detectors train on.
 *
 * <p>The folder {@code out} gets {@code train.record-00000-of-00001}, the same of {@code eval} when
 * the set is divided, {@code label_map.pbtxt}, {@code report.json} and {@code report.txt}. They
 * appear together when all are complete. The same input, options and seed give the same records,
 * byte for byte, whatever the number of threads.
 *
 * <pre>{@code
 * var source = new AnnotationSource(Kind.VOC, Path.of("images"), Path.of("annotations"));
 * ConversionReport report = Conversion.of(source, Path.of("records")).run();
 * }</pre>
 *
 * @param source pictures and annotations
 * @param labels the label map that gives every class its number; null to number those found by
 *     name, from 1
 * @param createLabels where that new label map is written, beside the one in {@code out}; null for
 *     there only
 * @param out a folder without records
 * @param split into training and evaluation
 * @param rules for the pictures
 * @param strict whether the first thing that is rejected or repaired ends the conversion
 * @param keepPartial whether pictures stay of whose objects some were rejected
 * @param threads that read, check and encode
 */
public record Conversion(
    AnnotationSource source,
    Path labels,
    Path createLabels,
    Path out,
    SplitConfig split,
    PictureRules rules,
    boolean strict,
    boolean keepPartial,
    int threads) {

  private static final int MOST_THREADS = 256;

  public Conversion {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new BadInputException(
          "threads must be from 1 to %d, found %d".formatted(MOST_THREADS, threads));
    }
    if (labels != null && createLabels != null) {
      throw new BadInputException("Expected a label map to read or one to create, found both.");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new BadInputException(
          "Expected a folder for the records but %s is a file. Name another.".formatted(out));
    }
  }

  /** Everything trains, the label map is made from the classes found, all processors work. */
  public static Conversion of(AnnotationSource source, Path out) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new Conversion(
        source, null, null, out, SplitConfig.NONE, PictureRules.UNCHANGED, false, false, threads);
  }

  public Conversion withLabels(Path file) {
    return new Conversion(
        source, file, createLabels, out, split, rules, strict, keepPartial, threads);
  }

  public Conversion withSplit(SplitConfig changed) {
    return new Conversion(
        source, labels, createLabels, out, changed, rules, strict, keepPartial, threads);
  }

  public Conversion withRules(PictureRules changed) {
    return new Conversion(
        source, labels, createLabels, out, split, changed, strict, keepPartial, threads);
  }

  public Conversion withStrict(boolean changed) {
    return new Conversion(
        source, labels, createLabels, out, split, rules, changed, keepPartial, threads);
  }

  public Conversion withKeepPartial(boolean changed) {
    return new Conversion(
        source, labels, createLabels, out, split, rules, strict, changed, threads);
  }

  public Conversion withThreads(int changed) {
    return new Conversion(
        source, labels, createLabels, out, split, rules, strict, keepPartial, changed);
  }

  /** Is told how far a conversion has come, on the thread that called it. */
  @FunctionalInterface
  public interface Progress {

    /** {@code done} of {@code of} pictures have been read and, where they are good, written. */
    void update(int done, int of);
  }

  /** Converts; see {@link #run(Progress)}. */
  public ConversionReport run() throws IOException {
    return run((done, of) -> {});
  }

  /**
   * Converts.
   *
   * @throws BadInputException when the source cannot be read, when the folder holds records, when
   *     nothing good is left (the report is then written alone), or at the first finding when
   *     strict; nothing is written otherwise
   * @throws IOException when reading or writing fails; nothing is written then
   */
  public ConversionReport run(Progress progress) throws IOException {
    return new Converter(this, progress).run();
  }
}
