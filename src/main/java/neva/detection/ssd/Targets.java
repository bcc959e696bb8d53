package neva.detection.ssd;

/**
 * What a network should answer for the anchors of a batch.
 *
 * @param images b
 * @param anchors a
 * @param boxes [b, a, 4], codes of the boxes; 0 where there is none
 * @param boxWeights [b, a], 0 where there is no box
 * @param classes [b, a], class numbers, 0 for the background, −1 for "none of the classes"
 * @param classWeights [b, a], 0 where the anchor is ignored
 */
public record Targets(
    int images,
    int anchors,
    float[] boxes,
    float[] boxWeights,
    int[] classes,
    float[] classWeights) {

  /** Room for the targets of a batch. */
  public Targets(int images, int anchors) {
    this(
        images,
        anchors,
        new float[images * anchors * 4],
        new float[images * anchors],
        new int[images * anchors],
        new float[images * anchors]);
  }
}
