package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.detection.scene.Scenes;
import neva.detection.scene.Thing;
import neva.io.BadInputException;
import neva.io.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva data}. */
@Command(
    name = "data",
    description = "Download or draw data to work with.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {DataDownload.class, DataCommand.Draw.class})
final class DataCommand {

  /** {@code neva data draw}. */
  @Command(
      name = "draw",
      description = {
        "Draw scenes with boxes around things, as JPEG and Pascal VOC files.",
        "Every tenth scene is empty background; other things appear without boxes."
      })
  static final class Draw implements Callable<Integer> {

    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "New or empty folder, for images/ and annotations/.")
    private Path out;

    @Option(
        names = "--things",
        paramLabel = "NAME",
        split = ",",
        description =
            "Things drawn with boxes: balloon, boat, car, fish, flower, frog, house, mushroom,"
                + " tree (default: all).")
    private List<String> things;

    @Option(
        names = "--others",
        paramLabel = "NAME",
        split = ",",
        description = "Things drawn without boxes, or none (default: all others).")
    private List<String> others;

    @Option(
        names = "--count",
        paramLabel = "N",
        defaultValue = "60",
        description = "Number of scenes (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
        names = "--most",
        paramLabel = "N",
        defaultValue = "3",
        description = "Maximum number of things with boxes in a scene (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
        names = "--width",
        paramLabel = "PIXELS",
        defaultValue = "320",
        description = "Width of a scene (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(
        names = "--height",
        paramLabel = "PIXELS",
        defaultValue = "240",
        description = "Height of a scene (default: ${DEFAULT-VALUE}).")
    private int height;

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "Random seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
      Scenes scenes = scenes();
      checkIsFree();
      scenes.write(out.resolve("images"), out.resolve("annotations"));
      System.out.print("%s: %s%n".formatted(Text.count(count, "scene"), out));
      return 0;
    }

    private Scenes scenes() {
      List<Thing> chosen = things == null ? List.of(Thing.values()) : things(things);
      Scenes scenes =
          Scenes.of(chosen, count).withMost(most).withSize(width, height).withSeed(seed);
      return others == null ? scenes : scenes.withOthers(things(others));
    }

    private static List<Thing> things(List<String> names) {
      return names.equals(List.of("none"))
          ? List.of()
          : names.stream().map(Draw::thing).distinct().toList();
    }

    private static Thing thing(String name) {
      return Arrays.stream(Thing.values())
          .filter(thing -> thing.label().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new BadInputException(
                      "things must be among %s, found %s".formatted(labels(), name)));
    }

    private static String labels() {
      return Arrays.stream(Thing.values()).map(Thing::label).collect(Collectors.joining(", "));
    }

    private void checkIsFree() throws IOException {
      if (Files.isDirectory(out)) {
        try (Stream<Path> content = Files.list(out)) {
          if (content.findAny().isPresent()) {
            throw new BadInputException(
                "Expected a new or empty folder but %s holds files: name another --out."
                    .formatted(out));
          }
        }
      }
    }
  }
}
