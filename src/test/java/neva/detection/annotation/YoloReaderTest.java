package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neva.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YoloReaderTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  private void pictures(String... names) throws IOException {
    for (String name : names) {
      desk.put(name, "");
    }
  }

  private List<String> filenames(Path from, String images) throws IOException {
    return Annotations.readYolo(from, folder.resolve(images), desk).stream()
        .map(AnnotatedImage::filename)
        .toList();
  }

  @Test
  void readsBoxesAsShares() throws IOException {
    pictures("a.jpg", "b.png");
    desk.put("classes.txt", "cat\ndog\n\n");
    desk.put("a.txt", "1 0.5 0.25 0.5 0.5\r\n\r\n  0\t.5 5e-1 1 1.0  \n");
    desk.put("b.txt", "");

    assertThat(Annotations.readYolo(folder, folder, desk))
        .containsExactly(
            new AnnotatedImage(
                "a.jpg",
                "a.jpg",
                0,
                0,
                true,
                List.of(
                    AnnotatedObject.of(1, "dog", new Box(.25, 0, .75, .5)),
                    AnnotatedObject.of(3, "cat", new Box(0, 0, 1, 1))),
                folder.resolve("a.txt")),
            new AnnotatedImage("b.png", "b.png", 0, 0, true, List.of(), folder.resolve("b.txt")));
    desk.heardNothing();
  }

  @Test
  void saysWhatIsWrongWithALine() throws IOException {
    pictures("a.jpg");
    desk.put("obj.names", "cat");
    desk.put(
        "a.txt",
        """
        0 .5 .5 .1 .1
        0 .1 .1 .2 .1 .2 .2 .1 .2
        0 .5 .5
        7 .5 .5 .1 .1
        cat .5 .5 .1 .1
        0 .5 x .1 .1
        0 320 240 64 48
        """);

    AnnotatedImage image = Annotations.readYolo(folder, folder, desk).get(0);

    assertThat(image.objects()).hasSize(1);
    assertThat(image.rejected()).isEqualTo(6);
    desk.heard(
        "not a box | a.txt, line 2: expected five numbers (class, x and y of the centre, width, height), found 9, as outlines for segmentation have them; object left out",
        "not a box | a.txt, line 3: expected five numbers (class, x and y of the centre, width, height), found \"0 .5 .5\"; object left out",
        "unknown class | a.txt, line 4, class: expected the number of one of the named classes, found \"7\"; object left out",
        "unknown class | a.txt, line 5, class: expected the number of one of the named classes, found \"cat\"; object left out",
        "not a number | a.txt, line 6, y: expected a number, found \"x\"; object left out",
        "not a share | a.txt, line 7: expected shares of width and height, from 0 to 1, found \"0 320 240 64 48\"; object left out");
  }

  @Test
  void followsTheFoldersOfUltralytics() throws IOException {
    pictures("images/train/a.jpg", "images/val/a.png");
    desk.put("data.yaml", "train: images/train\nval: images/val\nnames: [cat]\n");
    desk.put("labels/train/a.txt", "0 .5 .5 1 1");
    desk.put("labels/val/a.txt", "");
    desk.put("README.txt", "not read");

    List<String> expected = List.of("train/a.jpg", "val/a.png");
    assertThat(filenames(folder.resolve("data.yaml"), "images")).isEqualTo(expected);
    assertThat(filenames(folder, "images")).isEqualTo(expected);
    assertThat(filenames(folder.resolve("labels"), "images")).isEqualTo(expected);
    assertThat(filenames(folder.resolve("labels/val"), "images/val")).containsExactly("a.png");
    assertThat(filenames(folder, "")).containsExactly("images/train/a.jpg", "images/val/a.png");
    desk.heardNothing();
  }

  @Test
  void followsTheFoldersOfRoboflow() throws IOException {
    pictures("train/images/a.jpg", "valid/images/b.jpg");
    desk.put("data.yaml", "nc: 1\nnames: ['cat']");
    desk.put("train/labels/a.txt", "0 .5 .5 1 1");
    desk.put("valid/labels/b.txt", "");
    desk.put("README.dataset.txt", "# Cats");

    assertThat(filenames(folder, "")).containsExactly("train/images/a.jpg", "valid/images/b.jpg");
    assertThat(filenames(folder.resolve("train"), "train/images")).containsExactly("a.jpg");
    desk.heardNothing();
  }

  @Test
  void followsTheFolderOfDarknetAndPassesItsListsOver() throws IOException {
    pictures("obj/a.jpg", "obj/val.jpg");
    desk.put("obj.names", "cat");
    desk.put("obj.data", "classes = 1");
    desk.put("train.txt", "obj/a.jpg");
    desk.put("obj/a.txt", "0 .5 .5 1 1");
    desk.put("obj/val.txt", "0 .5 .5 1 1");

    assertThat(filenames(folder.resolve("obj.names"), ""))
        .containsExactly("obj/a.jpg", "obj/val.jpg");
    desk.heardNothing();
  }

  @Test
  void readsATextForEveryPictureOfItsNameAndNamesOneThatIsMissing() throws IOException {
    pictures("images/a.jpg", "images/a.png");
    desk.put("classes.txt", "cat");
    desk.put("labels/a.txt", "0 .5 .5 1 1");
    desk.put("labels/b.txt", "0 .5 .5 1 1");

    assertThat(filenames(folder, "images")).containsExactly("a.jpg", "a.png", "b.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names: [cat, 'it''s', \"B\\u00e4r \\\"x\\\"\"]",
        "nc: 3\nnames:\n- cat\n- 'it''s' # odd\n- \"B\\xe4r \\\"x\\\"\"\nother: 1",
        "names:\r\n  - cat  # a comment\r\n\r\n  - it's\r\n  # another\r\n  - Bär \"x\"\r\nnc: 3",
        "path: ..\nnames:\n  0: cat\n  1: it's\n  2: Bär \"x\"\n",
        "'names': {2: 'Bär \"x\"', 0: cat, 1: \"it's\"} # map",
        "names: # below\n  [\n    cat, # first\n    it's,\n    'Bär \"x\"',\n  ]\n"
      })
  void readsTheNamesOfADataYaml(String yaml) {
    assertThat(YamlNames.parse(yaml, "data.yaml"))
        .isEqualTo(Map.of(0, "cat", 1, "it's", 2, "Bär \"x\""));
  }

  @Test
  void refusesADataYamlWithoutNames() {
    refuses(
        "nc: 3", "data.yaml: expected the key names with the names of the classes, found none.");
    refuses(
        "names:\nnc: 3",
        "data.yaml, line 2: expected a list or a map of names in names, found \"nc: 3\".");
    refuses("names: [a, b", "data.yaml, line 1: expected a comma or ] in names, found \"\".");
    refuses(
        "names: {a: b}",
        "data.yaml, line 1: expected the number of a class and a colon in names, found \": b}\".");
    assertThat(YamlNames.parse("names: []", "data.yaml")).isEmpty();
  }

  private static void refuses(String yaml, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> YamlNames.parse(yaml, "data.yaml"))
        .withMessage(message);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () -> Annotations.readYolo(Files.createDirectories(folder.resolve("x/y/z")), folder))
        .withMessageContaining("Expected data.yaml, classes.txt or obj.names");
    desk.put("classes.txt", "cat");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Annotations.readYolo(folder, folder))
        .withMessageContaining("Expected YOLO's text files");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Annotations.readYolo(folder, folder.resolve("none")))
        .withMessageContaining("Expected the folder of pictures");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Annotations.readYolo(desk.put("obj.data", ""), folder))
        .withMessageContaining("obj.data");
  }
}
