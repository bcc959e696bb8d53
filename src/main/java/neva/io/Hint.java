package neva.io;

/**
 * What helps against bad input, for a front end to say in its own words: the command line names its
 * options. From Java the message of the exception says enough.
 */
public enum Hint {
  /** A run is in the directory: resume it, replace it, or take another directory. */
  RUN_EXISTS,
  /** Take another run directory. */
  OTHER_RUN,
  /** Leave the changed setting as it was, or replace the run. */
  KEEP_OR_START_OVER,
  /** Take other data. */
  OTHER_DATA,
  /** Replace the run. */
  START_OVER,
  /** Name the pipeline.config. */
  PIPELINE_CONFIG,
  /** Forecast plain values, not logarithms. */
  PLAIN_VALUES,
  /** Take other classes of the data. */
  OTHER_CLASSES,
  /** Take another network, whose windows are of another size. */
  OTHER_NETWORK,
  /** Start from another run, or change nothing that its network depends on. */
  OTHER_BASE,
  /** Hold fewer variables. */
  FREEZE_LESS
}
