package neva.detection.annotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.io.TextProto;

/**
 * Classes and their numbers, as the Object Detection API keeps them in {@code .pbtxt} files: {@code
 * item { id: 1 name: 'raccoon' }}. A class may have a name and another one for people: in the map
 * of COCO they are {@code /m/01g317} and {@code person}. It is found by either.
 */
public final class LabelMap {

  /** The one class that may have the number 0. */
  static final String BACKGROUND = "background";

  /**
   * A class.
   *
   * @param id from 1; 0 only for "background"
   * @param name of which each class has its own
   * @param displayName what people are shown; the name when the map gives none
   */
  public record Item(int id, String name, String displayName) {}

  private final List<Item> items;
  private final Map<String, Item> byName = new HashMap<>();
  private final Map<Integer, Item> byId = new HashMap<>();

  /** Items whose ids and names differ. */
  LabelMap(List<Item> items) {
    this.items = items.stream().sorted(Comparator.comparingInt(Item::id)).toList();
    Set<String> shared = addDisplayNames();
    shared.forEach(byName::remove);
    for (Item item : items) {
      byName.put(item.name, item);
      byId.put(item.id, item);
    }
  }

  /** Returns those that several classes have: they name none. */
  private Set<String> addDisplayNames() {
    Set<String> shared = new HashSet<>();
    for (Item item : items) {
      if (byName.put(item.displayName, item) != null) {
        shared.add(item.displayName);
      }
    }
    return shared;
  }

  /**
   * Numbers the names from 1.
   *
   * @throws BadInputException when a name is blank or there twice
   */
  public static LabelMap of(List<String> names) {
    List<Item> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new BadInputException(
            "Expected the names of classes to differ and not to be blank, found %s as number %d."
                .formatted(Reporter.quoted(name), items.size() + 1));
      }
      items.add(new Item(items.size() + 1, name, name));
    }
    return new LabelMap(items);
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException when there is no file, or no label map in it
   */
  public static LabelMap read(Path file) throws IOException {
    return parse(TextFile.at(AnnotationFiles.required(file)).text(), file.toString());
  }

  /**
   * Reads the text form of protocol buffers. Fields may come in any order, with commas, semicolons
   * or neither between them; fields other than id, name and display_name are passed over.
   *
   * @param where what messages call the text
   * @throws BadInputException naming the line, when it is no label map, has no item, an id below 1
   *     or an id or name twice
   */
  public static LabelMap parse(String text, String where) {
    return new LabelMap(new LabelMapParser(new TextProto(text, where)).items());
  }

  /** The number of the class with this name, or if there is none, with this display name. */
  public OptionalInt id(String name) {
    Item item = byName.get(name);
    return item == null ? OptionalInt.empty() : OptionalInt.of(item.id);
  }

  /** The number of an object's class, which must be here. */
  int required(AnnotatedObject object, AnnotatedImage image) {
    return id(object.name())
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s, object %d: expected a class of the label map%s, found %s."
                        .formatted(
                            image.filename(),
                            object.number(),
                            perhaps(object.name()),
                            Reporter.quoted(object.name()))));
  }

  /** For messages: the nearest name after a comma, or nothing. */
  String perhaps(String unknown) {
    return nearest(unknown).map(name -> ", perhaps " + Reporter.quoted(name)).orElse("");
  }

  /** The name of the class with this number. */
  public Optional<String> name(int id) {
    return Optional.ofNullable(byId.get(id)).map(Item::name);
  }

  /** What people are shown for a class. */
  public Optional<String> displayName(int id) {
    return Optional.ofNullable(byId.get(id)).map(Item::displayName);
  }

  /**
   * These classes and those of another map that are not here by name, which get the numbers from
   * {@code firstId} on.
   *
   * @param firstId above all numbers here
   */
  public LabelMap append(LabelMap other, int firstId) {
    List<Item> both = new ArrayList<>(items);
    int next = firstId;
    for (Item item : other.items) {
      if (id(item.name).isEmpty()) {
        both.add(new Item(next++, item.name, item.displayName));
      }
    }
    return new LabelMap(both);
  }

  /** By number. */
  public List<Item> items() {
    return items;
  }

  /** The highest number, 0 where there is no class. */
  public int highestId() {
    return items.stream().mapToInt(Item::id).max().orElse(0);
  }

  /**
   * The name or display name most like an unknown one, when it is so close that it may be meant.
   */
  public Optional<String> nearest(String unknown) {
    return Spelling.nearest(unknown, byName.keySet());
  }

  /** The map in the text form of protocol buffers; {@link #parse} reads the same map from it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Item item : items) {
      text.append("item {\n  id: ").append(item.id);
      text.append("\n  name: ").append(TextProto.quoted(item.name));
      if (!item.displayName.equals(item.name)) {
        text.append("\n  display_name: ").append(TextProto.quoted(item.displayName));
      }
      text.append("\n}\n");
    }
    return text.toString();
  }

  /** Writes {@link #text} as UTF-8; the file appears whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(text().getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the other one has the same classes with the same numbers. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LabelMap map && map.items.equals(items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return items.toString();
  }
}
