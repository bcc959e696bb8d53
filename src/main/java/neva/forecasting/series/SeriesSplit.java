package neva.forecasting.series;

/**
 * A series cut at a time: what came before it is trained on, what came after is forecast.
 *
 * <p>{@link TrainPart} and {@link HeldOut} are made by splitting alone, and whatever is fitted asks
 * for a {@code TrainPart}. So nothing is fitted to values that it will be judged by.
 *
 * @param train the first part
 * @param heldOut the last part
 */
public record SeriesSplit(TrainPart train, HeldOut heldOut) {

  /** Both parts on another scale, one that was fitted to the training set. */
  public SeriesSplit scaled(Scaling scaling) {
    return new SeriesSplit(train.scaled(scaling), heldOut.scaled(scaling));
  }
}
