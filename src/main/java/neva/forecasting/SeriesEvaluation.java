package neva.forecasting;

import neva.series.Metrics;
import neva.series.Series;

/**
 * How the test part of a series was forecast.
 *
 * @param series all of it
 * @param testStart index of the first value of the test part
 * @param train the measures one step ahead on the training part
 * @param oneStep every value of the test part forecast from all before it
 * @param allAtOnce the whole test part forecast from its start
 * @param rolling several values ahead from many origins
 */
public record SeriesEvaluation(
    Series series,
    int testStart,
    Metrics train,
    Judgement oneStep,
    Judgement allAtOnce,
    Judgement rolling) {}
