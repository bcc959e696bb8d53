package neva;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java code that documentation quotes after a comment such as {@code <!-- examples/OwnLoss.java
 * -->} is that of the example: what stands between {@code // begin} and {@code // end}, where they
 * are, or the whole file.
 */
class QuotesTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final int MOST_LINES = 60;

  private static final Pattern QUOTE =
      Pattern.compile("<!-- (examples/\\S+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  private static final Pattern REGION =
      Pattern.compile("^ *// begin\\n(.*?)^ *// end$", Pattern.DOTALL | Pattern.MULTILINE);

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<MatchResult> quotes(Path document) throws IOException {
    return QUOTE.matcher(Files.readString(document)).results().toList();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(files(Path.of("docs"), ".md"));
    documents.add(Path.of("README.md"));
    return documents;
  }

  private static String quoted(Path example) throws IOException {
    String source = Files.readString(example);
    Matcher region = REGION.matcher(source);
    String code = region.find() ? region.group(1) : source;
    return code.stripTrailing().stripIndent() + "\n";
  }

  @Test
  void areAsInTheExample() throws IOException {
    for (Path document : documents()) {
      for (MatchResult quote : quotes(document)) {
        assertThat(quote.group(2))
            .as("%s in %s", quote.group(1), document)
            .isEqualTo(quoted(Path.of(quote.group(1))));
      }
    }
  }

  @Test
  void everyExampleIsQuotedOrNamed() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path document : documents()) {
      all.append(Files.readString(document));
    }
    for (Path example : files(EXAMPLES, ".java")) {
      assertThat(all.indexOf(EXAMPLES + "/" + example.getFileName()))
          .as("%s", example)
          .isPositive();
    }
  }

  @Test
  void anExampleIsAPage() throws IOException {
    for (Path example : files(EXAMPLES, ".java")) {
      assertThat(Files.readAllLines(example))
          .as(example.toString())
          .hasSizeLessThan(MOST_LINES + 1);
    }
  }
}
