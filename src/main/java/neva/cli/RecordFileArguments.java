package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.tfrecord.Shards;
import picocli.CommandLine.Parameters;

/** The record files that a command reads. */
final class RecordFileArguments {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Record files: names, globs such as 'train.record-*', or train.record@10.")
  private List<String> patterns;

  List<Path> files() throws IOException {
    return Shards.expand(patterns);
  }
}
