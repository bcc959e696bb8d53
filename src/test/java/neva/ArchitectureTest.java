package neva;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import neva.RoomTable.TensorFlow;
import neva.layer.NativeLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;

/** Holds the code to the arrows of {@code docs/architecture.md}. */
class ArchitectureTest {

  private static final JavaClasses NEVA =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("neva");

  private static RoomTable table;

  @BeforeAll
  static void readTheTable() throws IOException {
    table = RoomTable.read();
  }

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
    NEVA.forEach(c -> rooms.add(room(c)));
    assertThat(table.arrows().keySet()).isEqualTo(rooms);
  }

  @Test
  void everyArrowOfTheCodeIsInTheTable() {
    Set<String> missing = arrowsOfTheCode();
    missing.removeAll(arrowsOfTheTable());
    assertThat(missing).isEmpty();
  }

  @Test
  void somethingUsesEveryArrowOfTheTable() {
    Set<String> unused = arrowsOfTheTable();
    unused.removeAll(arrowsOfTheCode());
    assertThat(unused).isEmpty();
  }

  private static Set<String> arrowsOfTheTable() {
    Set<String> arrows = new TreeSet<>();
    table.arrows().forEach((from, all) -> all.forEach(to -> arrows.add(arrow(from, to))));
    return arrows;
  }

  private static Set<String> arrowsOfTheCode() {
    return NEVA.stream()
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .filter(ArchitectureTest::leavesTheRoom)
        .map(use -> arrow(room(use.getOriginClass()), room(use.getTargetClass())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean leavesTheRoom(Dependency use) {
    return use.getTargetClass().getPackageName().startsWith("neva.")
        && !room(use.getTargetClass()).equals(room(use.getOriginClass()));
  }

  private static String arrow(String from, String to) {
    return from + " → " + to;
  }

  private static String room(JavaClass c) {
    return c.getPackageName().replaceFirst("neva\\.", "");
  }

  @Test
  void noTaskUsesAnother() {
    slices()
        .matching("neva.(classification|detection|forecasting)..")
        .should()
        .notDependOnEachOther()
        .check(NEVA);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("neva.(**)").should().beFreeOfCycles().check(NEVA);
  }

  @Test
  void plainRoomsKnowNothingOfTensorFlow() {
    noClasses()
        .that()
        .resideInAnyPackage(table.packages(TensorFlow.NOTHING))
        .should()
        .dependOnClassesThat(ANY_TENSORFLOW)
        .check(NEVA);
  }

  @Test
  void recordsAndLogsAreWrittenWithProtocolBuffersAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(table.packages(TensorFlow.MESSAGES))
        .should()
        .dependOnClassesThat(TENSORFLOW)
        .check(NEVA);
  }

  @Test
  void listingCheckpointsAndModelsNeedsNoGraph() {
    noClasses()
        .that()
        .resideInAnyPackage(table.packages(TensorFlow.MOSTLY_MESSAGES))
        .and(not(describe("touch the graph", ArchitectureTest::touchesTheGraph)))
        .should()
        .dependOnClassesThat(TENSORFLOW)
        .check(NEVA);
  }

  /** Where TensorFlow does not load, NativeLibrary says so in a sentence. */
  @Test
  void graphsAndModelsAreOpenedByTheNativeLibrary() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(NativeLibrary.class)
        .should()
        .callConstructor(Graph.class)
        .orShould()
        .callMethod(SavedModelBundle.class, "load", String.class, String[].class)
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
