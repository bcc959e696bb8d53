package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitFileTest {

  @TempDir Path folder;

  private SplitFile read(String text) throws IOException {
    return SplitFile.read(Files.writeString(folder.resolve("split.csv"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.jpg,train\nsub/b c.jpg,eval\n",
        "a.jpg;train\r\nsub/b c.jpg;eval",
        "\ufefffilename\tpart\na.jpg\ttrain\nsub/b c.jpg\ttest\n",
        "# parts\n\na.jpg train\nsub/b c.jpg val\n",
        "filename,width,class,train\na.jpg,1,cat,train\na.jpg,2,dog,train\n\"sub/b c.jpg\",1,,VALID"
      })
  void readsWhatPeopleWrite(String text) throws IOException {
    SplitFile split = read(text);
    assertThat(split.part("a.jpg")).contains(RecordPart.TRAIN);
    assertThat(split.part("sub/b c.jpg")).contains(RecordPart.EVAL);
    assertThat(split.part("c.jpg")).isEmpty();
  }

  @Test
  void knowsPicturesInFoldersByTheirBareName() throws IOException {
    assertThat(read("b.jpg,eval").part("sub/b.jpg")).contains(RecordPart.EVAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.jpg,train;b.jpg,maybe     | train or eval at the end | maybe   | line 2
          a.jpg                       | a picture and train or eval | a.jpg | line 1
          a.jpg,train;a.jpg,eval      | one part for a.jpg       | train and eval | line 2
          a.jpg,"train                | closed quotes            | a.jpg   | line 1
          """)
  void namesTheLineThatIsWrong(String lines, String expected, String found, String line) {
    assertThatThrownBy(() -> read(lines.replace(";", "\n")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining(found)
        .hasMessageContaining("split.csv, " + line);
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Path file = folder.resolve("split.csv");
    Files.write(file, "ä.jpg,train".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SplitFile.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> SplitFile.read(folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none; name another.");
  }
}
