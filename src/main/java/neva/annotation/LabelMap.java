package neva.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import neva.io.AtomicFile;

/** Classes and their numbers, as the Object Detection API keeps them in {@code .pbtxt} files. */
public final class LabelMap {

  /**
   * A class.
   *
   * @param id from 1; 0 only for "background"
   * @param displayName what people are shown; the name when the map gives none
   */
  public record Item(int id, String name, String displayName) {}

  private final List<Item> items;

  private LabelMap(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /** Numbers the names from 1. */
  public static LabelMap of(List<String> names) {
    return new LabelMap(
        IntStream.range(0, names.size())
            .mapToObj(i -> new Item(i + 1, names.get(i), names.get(i)))
            .toList());
  }

  public static LabelMap read(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  public static LabelMap parse(String text, String where) {
    throw new UnsupportedOperationException();
  }

  /** The number of the class with this name, or with this display name. */
  public OptionalInt id(String name) {
    return items.stream()
        .filter(i -> i.name().equals(name) || i.displayName().equals(name))
        .mapToInt(Item::id)
        .findFirst();
  }

  public Optional<String> name(int id) {
    return items.stream().filter(i -> i.id() == id).map(Item::name).findFirst();
  }

  public Optional<String> displayName(int id) {
    return items.stream().filter(i -> i.id() == id).map(Item::displayName).findFirst();
  }

  public List<Item> items() {
    return items;
  }

  /** The name most like an unknown one, when it is close. */
  public Optional<String> nearest(String unknown) {
    return Optional.empty();
  }

  /** The map in the text form of protocol buffers. */
  public String text() {
    return "";
  }

  public void write(Path file) throws IOException {
    AtomicFile.write(file, text());
  }
}
