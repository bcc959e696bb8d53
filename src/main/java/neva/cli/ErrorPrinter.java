package neva.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import neva.io.BadInputException;
import neva.layer.NativeLibraryException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into one sentence on standard error and an exit code. */
final class ErrorPrinter implements IExecutionExceptionHandler {

  private final Neva neva;

  ErrorPrinter(Neva neva) {
    this.neva = neva;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    print(sentence(e), e, command);
    return e instanceof BadInputException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** For what the machine lacks: memory, or a library. */
  int handle(Error e, CommandLine command) {
    String lacks =
        e instanceof OutOfMemoryError
            ? "Java ran out of memory, raise it with NEVA_JAVA_OPTS=-Xmx8g or use less data"
            : "A library on the class path is missing or has the wrong version";
    print("%s (%s; --debug shows where)".formatted(lacks, e.getMessage()), e, command);
    return ExitCode.SOFTWARE;
  }

  private void print(String sentence, Throwable e, CommandLine command) {
    command.getErr().println(command.getColorScheme().errorText("neva: " + sentence));
    if (neva.debug()) {
      e.printStackTrace(command.getErr());
    }
  }

  /** What went wrong, with the option that helps. */
  static String sentence(Exception e) {
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return "%s: %s".formatted(file.getClass().getSimpleName(), file.getFile());
    }
    if (e instanceof BadInputException bad) {
      return bad.getMessage() + bad.hint().map(hint -> " " + HintText.of(hint)).orElse("");
    }
    if (e instanceof IOException || e instanceof NativeLibraryException) {
      return e.getMessage();
    }
    return "%s (%s; --debug shows where)".formatted(e.getMessage(), e.getClass().getSimpleName());
  }
}
