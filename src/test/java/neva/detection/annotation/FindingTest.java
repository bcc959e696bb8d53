package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import neva.detection.annotation.Finding.Severity;
import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void isOneSentenceWithPlaceExpectationAndRemedy() {
    Finding finding =
        new Finding(
            "swapped corners",
            Severity.REPAIRED,
            "raccoon-17.xml",
            2,
            "xmin",
            "below xmax",
            "80 and 20",
            "repaired by swapping them");

    assertThat(finding.sentence())
        .isEqualTo(
            "raccoon-17.xml, object 2, xmin: expected below xmax, found 80 and 20; repaired by swapping them");
  }

  @Test
  void namesLinesOfTextsAndThePictureInAFileAboutSeveral() {
    assertThat(about("labels.csv", "raccoon-17.jpg").sentence())
        .isEqualTo("labels.csv, line 2 (raccoon-17.jpg): expected a, found b");
    assertThat(about("labels/raccoon-17.txt", "raccoon-17.jpg").sentence())
        .isEqualTo("labels/raccoon-17.txt, line 2: expected a, found b");
    assertThat(about("instances.json", "raccoon-17.jpg").sentence())
        .isEqualTo("instances.json, object 2 (raccoon-17.jpg): expected a, found b");
  }

  @Test
  void sendsNoControlCharactersToATerminal() {
    assertThat(about("a\u001b[2J\n.xml", "").sentence())
        .isEqualTo("a [2J .xml, object 2: expected a, found b");
  }

  private static Finding about(String file, String picture) {
    return new Finding("kind", Severity.NOTE, file, 2, "", "a", "b", "", picture);
  }
}
