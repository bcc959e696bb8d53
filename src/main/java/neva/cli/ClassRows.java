package neva.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.classification.Prediction;

/**
 * The classes of pictures as rows of a {@link ResultsFile}: the most probable class, then the
 * probability of each, as columns with the names of the classes in CSV and as one object in JSON
 * lines.
 */
final class ClassRows implements Closeable {

  private static final String FILE = "file";
  private static final String CLASS = "class";
  private static final String PROBABILITY = "probability";
  private static final String PROBABILITIES = "probabilities";

  private final ResultsFile results;
  private final boolean objects;
  private final List<String> classNames;

  private ClassRows(ResultsFile results, boolean objects, List<String> classNames) {
    this.results = results;
    this.objects = objects;
    this.classNames = classNames;
  }

  /**
   * Begins the file.
   *
   * @param target what the option says, null for none
   */
  static ClassRows open(String target, List<String> classNames) throws IOException {
    boolean objects = target != null && target.endsWith(".jsonl");
    List<String> fields = new ArrayList<>(List.of(FILE, CLASS, PROBABILITY));
    if (objects) {
      fields.add(PROBABILITIES);
    } else {
      classNames.forEach(name -> fields.add(column(name)));
    }
    return new ClassRows(ResultsFile.open(target, fields), objects, classNames);
  }

  /** A class may be called like another column. */
  private static String column(String className) {
    return List.of(FILE, CLASS, PROBABILITY, ResultsFile.ERROR).contains(className)
        ? "class " + className
        : className;
  }

  void add(Path image, List<Prediction> mostProbableFirst) throws IOException {
    Map<String, Float> ofClass = new LinkedHashMap<>();
    classNames.forEach(name -> ofClass.put(name, null)); // in this order
    mostProbableFirst.forEach(p -> ofClass.put(p.className(), (float) p.probability()));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(FILE, image.toString());
    row.put(CLASS, mostProbableFirst.get(0).className());
    row.put(PROBABILITY, (float) mostProbableFirst.get(0).probability());
    if (objects) {
      row.put(PROBABILITIES, ofClass);
    } else {
      ofClass.forEach((name, probability) -> row.put(column(name), probability));
    }
    results.add(row);
  }

  /** Tells that a picture cannot be read and adds it. */
  void refuse(Path image, Exception reason) throws IOException {
    results.refuse(image, reason);
  }

  /** Says that all answers are there. */
  void complete() {
    results.complete();
  }

  @Override
  public void close() throws IOException {
    results.close();
  }
}
