package neva.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Records as JSON files. */
public final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private Json() {}

  /** The value as indented text. */
  public static String text(Object value) {
    return MAPPER.valueToTree(value).toPrettyString();
  }

  /** The value as a tree of fields, for comparing. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Writes the value; the file appears whole or not at all. */
  public static void write(Path file, Object value) throws IOException {
    AtomicFile.write(file, text(value) + System.lineSeparator());
  }

  /**
   * Checks that what would be written of a value can be read again.
   *
   * @throws IllegalArgumentException when it cannot be written, or what is read differs
   */
  public static void requireReadable(Object value) {
    JsonNode tree = MAPPER.valueToTree(value);
    try {
      Object read = MAPPER.treeToValue(tree, value.getClass());
      if (!MAPPER.valueToTree(read).equals(tree)) {
        throw new IllegalArgumentException("it reads back as " + read);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /** Puts a value under a name into a file of such, beside those that it has. */
  public static void writePart(Path file, String part, Object value) throws IOException {
    Map<String, Object> parts = new TreeMap<>();
    if (Files.exists(file)) {
      read(file, Map.class).forEach((name, other) -> parts.put((String) name, other));
    }
    parts.put(part, value);
    write(file, parts);
  }

  /**
   * Reads a value.
   *
   * @throws BadInputException when the file is missing, is not JSON or does not hold such a value
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected the file %s but there is none.".formatted(file));
    }
    try {
      return MAPPER.readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s cannot be read%s: %s".formatted(file, position(e), e.getOriginalMessage()), e);
    }
  }

  private static String position(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " at line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
