package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  @ParameterizedTest
  @CsvSource({
    "train, TRAINING",
    "TRAIN, TRAINING",
    "Training_Set, TRAINING",
    "trainset, TRAINING",
    "train-images, TRAINING",
    "trainImages, TRAINING",
    "images_train, TRAINING",
    "train2017, TRAINING",
    "train.csv, TRAINING",
    "seg_train, TRAINING",
    "Train_png, TRAINING",
    "val, VALIDATION",
    "valid, VALIDATION",
    "Validation, VALIDATION",
    "validation_set, VALIDATION",
    "eval, VALIDATION",
    "dev-set, VALIDATION",
    "test, TEST",
    "test_set, TEST",
    "Testing, TEST",
    "test.record, TEST",
    "test.csv.gz, TEST"
  })
  void knowsHowPeopleNameParts(String name, Part part) {
    assertThat(Part.ofName(name)).contains(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trains", "contest", "tester", "valley", "training wheels", "cat", "", "2017"})
  void otherNamesAreNoParts(String name) {
    assertThat(Part.ofName(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my train pictures", "train_test", "test-old-cats", "trainval"})
  void namesThatMentionAPartAreDoubtful(String name) {
    assertThat(Part.ofName(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"trains", "contest", "tester", "valley", "cat", "", "2017"})
  void otherWordsMentionNone(String name) {
    assertThat(Part.mentionedIn(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my train pictures", "train_test", "test-old-cats", "training wheels"})
  void tellsThatAPartIsMentioned(String name) {
    assertThat(Part.mentionedIn(name)).isNotEmpty();
  }
}
