package neva.detection.sample;

/**
 * How pictures are changed at random, each time anew: mirrored, cropped as SSD does, and recoloured
 * after they were scaled.
 *
 * @param flip whether half of the pictures are mirrored
 * @param crop whether pictures are cropped, see {@link SsdRandomCrop}
 * @param colours how they are recoloured, {@link Recolouring#NONE} for not at all
 */
public record Augmentation(boolean flip, boolean crop, Recolouring colours) {

  /** Pictures as they are. */
  public static final Augmentation NONE = new Augmentation(false, false, Recolouring.NONE);

  /** As the published SSD MobileNets were trained. */
  public static final Augmentation SSD = new Augmentation(true, true, Recolouring.NONE);
}
