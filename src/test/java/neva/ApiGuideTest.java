package neva;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/api.md names what there is. */
class ApiGuideTest {

  private static final String IMPORTS =
      """
      import java.awt.image.BufferedImage;
      import java.nio.file.Path;
      import java.util.List;
      import neva.checkpoint.*;
      import neva.classification.*;
      import neva.dataset.*;
      import neva.layer.*;
      import neva.tensorboard.*;
      import neva.training.*;
      """;

  /** What the page says that there is. */
  private static final String FIELDS =
      """
      ImageData data;
      ClassifierConfig config;
      TrainingConfig t;
      ImageClassifier classifier;
      Run run;
      Path folder;
      byte[] pixels;
      int[] labels;
      List<String> names;
      ImageSet images;
      BufferedImage picture;
      List<BufferedImage> pictures;
      List<Layer> block;
      List<Layer> shortcut;
      FrozenVariables frozen;
      Metric metric;
      Network network;
      """;

  private static final Pattern ROW = Pattern.compile("(?m)^\\| .* \\| (.*) \\|$");

  /** A call or a construction; commands and links are none. */
  private static final Pattern CODE =
      Pattern.compile("`((?:new )?[A-Za-z][^`…]*\\([^`…]*\\))(?=`)");

  private static List<String> codes() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/api.md")))
        .results()
        .flatMap(row -> CODE.matcher(row.group(1)).results())
        .map((MatchResult code) -> code.group(1))
        .toList();
  }

  @Test
  void everyCallCompiles() throws IOException {
    StringBuilder source = new StringBuilder(IMPORTS + "abstract class Examples {\n" + FIELDS);
    source.append("void run() throws Exception {\n");
    assertThat(codes()).hasSizeGreaterThan(30);
    codes().forEach(code -> source.append(code).append(";\n"));
    assertThat(Javac.errors(source.append("}}").toString())).as(source.toString()).isEmpty();
  }
}
