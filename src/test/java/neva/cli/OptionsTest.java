package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for the options of every command. */
class OptionsTest {

  /** Of the whole command line, each before its subcommands. */
  static List<CommandSpec> commands() {
    List<CommandSpec> all = new ArrayList<>();
    add(new Neva().commandLine().getCommandSpec(), all);
    return all;
  }

  private static void add(CommandSpec command, List<CommandSpec> all) {
    all.add(command);
    command.subcommands().values().forEach(sub -> add(sub.getCommandSpec(), all));
  }

  private static Stream<OptionSpec> withValue(CommandSpec command) {
    return command.options().stream()
        .filter(option -> option.arity().max() > 0 && !isRequired(option));
  }

  /** In a group, picocli calls every option required, though the group may be left out. */
  private static boolean isRequired(OptionSpec option) {
    return option.group() == null ? option.required() : option.group().multiplicity().min() > 0;
  }

  @Test
  void theHelpOfEveryOptionShowsItsDefault() {
    List<String> without =
        commands().stream()
            .flatMap(OptionsTest::withValue)
            .filter(option -> !String.join(" ", option.description()).contains("(default: "))
            .map(option -> option.command().qualifiedName() + " " + option.longestName())
            .toList();
    assertThat(without).isEmpty();
  }

  @Test
  void theHelpLeavesNoVariableOpen() {
    List<String> open =
        commands().stream()
            .flatMap(command -> command.options().stream())
            .flatMap(option -> Stream.of(option.description()))
            .filter(line -> line.contains("${"))
            .toList();
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "classify train --batch 10, --batch is now --batch-size.",
    "detect train --batch=10, --batch is now --batch-size.",
    "forecast train --batch 10, --batch is now --batch-size.",
    "classify train --validation 0.2, --validation is now --validation-split.",
    "detect train --validation=0.2, --validation is now --validation-split.",
    "forecast train --validation 0.2, --validation is now --validation-split.",
    "classify train --keep 3, --keep is now --max-to-keep.",
    "detect train --train a.record --keep 3, --keep is now --max-to-keep.",
    "forecast train --keep 3, --keep is now --max-to-keep.",
    "forecast train --test 0.2, --test is now --test-split.",
    "forecast predict --run x --out y.csv, --out is now --results.",
  })
  void anOldNameIsRefusedWithTheNewOne(String line, String sentence) {
    Result refused = NevaHere.run(line);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).containsExactly("neva: " + sentence);
  }

  @Test
  void anOptionThatNeverHadAnotherNameIsUnknown() {
    assertThat(NevaHere.run("classify predict --batch 10 --run x y.png").err())
        .containsExactly("neva: Unknown option: '--batch'; see neva classify predict --help.");
  }

  @Test
  void anUnknownOptionIsNoFileOfTheOptionBefore() {
    assertThat(NevaHere.run("detect train --train a.record b.record --stepz 8").err())
        .containsExactly("neva: Unknown option: '--stepz'; see neva detect train --help.");
  }
}
