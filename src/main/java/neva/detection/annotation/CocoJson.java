package neva.detection.annotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import neva.io.BadInputException;

/**
 * Walks a COCO file without keeping it: hands out each entry of its three lists as the texts of its
 * fields. Segmentations and all else are skipped.
 */
final class CocoJson {

  static final String IMAGES = "images";
  static final String ANNOTATIONS = "annotations";
  static final String CATEGORIES = "categories";

  private static final Set<String> LISTS = Set.of(IMAGES, ANNOTATIONS, CATEGORIES);
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "file_name",
          "width",
          "height",
          "name",
          "image_id",
          "category_id",
          "area",
          "iscrowd");
  private static final String[] BOX = {"bbox/x", "bbox/y", "bbox/width", "bbox/height"};

  /** Takes an entry of a list. */
  interface Entries {
    /**
     * An entry that is an object.
     *
     * @param number its position in the list, from 1
     */
    void entry(String list, int number, Map<String, String> fields);
  }

  private final Path file;
  private final Entries entries;

  CocoJson(Path file, Entries entries) {
    this.file = file;
    this.entries = entries;
  }

  /** Walks the whole file; throws when it is cut off or holds something else. */
  void walk() throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      walk(json);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s%s: expected the JSON of COCO instances, found an error: %s."
              .formatted(file, position(e), message(e)),
          e);
    } catch (CharConversionException e) {
      throw new BadInputException(
          "%s: expected the JSON of COCO instances, found bytes that are no text.".formatted(file),
          e);
    }
  }

  private static String position(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ", line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** Jackson's message without its remarks on where the source may not be shown. */
  private static String message(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage())
        .replaceAll("\\[Source: REDACTED[^;]*; ([^]]*)]", "$1")
        .replaceAll("\\p{Cntrl}", " ");
  }

  private void walk(JsonParser json) throws IOException {
    Set<String> missing = new HashSet<>(LISTS);
    if (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String list = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && LISTS.contains(list)) {
          walkList(json, list);
          missing.remove(list);
        } else {
          json.skipChildren();
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "%s: expected the lists images, annotations and categories of COCO instances, found no %s."
              .formatted(file, String.join(" and no ", missing.stream().sorted().toList())));
    }
  }

  private void walkList(JsonParser json, String list) throws IOException {
    for (int number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        entries.entry(list, number, fields(json));
      } else {
        throw new BadInputException(
            "%s: expected entry %d of %s to be an object, found %s."
                .formatted(file, number, list, Reporter.quoted(json.getText())));
      }
    }
  }

  private static Map<String, String> fields(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_ARRAY && field.equals("bbox")) {
        walkBox(json, fields);
      } else if (FIELDS.contains(field) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        fields.put(field, json.getText().strip());
      } else {
        json.skipChildren();
      }
    }
    return fields;
  }

  private static void walkBox(JsonParser json, Map<String, String> fields) throws IOException {
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i < BOX.length && json.currentToken().isScalarValue()) {
        fields.put(BOX[i], json.getText());
      }
      json.skipChildren();
    }
  }
}
