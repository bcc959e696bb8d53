package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import neva.cli.NevaProcess.Result;
import neva.io.Hint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@Tag("locale")
class HintTextTest {

  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  @ParameterizedTest
  @EnumSource
  void namesOptionsThatThereAre(Hint hint) {
    Set<String> named = new TreeSet<>();
    OPTION.matcher(HintText.of(hint)).results().forEach(found -> named.add(found.group()));
    assertThat(options(new CommandLine(new Neva()))).containsAll(named);
    assertThat(named).isNotEmpty();
  }

  private static Set<String> options(CommandLine command) {
    Set<String> options = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
    command.getSubcommands().values().forEach(sub -> options.addAll(options(sub)));
    return options;
  }

  @Test
  void standsBehindTheMessageOfTheLibrary(@TempDir Path folder) throws Exception {
    Result result = NevaHere.run("classify evaluate --run " + folder);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .containsExactly(
            "neva: Expected a run directory with config.json but found none in %s. Name another --run."
                .formatted(folder));
  }
}
