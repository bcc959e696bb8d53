package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

  private static final List<String> FIELDS = List.of("file", "class", "probability");

  @TempDir Path folder;

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    try (ResultsFile results = ResultsFile.open(file.toString(), FIELDS)) {
      results.add(Map.of("file", "a,b.png", "class", "cat \"x\"", "probability", 0.25));
      results.addError("broken.png", "broken.png: cut off");
      results.complete();
    }
    return file;
  }

  @Test
  void writesCsvWithAColumnForErrors() throws IOException {
    assertThat(write("answers.csv"))
        .hasContent(
            """
            file,class,probability,error
            "a,b.png","cat ""x""\",0.25,
            broken.png,,,broken.png: cut off
            """);
  }

  @Test
  void writesJsonLines() throws IOException {
    assertThat(write("answers.jsonl"))
        .hasContent(
            """
            {"file":"a,b.png","class":"cat \\"x\\"","probability":0.25}
            {"file":"broken.png","error":"broken.png: cut off"}
            """);
  }

  @Test
  void leavesNothingWhenTheAnswersAreNotComplete() throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.writeString(file, "of yesterday");
    ResultsFile results = ResultsFile.open(file.toString(), FIELDS);
    results.add(Map.of("file", "a.png"));
    results.close();
    assertThat(file).hasContent("of yesterday");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void takesAllAndWritesNothingWhereNoneIsAskedFor() throws IOException {
    ResultsFile.check(null);
    try (ResultsFile results = ResultsFile.open(null, FIELDS)) {
      results.add(Map.of("file", "a.png"));
      results.complete();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesOtherEndings() {
    assertThatThrownBy(() -> ResultsFile.open("answers.txt", FIELDS))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--results must end with .csv or .jsonl, or be - for standard output, found answers.txt.");
  }
}
