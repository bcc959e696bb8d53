package neva.forecasting;

import java.util.Map;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.Series;

/**
 * How the test set of a series was forecast.
 *
 * @param series all of it
 * @param testStart index of the first value of the test set
 * @param deviation of the values that were fitted to, the unit of z-scores
 * @param leftOut why baselines are not among the others, by name
 * @param train the measures one step ahead on the training set
 * @param oneStep every value of the test set forecast from all before it
 * @param allAtOnce the whole test set forecast from its start
 * @param rolling several values ahead from many origins
 */
public record SeriesEvaluation(
    Series series,
    int testStart,
    double deviation,
    Map<String, String> leftOut,
    ForecastMetrics train,
    Judgement oneStep,
    Judgement allAtOnce,
    Judgement rolling) {}
