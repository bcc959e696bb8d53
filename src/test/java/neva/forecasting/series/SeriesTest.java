package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class SeriesTest {

  private final Series series = SeriesOf.values(1, 2, 3, 4, 5).withExtra("x", 10, 20, 30, 40, 50);

  @Test
  void isNotChangedByTheArraysItIsMadeOfAndGivesOut() {
    double[] values = {1, 2};
    Series made = SeriesOf.values(values).withExtra("x", values);
    values[0] = 9;
    made.values()[0] = 9;
    made.column("x")[0] = 9;
    assertThat(made.values()).containsExactly(1, 2);
    assertThat(made.column("x")).containsExactly(1, 2);
  }

  @Test
  void hasPartsWithTheirTimesAndColumns() {
    Series part = series.slice(1, 4).slice(1, 3);
    assertThat(part.values()).containsExactly(3, 4);
    assertThat(part.value(1)).isEqualTo(4);
    assertThat(part.column("x")).containsExactly(30, 40);
    assertThat(part.time().label(0)).isEqualTo("2000-03");
    assertThat(part.withExtra("z", 7, 8).column("x")).containsExactly(30, 40);
    assertThat(part.scaled(new MinMax(3, 4)).values()).containsExactly(0, 1);
    assertThatThrownBy(() -> part.value(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part.value(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesValuesThatAreNoNumbersOrTooFew() {
    assertThatThrownBy(() -> SeriesOf.values(1, Double.NaN))
        .hasMessage("values of y must be finite, found NaN at 2000-02");
    assertThatThrownBy(() -> series.withExtra("z", 1, 2))
        .hasMessage("values of z must be as many as times, 5, found 2");
    assertThatThrownBy(() -> series.withExtra("x", 1, 2, 3, 4, 5))
        .hasMessage("Expected every column once but x is named twice.");
    assertThatThrownBy(() -> series.column("z"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Expected a column z but the series has [y, x].");
  }

  @Test
  void saysHowLongItMustBe() {
    assertThat(series.requireLength(5, "anything")).isSameAs(series);
    assertThatThrownBy(() -> series.withId("north").requireLength(36, "lookback 24 and horizon 12"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected 36 values or more for lookback 24 and horizon 12 but y of north has 5."
                + " Give a longer series or ask for less.");
  }

  @Test
  void refusesToBeConstant() {
    assertThat(series.requireVariation()).isSameAs(series);
    assertThatThrownBy(() -> SeriesOf.values(4, 4, 4).requireVariation())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected values that differ but y is 4.0 throughout, from 2000-01 to 2000-03. Forecast another column.");
  }

  @Test
  void isKnownByTheFingerprintOfAllThatItHolds() {
    Series same = SeriesOf.values(1, 2, 3, 4, 5).withExtra("x", 10, 20, 30, 40, 50);
    assertThat(same.fingerprint()).isEqualTo(series.fingerprint()).hasSize(64);
    assertThat(SeriesOf.values(0, 1, 2).slice(1, 3).fingerprint())
        .as("a part equals a series of its own")
        .isEqualTo(Series.of("y", SeriesOf.months(3).slice(1, 3), 1, 2).fingerprint());
    List<Series> others =
        List.of(
            series.withId("other"),
            series.head(4),
            series.slice(1, 5),
            series.withExtra("z", 0, 0, 0, 0, 0),
            SeriesOf.values(1, 2, 3, 4, 5).withExtra("x", 10, 20, 30, 40, 51),
            SeriesOf.values(1, 2, 3, 4, 5).withExtra("w", 10, 20, 30, 40, 50),
            Series.of("z", SeriesOf.months(5), 1, 2, 3, 4, 5).withExtra("x", 10, 20, 30, 40, 50));
    assertThat(others).extracting(Series::fingerprint).doesNotHaveDuplicates();
    assertThat(others).extracting(Series::fingerprint).doesNotContain(series.fingerprint());
  }

  @Test
  void knowsSomeColumnsBeyondItsEnd() {
    Series known = series.withFuture("promo", 1, 2, 3, 4, 5, 6, 7);
    assertThat(known.futures()).containsExactly("promo");
    assertThat(known.extras()).containsExactly("x");
    assertThat(known.knownAhead()).isEqualTo(2);
    Series part = known.slice(1, 3).withExtra("z", 0, 0).scaled(new Log());
    assertThat(part.future("promo", 0, 6)).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(part.knownAhead()).isEqualTo(4);
    assertThat(known.fingerprint()).isNotEqualTo(series.fingerprint());
    assertThat(known.head(3).fingerprint())
        .isEqualTo(series.head(3).withFuture("promo", 1, 2, 3, 9).fingerprint());
  }

  @Test
  void saysHowFarAColumnIsKnown() {
    Series known = series.withFuture("promo", 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> known.future("promo", 0, 8))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected values of promo up to 2000-08 for y but they end at 2000-06."
                + " Give those of the future, or forecast fewer steps.");
    assertThatThrownBy(() -> known.future("x", 0, 3))
        .hasMessage("Expected a column x that is known for the future but the series has [promo].");
    assertThatThrownBy(() -> known.withExtra("promo", 1, 2, 3, 4, 5))
        .hasMessage("Expected every column once but promo is named twice.");
    assertThatThrownBy(() -> series.withFuture("promo", 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isSortedByWhetherThereIsSomethingToLearn() {
    Series flat = SeriesOf.values(0, 0, 0).withId("a");
    Series brief = SeriesOf.values(1, 2).withId("b");
    Trainable sorted = Trainable.of(List.of(flat, series, brief, brief.withId("c")), 3);
    assertThat(sorted.series()).containsExactly(series);
    assertThat(sorted.constant()).containsExactly(flat);
    assertThat(sorted.notices())
        .containsExactly(
            "y of a is constant: it is forecast as it is.",
            "2 series are too short to learn from: y of b, y of c.");
  }
}
