package neva.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ByteSearchTest {

  @Property(tries = 500)
  void findsWhatALoopOverBytesFinds(
      @ForAll long seed,
      @ForAll @IntRange(max = 150) int length,
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 4) int found) {
    var random = new Random(seed);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextBoolean() ? 0xfe : random.nextInt(255)); // all but FF
    }
    for (int i = 0; i < found && length > 0; i++) {
      bytes[random.nextInt(length)] = (byte) 0xff;
    }
    int expected = Math.min(from, length);
    while (expected < length && bytes[expected] != -1) {
      expected++;
    }
    assertThat(ByteSearch.indexOfFf(bytes, Math.min(from, length))).isEqualTo(expected);
  }
}
