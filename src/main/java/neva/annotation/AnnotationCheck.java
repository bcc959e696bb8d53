package neva.annotation;

import java.util.function.Consumer;
import neva.image.ImageHeader;

/** Holds what a source says of a picture against the picture's header and the label map. */
public final class AnnotationCheck {

  private final LabelMap labels;
  private final Consumer<Finding> findings;

  public AnnotationCheck(LabelMap labels, Consumer<Finding> findings) {
    this.labels = labels;
    this.findings = findings;
  }

  /** Boxes in pixels of the stored picture, the bad ones left out and reported. */
  public CheckedImage check(AnnotatedImage said, ImageHeader header) {
    throw new UnsupportedOperationException(labels + " " + findings);
  }
}
