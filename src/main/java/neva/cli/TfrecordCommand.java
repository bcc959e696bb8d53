package neva.cli;

import picocli.CommandLine.Command;

/** {@code neva tfrecord}. */
@Command(
    name = "tfrecord",
    description = "Convert annotated images to TFRecord files, and inspect them.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      TfrecordConvert.class,
      TfrecordValidate.class,
      TfrecordInspect.class,
      TfrecordPreview.class,
      TfrecordExtract.class
    })
final class TfrecordCommand {}
