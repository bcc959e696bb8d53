package neva.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static Fingerprint print() {
    return new Fingerprint();
  }

  @Test
  void isTheSha256OfPlainBytes() {
    // The examples of FIPS 180-2.
    assertThat(print().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(print().add(new byte[] {'a'}).add(new byte[] {'b', 'c'}).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void tellsNumbersFromTheirBytes() {
    assertThat(print().add(5).hex())
        .isEqualTo(print().add(new byte[] {0, 0, 0, 1, 0, 0, 0, 5}).hex());
    assertThat(print().add(2.0).hex())
        .isEqualTo(print().add(new byte[] {0, 0, 0, 1, 0x40, 0, 0, 0, 0, 0, 0, 0}).hex());
  }

  @Test
  void tellsTextsThatAreDividedOtherwiseApart() {
    assertThat(
            List.of(
                print().add("ab").add("c").hex(),
                print().add("a").add("bc").hex(),
                print().add("abc").hex(),
                print().add(List.of("a", "bc")).hex()))
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsRowsThatAreDividedOtherwiseApart() {
    assertThat(print().add(1, 2).add(3).hex()).isNotEqualTo(print().add(1).add(2, 3).hex());
    assertThat(print().add(1.0, 2).add(3.0).hex()).isNotEqualTo(print().add(1.0).add(2.0, 3).hex());
  }
}
