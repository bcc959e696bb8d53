package neva.detection.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import neva.io.BadInputException;
import neva.io.TextProto;
import neva.io.TextProto.Place;
import neva.io.TextProto.Scalar;

/**
 * A message of the text form of protocol buffers: fields with their places. It remembers which of
 * them were asked for, so that the others can be named.
 */
final class TextMessage {

  /** Real files have a tenth of it; a damaged one must not overflow the stack. */
  private static final int DEEPEST = 100;

  private static final Pattern WINDOWS_PATH = Pattern.compile("(?:[A-Za-z]:|\\\\)\\\\.*");

  /** A field; its value is a {@link TextMessage} or a {@link Scalar}. */
  private static final class Field {
    final String name;
    final Place place;
    final Object value;
    boolean asked;

    Field(String name, Place place, Object value) {
      this.name = name;
      this.place = place;
      this.value = value;
    }
  }

  private final TextProto text;
  private final Place place;
  private final int depth;
  private final Consumer<String> warnings;
  private final List<Field> fields = new ArrayList<>();

  private TextMessage(TextProto text, Place place, int depth, Consumer<String> warnings) {
    this.text = text;
    this.place = place;
    this.depth = depth;
    this.warnings = warnings;
  }

  /**
   * Reads a whole text.
   *
   * @param warnings take what {@link #warn}, {@link #expect} and {@link #unasked} say
   * @throws BadInputException naming line and column, where it is malformed
   */
  static TextMessage parse(TextProto text, Consumer<String> warnings) {
    TextMessage root = new TextMessage(text, text.place(), 0, warnings);
    while (!text.atEnd()) {
      root.readField();
    }
    return root;
  }

  private void readField() {
    Place start = text.place();
    String name = text.field();
    if (!text.accept('[')) {
      fields.add(new Field(name, start, readValue()));
      return;
    }
    while (!text.accept(']')) {
      fields.add(new Field(name, start, readValue()));
    }
  }

  private Object readValue() {
    if (!text.atMessage()) {
      return text.scalar();
    }
    if (depth == DEEPEST) {
      throw text.unexpected("messages that are nested less deep");
    }
    TextMessage message = inner(text.place());
    char end = text.openMessage();
    while (!text.accept(end)) {
      message.readField();
    }
    return message;
  }

  private TextMessage inner(Place place) {
    return new TextMessage(text, place, depth + 1, warnings);
  }

  private Stream<Field> all(String name) {
    return fields.stream().filter(field -> field.name.equals(name)).peek(f -> f.asked = true);
  }

  /** The last one counts, as protocol buffers have it. */
  private Optional<Field> last(String name) {
    return all(name).reduce((first, second) -> second);
  }

  boolean has(String name) {
    return last(name).isPresent();
  }

  /** The message in a field; without such a field an empty one. */
  TextMessage message(String name) {
    return last(name).map(this::message).orElseGet(() -> inner(place));
  }

  /** The messages of a field that may be repeated. */
  List<TextMessage> messages(String name) {
    return all(name).map(this::message).toList();
  }

  private TextMessage message(Field field) {
    if (field.value instanceof TextMessage message) {
      return message;
    }
    throw text.error(field.place, "a message { … } in " + field.name, "another value");
  }

  /** The one of these fields, all of them messages, that is there. */
  String oneOf(String... names) {
    return Arrays.stream(names)
        .filter(this::has)
        .findFirst()
        .orElseThrow(() -> error("one of " + String.join(", ", names), found()));
  }

  private String found() {
    return fields.isEmpty()
        ? "none"
        : String.join(", ", fields.stream().map(field -> field.name).toList());
  }

  double number(String name, double standard) {
    return scalar(name, standard, "a number", Double::parseDouble);
  }

  int integer(String name, int standard) {
    return scalar(name, standard, "a whole number", Integer::parseInt);
  }

  long longInteger(String name, long standard) {
    return scalar(name, standard, "a whole number", Long::parseLong);
  }

  boolean flag(String name, boolean standard) {
    return scalar(name, standard, "true or false", TextMessage::flag);
  }

  private static boolean flag(String word) {
    return switch (word) {
      case "true", "True", "t", "1" -> true;
      case "false", "False", "f", "0" -> false;
      default -> throw new IllegalArgumentException(word);
    };
  }

  String word(String name, String standard) {
    return scalar(name, standard, "a text", word -> word);
  }

  <E extends Enum<E>> E constant(String name, E standard) {
    Class<E> type = standard.getDeclaringClass();
    String expected = "one of " + Arrays.toString(type.getEnumConstants());
    return scalar(name, standard, expected, word -> Enum.valueOf(type, word));
  }

  List<Double> numbers(String name) {
    return all(name).map(field -> value(field, "a number", Double::parseDouble)).toList();
  }

  List<String> words(String name) {
    return all(name).map(field -> scalar(field).text()).toList();
  }

  /** The paths of a field; in those of Windows a backslash may stand for itself. */
  List<String> paths(String name) {
    return all(name).map(field -> path(scalar(field))).toList();
  }

  private static String path(Scalar scalar) {
    return WINDOWS_PATH.matcher(scalar.source()).matches()
        ? scalar.source().replace("\\\\", "\\")
        : scalar.text();
  }

  private <T> T scalar(String name, T standard, String expected, Function<String, T> parse) {
    return last(name).map(field -> value(field, expected, parse)).orElse(standard);
  }

  private <T> T value(Field field, String expected, Function<String, T> parse) {
    String word = scalar(field).text();
    try {
      return parse.apply(word);
    } catch (IllegalArgumentException e) {
      throw text.error(field.place, expected + " in " + field.name, TextProto.quoted(word));
    }
  }

  private Scalar scalar(Field field) {
    if (field.value instanceof Scalar scalar) {
      return scalar;
    }
    throw text.error(field.place, "one value in " + field.name, "a message");
  }

  /** Takes note that these fields change nothing here, whatever they say. */
  void ignore(String... names) {
    for (String name : names) {
      all(name).map(field -> field.value).forEach(TextMessage::ignoreAll);
    }
  }

  private static void ignoreAll(Object value) {
    if (value instanceof TextMessage message) {
      for (Field field : message.fields) {
        field.asked = true;
        ignoreAll(field.value);
      }
    }
  }

  /**
   * Warns when a field asks for something else than what is always so here.
   *
   * @param standard what the API takes where the field is missing: a Boolean, a Double or a word
   * @param here what is always so
   */
  void expect(String name, Object standard, Object here) {
    Object found = value(name, standard);
    if (!found.equals(here)) {
      String missing = has(name) ? "" : " where it is not said";
      warn(name, "%s%s, but here it is always %s".formatted(found, missing, here));
    }
  }

  /**
   * Refuses a field that asks for something else than what is always so here.
   *
   * @param standard what the API takes where the field is missing: a Boolean, a Double or a word
   * @param here what is always so
   */
  void require(String name, Object standard, Object here) {
    Object found = value(name, standard);
    if (!found.equals(here)) {
      throw error(name, name + " " + here, found.toString());
    }
  }

  private Object value(String name, Object standard) {
    if (standard instanceof Boolean flag) {
      return flag(name, flag);
    }
    return standard instanceof Double number ? number(name, number) : word(name, (String) standard);
  }

  /** Names each field that was never asked for; of a message that was not, only itself. */
  void unasked() {
    for (Field field : fields) {
      if (!field.asked) {
        warnings.accept(
            text.warning(field.place, field.name + " is not known here and changes nothing"));
      } else if (field.value instanceof TextMessage message) {
        message.unasked();
      }
    }
  }

  /** Warns about a field, or about this message when there is none. */
  void warn(String name, String sentence) {
    warnings.accept(text.warning(placeOf(name), name + ": " + sentence));
  }

  /** The error that a field, or this message when there is none, says something else. */
  BadInputException error(String name, String expected, String found) {
    return text.error(placeOf(name), expected, found);
  }

  private Place placeOf(String name) {
    return last(name).map(field -> field.place).orElse(place);
  }

  private BadInputException error(String expected, String found) {
    return text.error(place, expected, found);
  }

  /** Makes a value of this message; what it refuses is said with its place. */
  <T> T make(Function<TextMessage, T> maker) {
    try {
      return maker.apply(this);
    } catch (BadInputException e) {
      throw e.getMessage().startsWith(text.where()) ? e : error("values that fit", e.getMessage());
    }
  }
}
