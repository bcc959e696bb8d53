package neva.distortion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A random change of a batch of images, in which every image draws its own random values. */
@FunctionalInterface
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ColorDistortion.class, name = "colors"),
  @JsonSubTypes.Type(value = RandomBrightness.class, name = "brightness"),
  @JsonSubTypes.Type(value = RandomContrast.class, name = "contrast"),
  @JsonSubTypes.Type(value = RandomCrop.class, name = "crop"),
  @JsonSubTypes.Type(value = RandomFlip.class, name = "flip"),
  @JsonSubTypes.Type(value = RandomHue.class, name = "hue"),
  @JsonSubTypes.Type(value = RandomRotation.class, name = "rotation"),
  @JsonSubTypes.Type(value = RandomSaturation.class, name = "saturation"),
  @JsonSubTypes.Type(value = RandomVerticalFlip.class, name = "vertical-flip"),
  @JsonSubTypes.Type(value = NamedDistortion.class, name = "named")
})
public interface Distortion {

  /**
   * Adds the ops that distort {@code images} to the graph.
   *
   * @param images {@code [b, h, w, c]} in [0, 1]: red, green and blue, or grey alone; h, w and c
   *     known, b may be unknown
   * @param key {@code [2]}: seed and global step; the same key gives the same images
   * @return the distorted images
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key);

  /**
   * Registers a distortion of one's own under a name, which is what a run records of it. A program
   * that resumes the run does the same first.
   *
   * @param distortion random by the stateless ops of TensorFlow with its key, or one made of it, as
   *     seed: so a resumed training draws what it would have drawn
   * @return the distortion to train with
   */
  static Distortion named(String name, Distortion distortion) {
    NamedParts.register(Distortion.class, name, distortion);
    return new NamedDistortion(name);
  }
}
