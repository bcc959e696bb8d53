package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesSplitTest {

  private final Series series = SeriesOf.function(100, i -> i);

  @ParameterizedTest
  @CsvSource({"168, 0.9, 151", "43824, 0.9, 39441", "100, 0.29, 29", "100, 0.57, 57", "3, 0.5, 1"})
  void roundsTheTrainingPartDown(int length, double share, int train) {
    SeriesSplit split = SeriesOf.function(length, i -> i).split(share);
    assertThat(split.train().length()).isEqualTo(train);
    assertThat(split.heldOut().length()).isEqualTo(length - train);
  }

  @Property
  void partsAreTheWholeInOrder(@ForAll @IntRange(min = 1, max = 99) int n) {
    SeriesSplit split = series.holdOut(n);
    assertThat(split.train().series().values()).isEqualTo(series.head(100 - n).values());
    assertThat(split.heldOut().history().values()).isEqualTo(series.head(100 - n).values());
    assertThat(split.heldOut().series().values()).isEqualTo(series.slice(100 - n, 100).values());
    assertThat(split.heldOut().withHistory().values()).isEqualTo(series.values());
  }

  @Test
  void aTrainingPartIsSplitInTurn() {
    SeriesSplit inner = series.split(0.9).train().holdOut(20);
    assertThat(inner.train().length()).isEqualTo(70);
    assertThat(inner.heldOut().series().values()).startsWith(70).endsWith(89);
    assertThat(inner.heldOut().withHistory().length())
        .as("it sees nothing of the part held out before")
        .isEqualTo(90);
  }

  @Test
  void scalesAllPartsAlike() {
    SeriesSplit split = series.split(0.5);
    SeriesSplit scaled = split.scaled(MinMax.fit(split.train()));
    assertThat(scaled.train().series().value(49)).isEqualTo(1);
    assertThat(scaled.heldOut().series().value(49)).isEqualTo(99.0 / 49);
    assertThat(scaled.heldOut().history().value(49)).isEqualTo(1);
  }

  @Test
  void leavesNoPartEmpty() {
    assertThatThrownBy(() -> series.split(1.0))
        .isInstanceOf(BadInputException.class)
        .hasMessage("share must be at least 0 and below 1, found 1");
    assertThatThrownBy(() -> series.split(Double.NaN)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> series.split(0.001))
        .hasMessageStartingWith("Expected 101 values or more for holding out 100");
    assertThatThrownBy(() -> series.holdOut(0))
        .hasMessage("the held-out part must have 1 value or more, found 0");
  }
}
