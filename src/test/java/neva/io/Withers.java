package neva.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code with…} methods of a configuration record. */
public final class Withers {

  private Withers() {}

  /**
   * Every {@code with…} that is named after a component and takes its value changes that and no
   * other; there is one for every component.
   *
   * @param samples values for the components that are no numbers, booleans or enums
   */
  public static void assertThatEachChangesItsComponent(Record base, Object... samples) {
    for (RecordComponent component : base.getClass().getRecordComponents()) {
      assertThatChanges(base, component, List.of(samples));
    }
  }

  private static void assertThatChanges(
      Record base, RecordComponent component, List<Object> samples) {
    String name = component.getName();
    Map<String, Object> expected = values(base);
    Object other = other(component.getType(), expected.get(name), samples);
    assertThat(other).as(name).isNotEqualTo(expected.put(name, other));
    String with = "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    try {
      Method method = base.getClass().getMethod(with, component.getType());
      assertThat(values((Record) method.invoke(base, other))).as(with).isEqualTo(expected);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(with, e);
    }
  }

  private static Map<String, Object> values(Record record) {
    Map<String, Object> values = new TreeMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(component.getName(), e);
      }
    }
    return values;
  }

  private static Object other(Class<?> type, Object value, List<Object> samples) {
    if (type == int.class) {
      return (int) value + 1;
    }
    if (type == long.class) {
      return (long) value + 1;
    }
    if (type == double.class) {
      return (double) value / 2 + 0.25;
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).filter(c -> c != value).findFirst().get();
    }
    return samples.stream().filter(type::isInstance).findFirst().orElseThrow();
  }
}
