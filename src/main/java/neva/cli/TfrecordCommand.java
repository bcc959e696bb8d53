package neva.cli;

import picocli.CommandLine.Command;

/** {@code neva tfrecord}. */
@Command(
    name = "tfrecord",
    description = "Make record files of annotated pictures, and look into them.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      TfrecordConvert.class,
      TfrecordValidate.class,
      TfrecordInspect.class,
      TfrecordPreview.class,
      TfrecordExtract.class
    })
final class TfrecordCommand {}
