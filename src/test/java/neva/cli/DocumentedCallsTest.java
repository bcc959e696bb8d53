package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The calls that README and guides show, against the options that there are. */
class DocumentedCallsTest {

  private static final String LAUNCHER = "./neva ";

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      List<Path> pages = new ArrayList<>(files.filter(f -> f.toString().endsWith(".md")).toList());
      pages.add(Path.of("README.md"));
      return pages;
    }
  }

  /** Lines that can be copied, without what a shell does about them. */
  private static List<String> calls(Path page) throws IOException {
    return Files.readString(page)
        .replaceAll("\\\\\n +", "")
        .lines()
        .flatMap(line -> Stream.of(line.strip().split(" && ")))
        .map(line -> line.replaceFirst(" +[#>|].*", "").replace("'", ""))
        .filter(call -> call.startsWith(LAUNCHER) && !call.contains("$"))
        .map(call -> call.substring(LAUNCHER.length()))
        .toList();
  }

  @Test
  void areUnderstood() throws IOException {
    CommandLine commandLine = new Neva().commandLine();
    int count = 0;
    for (Path page : pages()) {
      for (String call : calls(page)) {
        assertThatCode(() -> commandLine.parseArgs(call.split(" +")))
            .as("%s: %s", page, call)
            .doesNotThrowAnyException();
        count++;
      }
    }
    assertThat(count).isGreaterThan(50);
  }
}
