package neva.detection.annotation;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.io.BadInputException;

/**
 * The {@code names} of a data.yaml: a list, or a map from numbers, in brackets or one to a line.
 * All else in the file is passed over.
 */
final class YamlNames {

  private static final Pattern KEY = Pattern.compile("(?m)^(names|\"names\"|'names')[ \\t]*:");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private final YamlScanner yaml;
  private final String where;
  private final Map<Integer, String> names = new TreeMap<>();
  private int next;

  private YamlNames(YamlScanner yaml, String where) {
    this.yaml = yaml;
    this.where = where;
  }

  static Map<Integer, String> parse(String text, String where) {
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      throw new BadInputException(
          "%s: expected the key names with the names of the classes, found none.".formatted(where));
    }
    return new YamlNames(new YamlScanner(text, key.end()), where).parse();
  }

  private Map<Integer, String> parse() {
    yaml.skipBlank();
    if (yaml.accept('[')) {
      bracketed(']');
    } else if (yaml.accept('{')) {
      bracketed('}');
    } else {
      lines();
    }
    return names;
  }

  private void bracketed(char end) {
    for (yaml.skipBlank(); !yaml.accept(end); yaml.skipBlank()) {
      int number = end == ']' ? next++ : key(YamlScanner.IN_BRACKETS);
      put(number, yaml.scalar(YamlScanner.IN_BRACKETS));
      yaml.skipBlank();
      if (!yaml.accept(',') && yaml.peek() != end) {
        throw unexpected("a comma or " + end);
      }
    }
  }

  private void lines() {
    for (; !yaml.atEnd(); yaml.skipBlank()) {
      if (yaml.acceptDash()) {
        put(next++, yaml.scalar(YamlScanner.ON_A_LINE));
      } else if (yaml.column() > 0) {
        put(key(YamlScanner.KEY), yaml.scalar(YamlScanner.ON_A_LINE));
      } else {
        break;
      }
    }
    if (names.isEmpty()) {
      throw unexpected("a list or a map of names");
    }
  }

  private int key(String stops) {
    String text = yaml.scalar(stops);
    if (!NUMBER.matcher(text).matches() || !yaml.accept(':')) {
      throw unexpected("the number of a class and a colon");
    }
    yaml.skipSpaces();
    return Integer.parseInt(text);
  }

  private void put(int number, String name) {
    if (!name.isEmpty()) {
      names.put(number, name);
    }
  }

  private BadInputException unexpected(String expected) {
    return new BadInputException(
        "%s, line %d: expected %s in names, found %s."
            .formatted(where, yaml.line(), expected, Reporter.quoted(yaml.restOfLine())));
  }
}
