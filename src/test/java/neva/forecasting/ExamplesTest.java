package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import neva.Javac;
import org.junit.jupiter.api.Test;

/** What javadoc and guides show of forecasting compiles. */
class ExamplesTest {

  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>", Pattern.DOTALL);
  private static final Pattern MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final List<String> PACKAGES =
      List.of(
          "java.nio.file",
          "java.util",
          "neva.forecasting",
          "neva.forecasting.series",
          "neva.forecasting.lstm",
          "neva.training",
          "neva.layer",
          "org.tensorflow",
          "org.tensorflow.ndarray",
          "org.tensorflow.types");

  private static final List<String> FILES =
      List.of(
          "src/main/java/neva/forecasting/Forecaster.java",
          "src/main/java/neva/forecasting/ServedForecaster.java",
          "docs/forecasting.md",
          "forecasting/README.md");

  @Test
  void compile() throws IOException {
    StringBuilder source = new StringBuilder();
    PACKAGES.forEach(name -> source.append("import %s.*;\n".formatted(name)));
    source.append("abstract class Examples {\n");
    int number = 0;
    for (String file : FILES) {
      List<String> examples = examples(file);
      assertThat(examples).as(file).isNotEmpty();
      for (String example : examples) {
        source.append("void run%d() throws Exception {\n%s\n}\n".formatted(number++, example));
      }
    }
    assertThat(Javac.errors(source.append("}").toString())).as(source.toString()).isEmpty();
  }

  private static List<String> examples(String file) throws IOException {
    Pattern pattern = file.endsWith(".md") ? MARKDOWN : JAVADOC;
    return pattern
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map(found -> found.group(1).replaceAll("(?m)^ \\* ?", "").replace("= …;", "= null;"))
        .toList();
  }
}
