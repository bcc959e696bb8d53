package neva.classification;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import neva.dataset.ImageData;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.training.ConfigDifference;
import neva.training.Run;
import neva.training.Versions;

/**
 * What {@code config.json} of a classification run records.
 *
 * @param task always {@code classify}
 * @param data where the images came from, such as {@code cifar10:data}
 * @param chosen the classes of it that were asked for, none for all
 * @param fingerprint of the images and labels
 * @param height of the images in pixels
 * @param width of the images in pixels
 * @param channels 3 for red, green, blue; 1 for grey
 * @param classNames in the order of the labels
 * @param config every option
 * @param versions of Neva and of what it ran on
 */
public record ClassifierRun(
    String task,
    String data,
    List<String> chosen,
    String fingerprint,
    int height,
    int width,
    int channels,
    List<String> classNames,
    ClassifierConfig config,
    Map<String, String> versions) {

  private static final String TASK = "classify";

  static ClassifierRun of(ImageData data, ClassifierConfig config) throws IOException {
    return new ClassifierRun(
        TASK,
        data.source(),
        data.chosen(),
        data.fingerprint(),
        data.train().height(),
        data.train().width(),
        data.train().channels(),
        data.classNames(),
        config,
        Versions.here());
  }

  /**
   * Reads the record of an earlier run.
   *
   * @throws BadInputException when there is none, or it is of another task
   */
  public static ClassifierRun read(Run run) throws IOException {
    return run.config(TASK, ClassifierRun.class);
  }

  ImageShape shape() {
    return new ImageShape(height, width, channels);
  }

  /** Refuses to go on with other data or other options than the run began with. */
  void requireContinuable(ClassifierRun now) {
    if (!classNames.equals(now.classNames)) {
      throw new BadInputException(
          "The run began with the classes %s but they are now %s: restore the data, or start over."
              .formatted(classNames, now.classNames),
          Hint.KEEP_OR_START_OVER);
    }
    requireSameData(now.data, now.fingerprint, Hint.KEEP_OR_START_OVER);
    ConfigDifference.requireContinuable(config, now.config, config.training().schedule());
  }

  /**
   * Refuses other data than those that the run began with: what it was trained on may be in their
   * test set.
   */
  public void requireSameData(ImageData now) throws IOException {
    requireSameData(now.source(), now.fingerprint(), Hint.OTHER_DATA);
  }

  private void requireSameData(String nowData, String nowFingerprint, Hint hint) {
    if (!fingerprint.equals(nowFingerprint)) {
      throw new BadInputException(
          "The run began with %s (fingerprint %.12s) but the data are now %s (%.12s): restore the data."
              .formatted(data, fingerprint, nowData, nowFingerprint),
          hint);
    }
  }
}
