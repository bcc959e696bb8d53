package neva.forecasting;

import java.util.List;
import java.util.Map;
import neva.forecasting.method.CandidateScore;
import neva.forecasting.series.Series;

/**
 * How the test set of a series was forecast.
 *
 * @param series all of it
 * @param method what forecast it, such as "mean of theta, ets"
 * @param testStart index of the first value of the test set
 * @param deviation of the training values, the unit of z-scores
 * @param scores of the candidates on validation data; empty where nothing was compared
 * @param leftOut why methods are not among the others, by name
 * @param oneStep every value of the test set forecast from all before it
 * @param allAtOnce the whole test set forecast from its start
 * @param rolling the horizon ahead from many origins
 */
public record SeriesEvaluation(
    Series series,
    String method,
    int testStart,
    double deviation,
    List<CandidateScore> scores,
    Map<String, String> leftOut,
    Judgement oneStep,
    Judgement allAtOnce,
    Judgement rolling) {}
