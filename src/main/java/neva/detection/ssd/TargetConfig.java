package neva.detection.ssd;

import neva.io.Check;

/**
 * What each anchor has to learn.
 *
 * @param matcher chooses its object
 * @param backgroundAsZeros whether the target of the background is "none of the classes" instead of
 *     the class 0
 * @param negativeWeight of the background in the classification loss
 */
public record TargetConfig(Matcher matcher, boolean backgroundAsZeros, double negativeWeight) {

  public TargetConfig {
    Check.notNegative("negativeWeight", negativeWeight);
  }
}
