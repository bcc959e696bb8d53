package neva.training;

/**
 * How a training ended.
 *
 * @param firstStep steps that were done before this session
 * @param step steps done in all
 * @param end why it ended
 * @param bestStep step of the best evaluation, 0 without validation data
 * @param best the watched metric there, NaN without validation data
 * @param timings of this session
 */
public record Outcome(
    long firstStep, long step, End end, long bestStep, double best, Timings timings) {

  /** Whether there was nothing left to do. */
  public boolean wasFinished() {
    return firstStep == step && end != End.INTERRUPTED;
  }

  /** Why a training ended. */
  public enum End {
    /** All steps done. */
    COMPLETE,
    /** A listener found that there is nothing left to learn, as {@link EarlyStopping} does. */
    FINISHED_EARLY,
    /** Asked to stop; the state is saved. */
    INTERRUPTED
  }
}
