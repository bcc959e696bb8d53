package neva.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;
import neva.io.BadInputException;
import neva.io.Text;

/**
 * Reads pickles of plain data: a dict of texts to numbers, texts, lists and numpy arrays of bytes,
 * as Python 2 and 3 write them from protocol 2 on.
 *
 * <p>A pickle is a program. The library runs the instructions for plain data alone; those that name
 * or call something are done here, and know four names. Whatever else a file asks for is refused
 * before anything comes of it. What is read is bounded: a text by the bytes that are left, the rest
 * by the number of instructions.
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">The instructions</a>
 */
final class PickleReader extends Unpickler {

  /** More than the largest file of CIFAR-100, of 155 MB. */
  private static final long MOST_BYTES = 256L << 20;

  /** Several times those of a batch of 50,000 images with their names. */
  private static final int MOST_INSTRUCTIONS = 2_000_000;

  /** Of a key, or the name of a class. */
  private static final int MOST_TEXT = 200;

  /** The type of an array's values, as numpy writes it: {@code u1}. */
  private record Type(String name) {}

  private final Path file;
  private final long size;
  private final PickleInput in;
  private int instructions;
  private long encoded;

  private PickleReader(Path file, long size, InputStream in) {
    this.file = file;
    this.size = size;
    this.in = new PickleInput(in);
  }

  /**
   * The dict in a file; texts of Python 2 and bytes of Python 3 are {@code byte[]}, but as keys
   * they are read in Latin-1.
   *
   * @throws BadInputException when the file holds anything else, or is no whole pickle
   */
  static Map<String, Object> readDict(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new PickleReader(file, Files.size(file), in).loadDict();
    }
  }

  private Map<String, Object> loadDict() throws IOException {
    if (size > MOST_BYTES) {
      throw refused(Text.format("at most %,d bytes", MOST_BYTES), Text.format("%,d", size));
    }
    try {
      return Objects.requireNonNull(dict(load(in.in())));
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever the library stumbles over: an empty stack, a type that does not fit, no such memo.
      throw damaged(e);
    } catch (IOException e) {
      if (in.in().available() > 0) {
        throw e;
      }
      throw damaged(e);
    }
  }

  @Override
  protected Object dispatch(short instruction) throws IOException {
    if (++instructions > MOST_INSTRUCTIONS) {
      throw refused(Text.format("at most %,d instructions", MOST_INSTRUCTIONS), "more");
    }
    switch (instruction) {
      case Opcodes.SHORT_BINUNICODE -> stack.add(in.unicode(in.number(1)));
      case Opcodes.BINUNICODE -> stack.add(in.unicode(in.number(4)));
      case Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINBYTES -> stack.add(in.bytes(in.number(1)));
      case Opcodes.BINSTRING, Opcodes.BINBYTES -> stack.add(in.bytes(in.number(4)));
      case Opcodes.SETITEM -> setItem();
      case Opcodes.SETITEMS -> setItems();
      case Opcodes.GLOBAL, Opcodes.INST -> stack.add(named(in.line(), in.line()));
      case Opcodes.STACK_GLOBAL -> stack.add(nameOnStack());
      case Opcodes.REDUCE -> call();
      case Opcodes.BUILD -> build();
      default -> {
        return plain(instruction);
      }
    }
    return NO_RETURN_VALUE;
  }

  private Object plain(short instruction) throws IOException {
    return switch (instruction) {
      case Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.MARK,
          Opcodes.STOP,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG1,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.APPENDS,
          Opcodes.EMPTY_DICT,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.MEMOIZE,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET ->
          super.dispatch(instruction);
      default ->
          throw refused(
              "a pickle of protocol 2 or later with plain data",
              "the instruction 0x%02x".formatted(instruction));
    };
  }

  private PickledName nameOnStack() {
    String name = (String) stack.pop();
    return named((String) stack.pop(), name);
  }

  private PickledName named(String module, String name) {
    return PickledName.of(module, name)
        .orElseThrow(
            () ->
                refused(
                    "numbers, texts, lists and numpy arrays of bytes",
                    "the class or function %s.%s, which was not called,"
                        .formatted(shown(module), shown(name))));
  }

  private static String shown(String name) {
    String beginning = name.substring(0, Math.min(MOST_TEXT, name.length()));
    return beginning.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private void setItem() {
    Object value = stack.pop();
    Object key = stack.pop();
    dict(stack.peek()).put(text(key), value);
  }

  private void setItems() {
    List<Object> items = stack.pop_all_since_marker();
    Map<String, Object> dict = dict(stack.peek());
    for (int i = 0; i < items.size(); i += 2) {
      dict.put(text(items.get(i)), items.get(i + 1));
    }
  }

  /** Keys are texts since only this class puts them in. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> dict(Object value) {
    return (HashMap<String, Object>) value;
  }

  private void call() {
    Object[] arguments = (Object[]) stack.pop();
    stack.add(
        switch ((PickledName) stack.pop()) {
          // The arguments tell of an empty array, which its state then replaces.
          case RECONSTRUCT -> new PickledArray();
          case DTYPE -> new Type(text(arguments[0]));
          case ENCODE -> encoded((String) arguments[0], text(arguments[1]));
          case NDARRAY -> throw refused("the state of an array", "a call of numpy.ndarray");
        });
  }

  /** Each text counts anew when it is encoded: else a few bytes could ask for gigabytes. */
  private byte[] encoded(String text, String charset) {
    encoded += text.length();
    if (!charset.equals("latin1") || encoded > size) {
      throw refused("bytes written as Latin-1", Text.format("%,d in %s", encoded, shown(charset)));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Gives the object on the stack its state; that of a type of bytes tells nothing new. */
  private void build() {
    Object[] state = (Object[]) stack.pop();
    if (stack.peek() instanceof PickledArray array) {
      fill(array, state);
    } else if (!(stack.peek() instanceof Type)) {
      throw refused("the state of an array", "that of something else");
    }
  }

  /** The state: version, shape, type, whether columns come first, bytes. */
  private void fill(PickledArray array, Object[] state) {
    String type = ((Type) state[2]).name();
    if (!type.equals("u1")) {
      throw refused("an array of bytes (u1)", "one of " + shown(type));
    }
    Object[] shape = (Object[]) state[1];
    if (shape.length != 2) {
      throw refused("an array of 2 dimensions", "one of " + shape.length);
    }
    array.fill((int) shape[0], (int) shape[1], (boolean) state[3], (byte[]) state[4]);
  }

  /**
   * A short text of Python 2, or text or bytes of Python 3. A long one could stand for gigabytes,
   * since the same bytes may be named many times.
   *
   * @throws PickleException when it is longer than a name is
   */
  static String text(Object value) {
    int length = value instanceof byte[] bytes ? bytes.length : ((String) value).length();
    if (length > MOST_TEXT) {
      throw new PickleException(Text.format("a text of %,d bytes where a name should be", length));
    }
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : (String) value;
  }

  private BadInputException refused(String expected, String found) {
    return new BadInputException(
        "Expected %s but found %s in %s. Fetch the file again from where it can be trusted."
            .formatted(expected, found, file));
  }

  private BadInputException damaged(Exception cause) {
    return new BadInputException(
        "Expected a pickle of a dict but %s is cut off, damaged or another. Fetch it again."
            .formatted(file),
        cause);
  }
}
