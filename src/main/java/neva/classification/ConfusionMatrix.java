package neva.classification;

import java.util.Arrays;
import java.util.List;
import neva.io.Text;

/**
 * How often images of each class were taken for each class.
 *
 * @param classNames in the order of the labels
 * @param counts [true class][predicted class]
 */
public record ConfusionMatrix(List<String> classNames, int[][] counts) {

  /** Counts predictions against the truth; both are labels. */
  static ConfusionMatrix of(List<String> classNames, int[] truth, int[] predicted) {
    int[][] counts = new int[classNames.size()][classNames.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(classNames, counts);
  }

  /** Share of all images that were classified correctly; NaN without images. */
  public double accuracy() {
    int right = 0;
    for (int label = 0; label < counts.length; label++) {
      right += counts[label][label];
    }
    return (double) right / Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** Of the images named as this class, the share that belong to it; NaN when none was. */
  public double precision(int label) {
    int named = Arrays.stream(counts).mapToInt(row -> row[label]).sum();
    return (double) counts[label][label] / named;
  }

  /** Of the images of this class, the share that were named so; NaN when there is none. */
  public double recall(int label) {
    return (double) counts[label][label] / images(label);
  }

  /** Harmonic mean of precision and recall; 0 when none of the class was classified correctly. */
  public double f1(int label) {
    if (counts[label][label] == 0) {
      return 0;
    }
    return 2 / (1 / precision(label) + 1 / recall(label));
  }

  /** How many images belong to this class. */
  public int images(int label) {
    return Arrays.stream(counts[label]).sum();
  }

  /** The counts with a header row and a header column. */
  public String csv() {
    StringBuilder csv = new StringBuilder("true\\predicted," + String.join(",", quoted()) + "\n");
    for (int label = 0; label < counts.length; label++) {
      csv.append(quoted().get(label));
      for (int count : counts[label]) {
        csv.append(',').append(count);
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private List<String> quoted() {
    return classNames.stream().map(name -> '"' + name.replace("\"", "\"\"") + '"').toList();
  }

  /** Precision, recall and F1 of each class as a table, and the accuracy. */
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder(
            "%-20s %9s %9s %9s %8s%n".formatted("class", "precision", "recall", "F1", "images"));
    for (int label = 0; label < counts.length; label++) {
      table.append(
          Text.format(
              "%-20s %9.4f %9.4f %9.4f %8d%n",
              classNames.get(label), precision(label), recall(label), f1(label), images(label)));
    }
    return table.append(Text.format("accuracy %.4f%n", accuracy())).toString();
  }
}
