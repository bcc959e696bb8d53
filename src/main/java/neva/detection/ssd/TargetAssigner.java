package neva.detection.ssd;

import java.util.Arrays;
import java.util.List;

/**
 * Turns the objects of a picture into what the network should answer for each anchor. One assigner
 * serves many threads at once.
 */
public final class TargetAssigner {

  private static final int NO_CLASS = -1;
  private static final int BACKGROUND_CLASS = 0;

  private final Anchors anchors;
  private final BoxCoder coder;
  private final TargetConfig config;

  public TargetAssigner(Anchors anchors, BoxCoder coder, TargetConfig config) {
    this.anchors = anchors;
    this.coder = coder;
    this.config = config;
  }

  /** The targets of a batch; a picture without objects is background everywhere. */
  public Targets assign(List<List<LabeledBox>> batch) {
    Targets targets = new Targets(batch.size(), anchors.size());
    for (int image = 0; image < batch.size(); image++) {
      assign(batch.get(image), targets, image);
    }
    return targets;
  }

  /** Writes the targets of one picture into those of a batch, at position {@code image}. */
  public void assign(List<LabeledBox> truths, Targets targets, int image) {
    int[] matches = config.matcher().match(truths, anchors);
    for (int anchor = 0; anchor < matches.length; anchor++) {
      int at = image * anchors.size() + anchor;
      if (matches[anchor] >= 0) {
        writeObject(truths.get(matches[anchor]), anchor, targets, at);
      } else {
        writeBackground(matches[anchor], targets, at);
      }
    }
  }

  private void writeObject(LabeledBox truth, int anchor, Targets targets, int at) {
    float[] code = coder.encode(truth.box(), anchors.get(anchor));
    System.arraycopy(code, 0, targets.boxes(), 4 * at, 4);
    targets.boxWeights()[at] = truth.weight();
    targets.classes()[at] = truth.classId();
    targets.classWeights()[at] = truth.weight();
  }

  private void writeBackground(int match, Targets targets, int at) {
    Arrays.fill(targets.boxes(), 4 * at, 4 * at + 4, 0);
    targets.boxWeights()[at] = 0;
    targets.classes()[at] = config.backgroundAsZeros() ? NO_CLASS : BACKGROUND_CLASS;
    targets.classWeights()[at] = match == Matcher.BACKGROUND ? (float) config.negativeWeight() : 0;
  }
}
