package neva.cli;

import picocli.CommandLine.Command;

/** {@code neva forecast}. */
@Command(
    name = "forecast",
    description = "Train, evaluate, use and export forecasters of series.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ForecastTrain.class,
      ForecastEvaluate.class,
      ForecastPredict.class,
      ForecastExport.class
    })
final class ForecastCommand {}
