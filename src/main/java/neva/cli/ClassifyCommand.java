package neva.cli;

import picocli.CommandLine.Command;

@Command(
    name = "classify",
    description = "Train, evaluate, explain and export image classifiers, and predict with them.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ClassifyTrain.class,
      ClassifyEvaluate.class,
      ClassifyPredict.class,
      ClassifyExplain.class,
      ClassifyExport.class
    })
final class ClassifyCommand {}
