package neva.cli;

import picocli.CommandLine.Command;

@Command(
    name = "detect",
    description =
        "Train, evaluate and export object detectors (SSD MobileNet), and predict with them.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DetectTrain.class,
      DetectEvaluate.class,
      DetectPredict.class,
      DetectExport.class
    })
final class DetectCommand {}
