package neva.io;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Copies of records with another value in one component, for the {@code with…} methods of
 * configurations of many fields: each would otherwise name all the others.
 */
public final class Records {

  private Records() {}

  /**
   * The copy, checked as every record of its kind is.
   *
   * @throws IllegalArgumentException when there is no such component, or the record refuses the
   *     value
   */
  public static <R extends Record> R with(R record, String component, Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    boolean found = false;
    for (int i = 0; i < values.length; i++) {
      boolean changed = components[i].getName().equals(component);
      values[i] = changed ? value : read(record, components[i]);
      found |= changed;
    }
    if (!found) {
      throw new IllegalArgumentException(
          "%s has no component %s".formatted(record.getClass().getSimpleName(), component));
    }
    return make(record, components, values);
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record can be read", e);
    }
  }

  @SuppressWarnings("unchecked") // the constructor is of the record's own class
  private static <R extends Record> R make(
      R record, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record can be made of its components", e);
    }
  }
}
