package neva.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The three parts of a data set. */
public enum Part {
  /** What is trained on. */
  TRAINING("train", Set.of("train", "training", "trn")),
  /** What chooses: the best checkpoint, the end, every setting. */
  VALIDATION("validation", Set.of("val", "valid", "validation", "validate", "eval", "dev")),
  /** What is measured once, at the end. */
  TEST("test", Set.of("test", "testing", "tst"));

  /** Words beside the name of a part that say nothing: {@code training_set}, {@code val-images}. */
  private static final Set<String> FILLERS =
      Set.of(
          "set",
          "data",
          "dataset",
          "split",
          "part",
          "image",
          "images",
          "img",
          "imgs",
          "jpeg",
          "jpegs",
          "jpg",
          "png",
          "picture",
          "pictures",
          "photo",
          "photos",
          "label",
          "labels",
          "annotations",
          "file",
          "files",
          "folder",
          "seg",
          "record",
          "records",
          "tfrecord");

  private final String word;
  private final Set<String> names;

  Part(String word, Set<String> names) {
    this.word = word;
    this.names = names;
  }

  /** {@code train}, {@code validation} or {@code test}. */
  public String word() {
    return word;
  }

  /**
   * The part that a folder or file is named after, in any case, with words such as {@code _set},
   * {@code -images} or a year beside it: {@code Training_Set}, {@code val2017}, {@code TEST.csv}.
   * Empty for other names, and for those of two parts.
   *
   * @param name without its folder
   */
  public static Optional<Part> ofName(String name) {
    List<Part> found = new ArrayList<>();
    for (String token : tokens(name)) {
      Optional<Part> part = ofWord(token);
      part.ifPresent(found::add);
      if (part.isEmpty() && !FILLERS.contains(token) && !token.matches("\\d+")) {
        return Optional.empty();
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The parts that a name has in it as words of their own: {@code my train pics}. */
  static Set<Part> mentionedIn(String name) {
    Set<Part> mentioned = EnumSet.noneOf(Part.class);
    tokens(name).forEach(token -> ofWord(token).ifPresent(mentioned::add));
    return mentioned;
  }

  private static Optional<Part> ofWord(String token) {
    String bare = token.replaceFirst("(?<=.)(set|split|data|images|imgs)$", "");
    return Arrays.stream(values())
        .filter(part -> part.names.contains(token) || part.names.contains(bare))
        .findFirst();
  }

  /** The words of a name, in small letters, without the ending of a file. */
  private static List<String> tokens(String name) {
    String bare = name.replaceFirst("(?<=.)\\.[A-Za-z]{1,8}(\\.gz)?$", "");
    String parted = bare.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\\d)", " ");
    return Arrays.stream(parted.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(token -> !token.isEmpty())
        .toList();
  }
}
