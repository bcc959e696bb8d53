package neva.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class RecordsTest {

  private record Point(int x, double y) {
    Point {
      Check.notNegative("x", x);
    }
  }

  @Test
  void changesOneComponentAndNoOther() {
    assertThat(Records.with(new Point(1, 2), "y", 3.5)).isEqualTo(new Point(1, 3.5));
  }

  @Test
  void theRecordChecksItsNewValue() {
    assertThatThrownBy(() -> Records.with(new Point(1, 2), "x", -1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("x must be 0 or more, found -1");
  }

  @Test
  void refusesWhatIsNoComponent() {
    assertThatThrownBy(() -> Records.with(new Point(1, 2), "z", 3))
        .hasMessage("Point has no component z");
  }
}
