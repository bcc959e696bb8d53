package neva.series;

/**
 * A series cut at two times.
 *
 * @param train the first part, to fit
 * @param validation the middle part, to choose by
 * @param test the last part, to judge by
 */
public record ThreeWaySplit(TrainPart train, HeldOut validation, HeldOut test) {

  /** All parts on another scale, one that was fitted to the training part. */
  public ThreeWaySplit scaled(Scaling scaling) {
    return new ThreeWaySplit(
        train.scaled(scaling), validation.scaled(scaling), test.scaled(scaling));
  }
}
