package neva.cli;

import picocli.CommandLine.Command;

@Command(
    name = "classify",
    description = "Train, evaluate, use, explain and export image classifiers.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ClassifyTrain.class,
      ClassifyEvaluate.class,
      ClassifyPredict.class,
      ClassifyExplain.class,
      ClassifyExport.class
    })
final class ClassifyCommand {}
