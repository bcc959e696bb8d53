package neva.cli;

import picocli.CommandLine.Command;

/** {@code neva forecast}. */
@Command(
    name = "forecast",
    description = "Train, evaluate and export time series forecasters, and predict with them.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ForecastTrain.class,
      ForecastEvaluate.class,
      ForecastPredict.class,
      ForecastExport.class
    })
final class ForecastCommand {}
