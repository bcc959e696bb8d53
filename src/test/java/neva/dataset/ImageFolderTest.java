package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFolderTest {

  @TempDir Path dir;

  private final List<String> warnings = new ArrayList<>();

  private Path picture(String name, Color colour) throws IOException {
    var image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 35; i++) {
      image.setRGB(i % 7, i / 7, colour.getRGB());
    }
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private ImageData read() throws IOException {
    return ImageFolder.read(dir, 4, 4, warnings::add);
  }

  private AbstractThrowableAssert<?, ?> assertRejected() {
    return assertThatThrownBy(this::read).isInstanceOf(BadInputException.class);
  }

  @Test
  void namesTheClassesAfterTheirFolders() throws IOException {
    picture("dog/a.png", Color.BLUE);
    picture("cat/a.png", Color.RED);
    var train = read().train().inMemory();
    assertThat(train.classNames()).containsExactly("cat", "dog");
    assertThat(train.className(0)).isEqualTo("cat");
    assertThat(train.image(0).getRGB(3, 3)).isEqualTo(Color.RED.getRGB());
    assertThat(train.image(1).getRGB(0, 0)).isEqualTo(Color.BLUE.getRGB());
    assertThat(warnings).isEmpty();
  }

  @Test
  void holdsATenthOfEveryClassOutAsTest() throws IOException {
    for (int i = 0; i < 20; i++) {
      picture("cat/" + i + ".png", new Color(i, 0, 0));
      picture("dog/" + i + ".png", new Color(0, i, 0));
    }
    var data = read();
    assertThat(data.train().size()).isEqualTo(36);
    assertThat(data.test().labels()).containsExactly(0, 0, 1, 1);
    assertThat(data.fingerprint()).isEqualTo(read().fingerprint());
  }

  @Test
  void keepsTheSplitOfTrainAndTestFolders() throws IOException {
    picture("train/cat/a.png", Color.RED);
    picture("train/dog/a.png", Color.BLUE);
    picture("train/frog/a.png", Color.GREEN);
    picture("test/dog/b.png", Color.CYAN);
    picture("test/frog/b.png", Color.GREEN);
    var data = read();
    assertThat(data.train().size()).isEqualTo(3);
    assertThat(data.test().labels()).containsExactly(1, 2);
    assertThat(data.test().inMemory().image(0).getRGB(0, 0)).isEqualTo(Color.CYAN.getRGB());
  }

  @Test
  void skipsWhatIsNoPictureWithAWarning() throws IOException {
    picture("cat/a.png", Color.RED);
    picture("dog/a.png", Color.BLUE);
    picture("dog/deeper/b.png", Color.BLUE);
    Files.writeString(dir.resolve("cat/notes.txt"), "meow");
    Files.writeString(dir.resolve("README.md"), "read me");
    Files.writeString(dir.resolve("cat/.DS_Store"), "");
    Files.createDirectory(dir.resolve("empty"));
    var data = read();
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(data.classNames()).containsExactly("cat", "dog");
    assertThat(warnings)
        .containsExactly(
            "Skipped "
                + dir.resolve("README.md")
                + ": a picture belongs into the folder of its class.",
            "Skipped "
                + dir.resolve("cat/notes.txt")
                + ": not a PNG, JPEG, GIF, BMP or TIFF by its name.",
            "Skipped "
                + dir.resolve("dog/deeper")
                + ": folders within the folder of a class are not read.",
            "Skipped " + dir.resolve("empty") + ": there is no picture in it.");
  }

  @Test
  void namesThePictureThatDoesNotDecode() throws IOException {
    picture("cat/a.png", Color.RED);
    picture("dog/a.png", Color.BLUE);
    Path text = Files.writeString(dir.resolve("dog/b.jpg"), "no picture");
    assertRejected()
        .hasMessage(
            "Expected a picture but was 10 bytes that do not decode (expected a JPEG, PNG, GIF, BMP"
                + " or TIFF picture, found text that begins with \"no picture\") in %s. Replace the file or take"
                + " it away.",
            text);
    byte[] whole = Files.readAllBytes(dir.resolve("cat/a.png"));
    Files.write(text, Arrays.copyOf(whole, whole.length / 2));
    assertRejected().hasMessageContaining(text.toString());
  }

  @Test
  void rejectsAFolderThatIsNotThere() {
    assertThatThrownBy(() -> ImageFolder.read(dir.resolve("none"), 4, 4, warnings::add))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected a folder of pictures but found none at")
        .hasMessageContaining("Give every class a folder of its own");
  }

  @Test
  void rejectsFewerThanTwoClasses() throws IOException {
    assertRejected().hasMessageContaining("but was none in " + dir);
    picture("cat/a.png", Color.RED);
    assertRejected().hasMessageContaining("but was only cat in " + dir);
  }

  @Test
  void rejectsATestClassThatIsNotTrained() throws IOException {
    for (String name : List.of("train/cat", "train/dog", "test/cat", "test/cow")) {
      picture(name + "/a.png", Color.RED);
    }
    assertRejected()
        .hasMessageContaining("Expected the classes of the training set, [cat, dog], but was cow");
  }

  @Test
  void readsTheClassesInsideGroups() throws IOException {
    picture("pet/cat/a.png", Color.RED);
    picture("pet/dog/a.png", Color.BLUE);
    picture("wild/wolf/a.png", Color.GRAY);
    picture("frog/a.png", Color.GREEN);
    assertThat(read().classNames()).containsExactly("frog", "cat", "dog", "wolf");
    assertThat(warnings).isEmpty();
  }

  @Test
  void tellsClassesOfOneNameApartByTheirGroups() throws IOException {
    for (String name :
        List.of(
            "train/pet/cat",
            "train/wild/cat",
            "train/wild/wolf",
            "test/wild/cat",
            "test/wild/wolf")) {
      picture(name + "/a.png", Color.RED);
    }
    var data = read();
    assertThat(data.classNames()).containsExactly("pet/cat", "wild/cat", "wild/wolf");
    assertThat(data.test().labels()).containsExactly(1, 2);
  }

  @Test
  void readsWhatAListFixes() throws IOException {
    picture("cat/a.png", Color.RED);
    picture("cat/b.png", Color.PINK);
    picture("dog/a.png", Color.BLUE);
    picture("dog/b.png", Color.BLUE);
    Files.writeString(dir.resolve("cat/notes.txt"), "not listed");
    Path list = dir.resolve("split.csv");
    Files.writeString(list, "path,part\ndog/a.png,train\ncat/b.png,train\ncat/a.png,test\n");
    var data = read();
    assertThat(data.train().labels()).containsExactly(1, 0);
    assertThat(data.test().inMemory().image(0).getRGB(0, 0)).isEqualTo(Color.RED.getRGB());
    assertThat(data.source()).isEqualTo("folder:" + dir);
    assertThat(data.flippable()).isTrue();
    assertThat(warnings).isEmpty();
    Files.writeString(list, "path,label\ndog/a.png,pet\ncat/b.png,pet\ncat/a.png,best\n");
    assertThat(read().classNames()).containsExactly("best", "pet");
    Files.writeString(list, "path,part\ndog/c.png,train\n");
    assertRejected().hasMessageContaining("no file \"dog/c.png\" at " + list + ", line 2");
    Files.writeString(list, "part\ntrain\n");
    assertRejected().hasMessageContaining("Expected a column path or filename or image");
  }

  @Test
  void namesTheClassesOfAListAsThoseOfItsFolders() throws IOException {
    for (String name : List.of("pet/cat", "wild/cat", "wild/wolf")) {
      picture(name + "/a.png", Color.RED);
      picture(name + "/b.png", Color.BLUE);
    }
    List<String> asFolders = read().classNames();
    Path list = dir.resolve("split.csv");
    String rows = "wild/wolf/a.png\npet/cat/a.png\nwild/cat/a.png\n";
    Files.writeString(list, "path\n" + rows + rows.replace("/a", "/b"));
    assertThat(read().classNames())
        .isEqualTo(asFolders)
        .containsExactly("pet/cat", "wild/cat", "wild/wolf");
    picture("c.png", Color.RED);
    Files.writeString(list, "path\nc.png\n" + rows);
    assertRejected().hasMessageContaining("a picture in the folder of its class but was c.png");
  }

  private void part(String folder, Color cat, Color dog) throws IOException {
    picture(folder + "/cat/a.png", cat);
    picture(folder + "/dog/a.png", dog);
  }

  private static int colour(ImageSet images, int i) throws IOException {
    return images.get(i).image().getRGB(1, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "train, val, test",
    "Training_Set, Validation_Set, Test_Set",
    "seg_train, valid, seg_test",
    "TRAIN, dev-images, Testing",
    "train/train, val/val, test/test",
    "Train_png, Val_png, Test_png"
  })
  void readsThreePartsHoweverTheyAreNamed(String train, String validation, String test)
      throws IOException {
    part(train, Color.RED, Color.BLUE);
    part(validation, Color.GREEN, Color.CYAN);
    part(test, Color.PINK, Color.GRAY);
    ImageData data = read();
    assertThat(data.classNames()).containsExactly("cat", "dog");
    assertThat(colour(data.train(), 1)).isEqualTo(Color.BLUE.getRGB());
    assertThat(colour(data.validation(), 1)).isEqualTo(Color.CYAN.getRGB());
    assertThat(colour(data.test(), 1)).isEqualTo(Color.GRAY.getRGB());
    assertThat(data.part(data.measured())).isSameAs(data.test());
    assertThat(warnings).isEmpty();
  }

  @Test
  void measuresOnTheValidationPartWhereThereIsNoTestPart() throws IOException {
    part("train", Color.RED, Color.BLUE);
    part("val", Color.GREEN, Color.CYAN);
    ImageData data = read();
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(data.validation().size()).isEqualTo(2);
    assertThat(data.test().size()).isZero();
    assertThat(data.measured()).isEqualTo(Part.VALIDATION);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).startsWith("Found no test set in " + dir);
  }

  @Test
  void cutsTheTestPartFromALoneTrainingPart() throws IOException {
    part("train", Color.RED, Color.BLUE);
    picture("train/cat/b.png", Color.RED);
    picture("train/dog/b.png", Color.BLUE);
    ImageData data = read();
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(data.test().labels()).containsExactly(0, 1);
    assertThat(data.validation().size()).isZero();
    assertThat(warnings)
        .containsExactly(
            "Found no test set in "
                + dir
                + ": a tenth of every class of the training set takes its place.");
  }

  @Test
  void tellsWhatLiesBesideTheParts() throws IOException {
    part("train", Color.RED, Color.BLUE);
    part("valid", Color.RED, Color.BLUE);
    part("more", Color.RED, Color.BLUE);
    picture("test/1.png", Color.RED);
    assertThat(read().train().size()).isEqualTo(2);
    assertThat(warnings)
        .startsWith(
            "Skipped " + dir.resolve("more") + ": the parts are train and valid.",
            "Skipped " + dir.resolve("test") + ": there are no folders of classes in it.");
  }

  @Test
  void refusesTwoFoldersOfOnePartAndPartsWithoutATrainingPart() throws IOException {
    part("val", Color.RED, Color.BLUE);
    assertRejected()
        .hasMessageContaining("a folder of the training set, such as train, but found only val");
    part("valid", Color.RED, Color.BLUE);
    assertRejected()
        .hasMessageContaining("one folder of the validation set but found val and valid in");
  }

  @ParameterizedTest
  @CsvSource({"train/1, test/1", "cat/train/1, cat/test/1", "my_train_pics/a/1, my_test_pics/a/1"})
  void refusesPartsThatWouldBecomeClasses(String one, String other) throws IOException {
    picture(one + ".png", Color.RED);
    picture(other + ".png", Color.BLUE);
    assertRejected()
        .hasMessageContaining("parts with the folders of their classes inside")
        .hasMessageContaining("test")
        .hasMessageContaining(dir.toString());
  }

  @Test
  void tellsOfAClassThatIsNamedAsAPart() throws IOException {
    picture("train/a.png", Color.RED);
    picture("bus/a.png", Color.BLUE);
    assertThat(read().classNames()).containsExactly("bus", "train");
    assertThat(warnings)
        .containsExactly(
            "Took train in "
                + dir
                + " for a class, though it may be meant as a part: move it away if it is none.");
  }

  @Test
  void readsThePartsThatAListSays() throws IOException {
    part("p", Color.RED, Color.BLUE);
    String rows = "p/cat/a.png,%1$s%np/dog/a.png,%1$s%n";
    String list = "path,part%n" + rows + rows.replace("1$", "2$") + rows.replace("1$", "3$");
    Files.writeString(dir.resolve("split.csv"), list.formatted("Train", "val", "TEST"));
    ImageData data = read();
    for (Part part : Part.values()) {
      assertThat(data.part(part).labels()).containsExactly(0, 1);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void refusesAListWhoseFoldersAreParts() throws IOException {
    part("train", Color.RED, Color.BLUE);
    part("test", Color.RED, Color.BLUE);
    Files.writeString(
        dir.resolve("split.csv"), "path\ntrain/cat/a.png\ntrain/dog/a.png\ntest/cat/a.png\n");
    assertRejected().hasMessageContaining("but found test and train in");
  }

  @Test
  void saysThatALinkLeadsNowhere() throws IOException {
    picture("cat/a.png", Color.RED);
    picture("dog/a.png", Color.BLUE);
    Path link = Files.createSymbolicLink(dir.resolve("cat/b.png"), dir.resolve("gone.png"));
    assertRejected().hasMessageStartingWith("Expected a picture but %s is a link to nothing", link);
    Files.delete(link);
    Path folder = Files.createSymbolicLink(dir.resolve("cow"), dir.resolve("gone"));
    assertThat(read().classNames()).containsExactly("cat", "dog");
    assertThat(warnings).containsExactly("Skipped " + folder + ": it is a link to nothing.");
  }

  @Test
  void decodesPicturesWhenTheyAreAskedForWhereTheFolderIsOpened() throws IOException {
    for (int i = 0; i < 20; i++) {
      picture("cat/" + i + ".png", new Color(10 * i, 0, 0));
      picture("dog/" + i + ".png", new Color(0, 10 * i, 0));
    }
    ImageData lazy = ImageFolder.open(dir, 4, 4, warnings::add);
    ImageData read = read();
    for (Part part : Part.values()) {
      assertThat(lazy.part(part)).isInstanceOf(ImageFiles.class);
      assertThat(lazy.part(part).inMemory().fingerprint()).isEqualTo(read.part(part).fingerprint());
    }
    assertThat(lazy.source()).isEqualTo(read.source());
    for (int i = 0; i < 20; i++) {
      picture("cat/" + i + ".png", Color.WHITE);
    }
    assertThat(colour(lazy.train(), 0)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void rejectsSizesBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageFolder.read(dir, 0, 4, warnings::add))
        .withMessage("height must be positive, found 0");
  }
}
