package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import neva.checkpoint.SharedData;
import neva.detection.annotation.LabelMap.Item;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMapTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item { id: 1 name: 'raccoon' display_name: \"Raccoon\" }",
        "item{name:\"raccoon\"id:1,display_name:'Raccoon';}",
        "item: {\n  display_name: 'Raccoon',\n  id: 1,\n  name: 'raccoon',\n},",
        "# classes\nitem < id 1 name 'rac' \"coon\" # two pieces\n display_name: 'Rac\\143oon' >",
        "item [ { id: 1; name: 'raccoon'; display_name: 'Raccoon' } ]",
        "version: 2\nitem {\n id: 1\n keypoints { id: 7 label: 'eye }' } frequency: FREQUENT\n"
            + " instance_count: 1.5e3 tags: ['a', 'b'] name: 'raccoon' display_name: 'Raccoon' }",
        "\titem {\r\n  id:   1\r\n  name: 'raccoon'\r\n  display_name: 'Raccoon'\r\n}"
      })
  void readsTheFormsThatCirculate(String text) {
    LabelMap map = LabelMap.parse(text, "map");

    assertThat(map.items()).containsExactly(new Item(1, "raccoon", "Raccoon"));
  }

  @Test
  void findsAClassByNameAndByDisplayName() {
    LabelMap map =
        LabelMap.parse("item { name: '/m/01g317' id: 1 display_name: 'person' }", "coco");

    assertThat(map.id("/m/01g317")).hasValue(1);
    assertThat(map.id("person")).hasValue(1);
    assertThat(map.id("Person")).isEmpty();
    assertThat(map.name(1)).contains("/m/01g317");
    assertThat(map.displayName(1)).contains("person");
    assertThat(map.name(2)).isEmpty();
  }

  @Test
  void takesADisplayNameForAMissingNameAndTheOtherWayRound() {
    LabelMap map =
        LabelMap.parse("item { id: 1 display_name: 'cat' } item { id: 4 name: 'dog' }", "map");

    assertThat(map.name(1)).contains("cat");
    assertThat(map.displayName(4)).contains("dog");
  }

  @Test
  void prefersNamesAndDoesNotChooseAmongSharedDisplayNames() {
    LabelMap map =
        LabelMap.parse(
            "item { id: 1 name: 'a' display_name: 'b' } item { id: 2 name: 'b' }"
                + "item { id: 3 name: 'c' display_name: 'x' }"
                + "item { id: 4 name: 'd' display_name: 'x' }",
            "map");

    assertThat(map.id("b")).hasValue(2);
    assertThat(map.id("x")).isEmpty();
  }

  @Test
  void keepsNumbersThatAreNotConsecutive() {
    LabelMap map =
        LabelMap.parse("item { id: 90 name: 'toothbrush' } item { id: 13 name: 'sign' }", "map");

    assertThat(map.items()).extracting(Item::id).containsExactly(13, 90);
  }

  @Test
  void letsOnlyTheBackgroundHaveNumberZero() {
    assertThat(LabelMap.parse("item { id: 0 name: 'background' }", "map").id("background"))
        .hasValue(0);
    refuses(
        "item {\n id: 0\n name: 'cat' }",
        "map, line 1: expected an id from 1 on (0 is for the name background alone), found id 0.");
  }

  @Test
  void namesTheLineOfWhatIsWrong() {
    refuses(
        "item { id: 1 name: 'a' }\nitem { id: 1 name: 'b' }",
        "map, line 2: expected ids and names that differ, found id 1 as in line 1.");
    refuses(
        "item { id: 1 name: 'a' }\n\nitem { id: 2 name: 'a' }",
        "map, line 3: expected ids and names that differ, found name \"a\" as in line 1.");
    refuses(
        "item {\n  id: one\n}", "map, line 2, column 7: expected a whole number, found \"one\".");
    refuses(
        "item {\n  id: 1\n  name: 'cat\n}",
        "map, line 3, column 9: expected a closing ' in the same line, found \"'cat\".");
    refuses(
        "item { name: 'cat' }",
        "map, line 1: expected an item with an id and a name, found one without an id.");
    refuses(
        "item { id: 1 id: 2 name: 'a' }",
        "map, line 1: expected one id in an item, found another.");
    refuses(
        "item {\n id: 1\n name: 'a'\n",
        "map, line 4, column 1: expected the name of a field, found the end of the text.");
    refuses(
        "",
        "map, line 1, column 1: expected an item { id: 1 name: \"…\" }, found the end of the text.");
    refuses(
        "{\"cat\": 1}",
        "map, line 1, column 1: expected the name of a field, found \"{\"cat\": 1}\".");
    refuses(
        "item { id: 1 name: '\\377' }",
        "map, line 1, column 20: expected UTF-8 and escapes of it, found other bytes.");
  }

  @Test
  void doesNotOverflowTheStackOnDeepNesting() {
    refuses(
        "item { x ".replace("x ", "x {".repeat(1_000_000)),
        "map, line 1, column 3000008: expected a value, found the end of the text.");
  }

  private static void refuses(String text, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> LabelMap.parse(text, "map"))
        .withMessageStartingWith(message);
  }

  @Test
  void readsOtherEncodingsAndEscapesOfBytes() throws IOException {
    Path utf16 = folder.resolve("a.pbtxt");
    Files.write(utf16, "\uFEFFitem { id: 1 name: 'Bär' }".getBytes(StandardCharsets.UTF_16LE));
    assertThat(LabelMap.read(utf16).id("Bär")).hasValue(1);

    assertThat(LabelMap.parse("item { id: 1 name: 'B\\303\\244r \\u00e4\\x41' }", "map").name(1))
        .contains("Bär äA");
  }

  @Test
  void writesAFileThatItReads() throws IOException {
    LabelMap map = LabelMap.of(List.of("raccoon", "it's \"quoted\"\n\\", "浣熊 🦝"));
    Path file = folder.resolve("label_map.pbtxt");

    map.write(file);

    assertThat(LabelMap.read(file)).isEqualTo(map);
    assertThat(Files.readString(file)).startsWith("item {\n  id: 1\n  name: \"raccoon\"\n}\n");
  }

  @Test
  void refusesNamesThatCannotBeToldApart() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> LabelMap.of(List.of("cat", "cat")))
        .withMessageContaining("found \"cat\" as number 2");
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> LabelMap.of(List.of(" ")));
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> LabelMap.read(folder.resolve("none.pbtxt")))
        .withMessageContaining("none.pbtxt");
  }

  @Test
  void suggestsANameThatIsCloseAndNoOther() {
    LabelMap map = LabelMap.of(List.of("raccoon", "cat", "traffic light", "dog"));

    assertThat(map.nearest("racoon")).contains("raccoon");
    assertThat(map.nearest("Raccoon")).contains("raccoon");
    assertThat(map.nearest("Trafic_Light")).contains("traffic light");
    assertThat(map.nearest("cats")).contains("cat");
    assertThat(map.nearest("act")).contains("cat");
    assertThat(map.nearest("cow")).isEmpty();
    assertThat(map.nearest("")).isEmpty();
    assertThat(map.nearest("x".repeat(100_000))).isEmpty();
  }

  @Test
  void readsTheMapsOfTheObjectDetectionApi() throws IOException {
    LabelMap coco = LabelMap.read(SharedData.file("od_api_samples/mscoco_label_map.pbtxt"));
    assertThat(coco.items()).hasSize(80);
    assertThat(coco.id("person")).hasValue(1);
    assertThat(coco.id("toothbrush")).hasValue(90);
    assertThat(coco.displayName(18)).contains("dog");

    assertThat(LabelMap.read(SharedData.file("od_api_samples/pascal_label_map.pbtxt")).items())
        .hasSize(20);
    assertThat(LabelMap.read(SharedData.file("od_api_samples/pet_label_map.pbtxt")).items())
        .hasSize(37);
  }

  @Property(tries = 500)
  void readsBackWhatItWrites(@ForAll("maps") LabelMap map) {
    assertThat(LabelMap.parse(map.text(), "map")).isEqualTo(map);
  }

  @Provide
  Arbitrary<LabelMap> maps() {
    Arbitrary<Integer> ids = Arbitraries.integers().between(1, 1000);
    Arbitrary<String> names =
        Arbitraries.strings()
            .withChars("ab \"'\\\n\r\t\u0001{}#:;,äé漢")
            .ofMinLength(1)
            .ofMaxLength(12)
            .filter(name -> !name.isBlank());
    return ids.set()
        .ofMinSize(1)
        .ofMaxSize(8)
        .flatMap(
            set ->
                names
                    .set()
                    .ofSize(2 * set.size())
                    .map(both -> map(set, new ArrayList<>(new LinkedHashSet<>(both)))));
  }

  private static LabelMap map(Set<Integer> ids, List<String> names) {
    List<Item> items = new ArrayList<>();
    for (int id : ids) {
      items.add(new Item(id, names.get(2 * items.size()), names.get(2 * items.size() + 1)));
    }
    return new LabelMap(items);
  }
}
