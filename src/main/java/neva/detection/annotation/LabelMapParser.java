package neva.detection.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.detection.annotation.LabelMap.Item;
import neva.io.TextProto;

/** Reads the items of a label map. */
final class LabelMapParser {

  private final TextProto text;
  private final List<Item> items = new ArrayList<>();
  private final Map<Object, Integer> lines = new HashMap<>();

  LabelMapParser(TextProto text) {
    this.text = text;
  }

  /** All items, in the order of the text. */
  List<Item> items() {
    while (!text.atEnd()) {
      if (text.field().equals("item")) {
        itemOrList();
      } else {
        text.skipValue();
      }
    }
    if (items.isEmpty()) {
      throw text.unexpected("an item { id: 1 name: \"…\" }");
    }
    return items;
  }

  private void itemOrList() {
    if (text.accept('[')) {
      while (!text.accept(']')) {
        item();
      }
    } else {
      item();
    }
  }

  private void item() {
    int line = text.line();
    Map<String, Object> fields = new HashMap<>();
    char end = text.openMessage();
    while (!text.accept(end)) {
      field(fields);
    }
    add(fields, line);
  }

  private void field(Map<String, Object> fields) {
    int line = text.line();
    String field = text.field();
    Object value =
        switch (field) {
          case "id" -> text.integer();
          case "name", "display_name" -> text.string();
          default -> null;
        };
    if (value == null) {
      text.skipValue();
    } else if (fields.put(field, value) != null) {
      throw text.error(line, "one " + field + " in an item", "another");
    }
  }

  private void add(Map<String, Object> fields, int line) {
    Object displayName = fields.getOrDefault("display_name", fields.get("name"));
    Object name = fields.getOrDefault("name", displayName);
    Object id = fields.get("id");
    if (id == null || name == null || name.toString().isBlank()) {
      throw text.error(
          line,
          "an item with an id and a name",
          id == null ? "one without an id" : "one without a name");
    }
    if ((int) id < (name.equals(LabelMap.BACKGROUND) ? 0 : 1)) {
      throw text.error(line, "an id from 1 on (0 is for the name background alone)", "id " + id);
    }
    requireNew(id, "id " + id, line);
    requireNew(name, "name " + Reporter.quoted(name.toString()), line);
    items.add(new Item((int) id, name.toString(), displayName.toString()));
  }

  private void requireNew(Object idOrName, String found, int line) {
    Integer first = lines.putIfAbsent(idOrName, line);
    if (first != null) {
      throw text.error(line, "ids and names that differ", found + " as in line " + first);
    }
  }
}
