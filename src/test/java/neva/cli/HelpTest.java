package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.checkpoint.Subprocess;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The help of every command, against the files in {@code src/test/resources/help} and against
 * {@code docs/commands.md}. After a change that is meant, {@code mvn test -Dtest=HelpTest
 * -Dneva.help.refresh=true} writes them anew.
 *
 * <p>All this runs without the native library.
 */
class HelpTest {

  private static final Path EXPECTED = Path.of("src/test/resources/help");
  private static final Path COMMANDS_PAGE = Path.of("docs/commands.md");
  private static final Pattern SECTION =
      Pattern.compile("(?s)(\n#{2,3} (neva[a-z ]*)\n(?:(?!\n#|```text).)*```text\n).*?(?=```)");
  private static final String END = "\f";

  private static final List<String> COMMANDS =
      OptionsTest.commands().stream().map(CommandSpec::qualifiedName).toList();

  private static final Map<String, String> HELP = new HashMap<>();

  @TempDir Path folder;

  /** Prints the help of all commands, which one process does as well as many. */
  static class PrintHelp {
    public static void main(String[] arguments) {
      Locale.setDefault(Locale.ROOT);
      System.setProperty("picocli.usage.width", "80");
      for (String command : COMMANDS) {
        String line = (command + " --help").replaceFirst("^neva ", "");
        int exitCode = Neva.execute(line.split(" "));
        System.out.print(exitCode == 0 ? END : "exit code " + exitCode);
      }
    }
  }

  @BeforeAll
  static void askForAll() throws Exception {
    Subprocess process = Subprocess.withoutNative(PrintHelp.class);
    String[] helps = process.output().split(END);
    assertThat(helps).as(process.output()).hasSameSizeAs(COMMANDS);
    for (int i = 0; i < helps.length; i++) {
      HELP.put(COMMANDS.get(i), helps[i]);
    }
  }

  static List<String> commands() {
    return COMMANDS;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAsOnFile(String command) throws Exception {
    Path file = EXPECTED.resolve(command.replace(' ', '-') + ".txt");
    if (Boolean.getBoolean("neva.help.refresh")) {
      Files.createDirectories(EXPECTED);
      Files.writeString(file, HELP.get(command));
    }
    assertThat(HELP.get(command)).isEqualToNormalizingNewlines(Files.readString(file));
  }

  /** Each command has a section, and the first block of text in it is its help. */
  @Test
  void theCommandsPageShowsTheHelpOfEveryCommand() throws Exception {
    String page = Files.readString(COMMANDS_PAGE);
    assertThat(SECTION.matcher(page).results().map(section -> section.group(2)))
        .containsExactlyInAnyOrderElementsOf(COMMANDS);
    String expected =
        SECTION
            .matcher(page)
            .replaceAll(
                section -> Matcher.quoteReplacement(section.group(1) + HELP.get(section.group(2))));
    if (Boolean.getBoolean("neva.help.refresh")) {
      Files.writeString(COMMANDS_PAGE, expected);
      page = expected;
    }
    assertThat(page).isEqualToNormalizingNewlines(expected);
  }

  @Test
  void tellsTheCommandsWhenNoneIsGiven() throws Exception {
    Result result = NevaProcess.runWithoutNative(folder);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Commands:");
  }

  @Test
  void listsACheckpointAndInspectsAModelWithoutNativeCode() throws Exception {
    Workshop.furnish(folder);
    Result list = NevaProcess.runWithoutNative(folder, "checkpoint", "list", "whole/checkpoints");
    assertThat(list.exitCode()).as(list.toString()).isZero();
    assertThat(list.out()).containsPattern("logits/weights +float32 +\\[128, 3\\]");

    Result export = NevaProcess.run(folder, "classify", "export", "--run", "whole");
    assertThat(export.exitCode()).as(export.toString()).isZero();
    Result inspect = NevaProcess.runWithoutNative(folder, "savedmodel", "inspect", "whole/export");
    assertThat(inspect.exitCode()).as(inspect.toString()).isZero();
    assertThat(inspect.out()).contains("Signature serving_default");
  }

  @Test
  void theSubprocessIndeedHasNoNativeLibrary() throws Exception {
    Workshop.furnishWithPictures(folder);
    String train = "classify train --data folder:pictures --steps 1";
    Result result = NevaProcess.runWithoutNative(folder, train.split(" "));
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err())
        .singleElement()
        .asString()
        .startsWith("neva: TensorFlow's native library does not load on ");
    assertThat(folder.resolve("runs")).doesNotExist();
  }
}
