package neva;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the code to the arrows of {@code docs/architecture.md}. */
class ArchitectureTest {

  private static final JavaClasses NEVA =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("neva");

  /** Which rooms each room may use. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("io", Set.of()),
          Map.entry("plot", Set.of("io")),
          Map.entry("tfrecord", Set.of("io")),
          Map.entry("image", Set.of("io")),
          Map.entry("series", Set.of("io")),
          Map.entry("dataset", Set.of("image", "io")),
          Map.entry("download", Set.of("io")),
          Map.entry("annotation", Set.of("image", "io")),
          Map.entry("scene", Set.of("annotation", "image", "io")),
          Map.entry("recordset", Set.of("annotation", "image", "tfrecord", "plot", "io")),
          Map.entry("tensorboard", Set.of("tfrecord", "io")),
          Map.entry("checkpoint", Set.of("io")),
          Map.entry("savedmodel", Set.of("checkpoint", "io")),
          Map.entry("distortion", Set.of("io")),
          Map.entry("layer", Set.of("io")),
          Map.entry("network", Set.of("layer", "io")),
          Map.entry("training", Set.of("layer", "checkpoint", "tensorboard", "plot", "io")),
          Map.entry("metric", Set.of("annotation", "io")),
          Map.entry("ssd", Set.of("layer", "savedmodel", "checkpoint", "annotation", "io")),
          Map.entry("feed", Set.of("ssd", "training", "tfrecord", "annotation", "image", "io")),
          Map.entry(
              "detection",
              Set.of(
                  "ssd",
                  "pipeline",
                  "feed",
                  "metric",
                  "training",
                  "layer",
                  "savedmodel",
                  "checkpoint",
                  "tensorboard",
                  "annotation",
                  "image",
                  "plot",
                  "io")),
          Map.entry("pipeline", Set.of("ssd", "training", "io")),
          Map.entry(
              "classification",
              Set.of(
                  "network",
                  "training",
                  "layer",
                  "distortion",
                  "dataset",
                  "savedmodel",
                  "checkpoint",
                  "tensorboard",
                  "plot",
                  "io")),
          Map.entry(
              "explanation",
              Set.of(
                  "classification", "training", "layer", "dataset", "tensorboard", "plot", "io")),
          Map.entry(
              "forecasting",
              Set.of(
                  "series",
                  "training",
                  "layer",
                  "savedmodel",
                  "checkpoint",
                  "tensorboard",
                  "plot",
                  "io")),
          Map.entry(
              "cli",
              Set.of(
                  "detection",
                  "feed",
                  "metric",
                  "pipeline",
                  "ssd",
                  "classification",
                  "network",
                  "explanation",
                  "forecasting",
                  "series",
                  "training",
                  "layer",
                  "distortion",
                  "dataset",
                  "download",
                  "savedmodel",
                  "checkpoint",
                  "tensorboard",
                  "recordset",
                  "scene",
                  "annotation",
                  "image",
                  "tfrecord",
                  "plot",
                  "io")));

  /** What has to do with graphs and sessions; the protocol buffers load no native code. */
  private static final DescribedPredicate<JavaClass> TENSORFLOW =
      resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
          .and(not(resideInAPackage("org.tensorflow.proto..")))
          .as("TensorFlow beyond its protocol buffers");

  private static final DescribedPredicate<JavaClass> ANY_TENSORFLOW =
      resideInAnyPackage("org.tensorflow..", "org.bytedeco..").as("TensorFlow");

  @Test
  void everyRoomIsInTheTable() {
    Set<String> rooms = new TreeSet<>();
    NEVA.forEach(c -> rooms.add(c.getPackageName().replaceFirst("neva\\.", "")));
    assertThat(rooms).isEqualTo(new TreeSet<>(ARROWS.keySet()));
  }

  @Test
  void arrowsGoDownTheTableOnly() {
    ARROWS.forEach(
        (room, allowed) -> {
          Set<String> forbidden = new TreeSet<>(ARROWS.keySet());
          forbidden.removeAll(allowed);
          forbidden.remove(room);
          noClasses()
              .that()
              .resideInAPackage("neva." + room)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden.stream().map(r -> "neva." + r).toArray(String[]::new))
              .check(NEVA);
        });
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("neva.(*)..").should().beFreeOfCycles().check(NEVA);
  }

  @Test
  void plainRoomsKnowNothingOfTensorFlow() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "neva.io",
            "neva.plot",
            "neva.image",
            "neva.series",
            "neva.dataset",
            "neva.download",
            "neva.annotation",
            "neva.scene")
        .should()
        .dependOnClassesThat(ANY_TENSORFLOW)
        .check(NEVA);
  }

  @Test
  void recordsAndLogsAreWrittenWithProtocolBuffersAlone() {
    noClasses()
        .that()
        .resideInAnyPackage("neva.tensorboard", "neva.tfrecord", "neva.recordset", "neva.feed")
        .should()
        .dependOnClassesThat(TENSORFLOW)
        .check(NEVA);
  }

  @Test
  void listingCheckpointsAndModelsNeedsNoGraph() {
    noClasses()
        .that()
        .resideInAnyPackage("neva.checkpoint", "neva.savedmodel")
        .and(not(describe("touch the graph", ArchitectureTest::touchesTheGraph)))
        .should()
        .dependOnClassesThat(TENSORFLOW)
        .check(NEVA);
  }

  private static boolean touchesTheGraph(JavaClass c) {
    return Set.of(
            "Saver",
            "SaverOps",
            "SavedVariable",
            "VariableComparison",
            "CheckpointDirectory",
            "GraphFreezer",
            "SavedModelWriter",
            "SharedSession")
        .contains(c.getSimpleName());
  }

  @Test
  void onlyTheCommandLineAndTheProgressPrint() {
    noClasses()
        .that(
            not(resideInAPackage("neva.cli"))
                .and(not(describe("progress", c -> c.getSimpleName().endsWith("Progress")))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(NEVA);
  }

  @Test
  void nothingIsLogged() {
    noClasses().should().dependOnClassesThat(resideInAPackage("java.util.logging..")).check(NEVA);
    noClasses().should().dependOnClassesThat(resideInAPackage("org.slf4j..")).check(NEVA);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that(not(resideInAPackage("neva.cli")))
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(NEVA);
  }
}
