package neva.forecasting.lstm;

/**
 * A training example: steps of a series in a row.
 *
 * @param series which one
 * @param start index of the first step
 * @param counted from this step on the forecasts count, in steps from the start
 * @param from index of the first value whose forecasts count
 * @param to index after the last
 */
record Chunk(int series, int start, int counted, int from, int to) {

  /** Whether the forecast of the value at an index, made at step {@code t}, counts. */
  boolean counts(int t, int index) {
    return t >= start + counted && index >= from && index < to;
  }
}
