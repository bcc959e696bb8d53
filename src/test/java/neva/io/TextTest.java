package neva.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class TextTest {

  private static final String NUMBERS = "1,234.6 7 00003";

  @Test
  void readsTheSameInTheLocaleOfThisRun() {
    assertThat(Text.format("%,.1f %d %05d", 1234.56, 7, 3)).isEqualTo(NUMBERS);
  }

  @Test
  void countsOneAndMany() {
    assertThat(Text.count(1, "defect")).isEqualTo("1 defect");
    assertThat(Text.count(0, "defect")).isEqualTo("0 defects");
    assertThat(Text.count(1_234, "image")).isEqualTo("1,234 images");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG"})
  void readsOtherwiseWithoutIt(String language) {
    Locale locale = Locale.forLanguageTag(language);
    assertThat(String.format(locale, "%,.1f %d %05d", 1234.56, 7, 3)).isNotEqualTo(NUMBERS);
  }
}
