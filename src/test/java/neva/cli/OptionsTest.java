package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What holds for the options of every command. */
class OptionsTest {

  private static List<CommandSpec> commands() {
    List<CommandSpec> all = new ArrayList<>();
    add(new CommandLine(new Neva()).getCommandSpec(), all);
    return all;
  }

  private static void add(CommandSpec command, List<CommandSpec> all) {
    all.add(command);
    command.subcommands().values().forEach(sub -> add(sub.getCommandSpec(), all));
  }

  private static Stream<OptionSpec> withValue(CommandSpec command) {
    return command.options().stream()
        .filter(option -> option.arity().max() > 0 && !option.hidden() && !option.required())
        .filter(option -> !isOneOfSeveralThatAreRequired(option.group()));
  }

  private static boolean isOneOfSeveralThatAreRequired(ArgGroupSpec group) {
    return group != null
        && (group.multiplicity().min() > 0 || isOneOfSeveralThatAreRequired(group.parentGroup()));
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
    "detect train --validation=0.2, --validation is now --validation-split.",
    "forecast train --keep 3, --keep is now --max-to-keep.",
    "forecast train --test 0.2, --test is now --test-split.",
  })
  void anOldNameIsRefusedWithTheNewOne(String line, String sentence) {
    assertThat(refused(line)).hasValue(sentence);
  }

  @Test
  void otherUnknownOptionsHaveNoNewName() {
    assertThat(refused("classify predict --batch 10 --run x y.png")).isEmpty();
    assertThat(refused("classify train --bach 10")).isEmpty();
  }

  private static Optional<String> refused(String line) {
    try {
      new CommandLine(new Neva()).parseArgs(line.split(" "));
      throw new AssertionError("not refused: " + line);
    } catch (UnmatchedArgumentException e) {
      return RenamedOption.sentence(e);
    }
  }
}
