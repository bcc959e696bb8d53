package neva.cli;

import picocli.CommandLine.Command;

@Command(
    name = "detect",
    description = "Train, evaluate, use and export detectors of objects (SSD MobileNet).",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DetectTrain.class,
      DetectEvaluate.class,
      DetectPredict.class,
      DetectExport.class
    })
final class DetectCommand {}
