package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static Map<Set<String>, int[]> draw(List<Set<String>> pictures, double share) {
    Map<String, Integer> counts = new HashMap<>();
    pictures.forEach(classes -> classes.forEach(name -> counts.merge(name, 1, Integer::sum)));
    Draw draw = new Draw(share, counts);
    Map<Set<String>, int[]> parts = new HashMap<>();
    for (Set<String> classes : pictures) {
      parts.computeIfAbsent(classes, c -> new int[2])[draw.next(classes).ordinal()]++;
    }
    return parts;
  }

  @Property
  void givesTheShareToTheNearestPicture(
      @ForAll @IntRange(min = 1, max = 500) int pictures,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    List<Set<String>> all = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      all.add(Set.of("raccoon"));
    }
    int[] parts = draw(all, share).get(Set.of("raccoon"));
    assertThat((double) parts[0]).isCloseTo(share * pictures, within(0.500001));
  }

  @Property(tries = 200)
  void givesTheShareToEveryClassAndTheWhole(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 0.95) double share) {
    Random random = new Random(seed);
    List<Set<String>> all = new ArrayList<>();
    int[] sizes = {3, 10, 40, 200, 25};
    for (int k = 0; k < sizes.length; k++) {
      for (int i = 0; i < sizes[k]; i++) {
        all.add(k == 4 ? Set.of() : Set.of("class " + k));
      }
    }
    Collections.shuffle(all, random);
    Map<Set<String>, int[]> parts = draw(all, share);
    int train = 0;
    for (int[] counts : parts.values()) {
      assertThat((double) counts[0]).isCloseTo(share * (counts[0] + counts[1]), within(1.5));
      train += counts[0];
    }
    assertThat((double) train).isCloseTo(share * all.size(), within(1.5));
  }

  @Test
  void countsAPictureForItsRarestClass() {
    List<Set<String>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(Set.of("dog", "unicorn"));
      all.addAll(List.of(Set.of("dog"), Set.of("dog"), Set.of("dog"), Set.of("dog")));
    }
    assertThat(draw(all, 0.8).get(Set.of("dog", "unicorn"))[1]).isEqualTo(2);
  }

  @Test
  void trainsOnEverythingWithAShareOfOne() {
    Map<Set<String>, int[]> parts = draw(List.of(Set.of("a"), Set.of("b"), Set.of()), 1);
    assertThat(parts.values()).allMatch(counts -> counts[1] == 0);
  }
}
