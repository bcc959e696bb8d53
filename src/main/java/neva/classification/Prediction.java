package neva.classification;

import neva.io.Text;

/**
 * One class and how probable it is.
 *
 * @param className as in the training data
 * @param probability 0 to 1
 */
public record Prediction(String className, double probability) {

  @Override
  public String toString() {
    return Text.format("%-20s %6.2f%%", className, 100 * probability);
  }
}
