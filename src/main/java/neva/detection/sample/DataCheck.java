package neva.detection.sample;

import java.util.List;
import neva.detection.ssd.SsdConfig;
import neva.io.Text;

/**
 * What is known of the data before the first step, and what will go wrong with them.
 *
 * @param pictures that train
 * @param backgrounds of them without objects, which teach what is none
 * @param objects that train
 * @param classes of the label map, with the objects that train
 * @param anchors how the objects meet the anchors of the network
 * @param warnings sentences, each with a remedy
 */
public record DataCheck(
    int pictures,
    int backgrounds,
    int objects,
    List<ClassCount> classes,
    AnchorCheck anchors,
    List<String> warnings) {

  /** Objects of a class and the pictures that show one. */
  public record ClassCount(int id, String name, int objects, int pictures) {}

  public DataCheck {
    classes = List.copyOf(classes);
    warnings = List.copyOf(warnings);
  }

  /**
   * Looks through the records.
   *
   * @param data of the training; what is held out is known already
   * @param network that is to be trained
   * @param cacheBytes room for decoded pictures
   */
  public static DataCheck of(DetectionData data, SsdConfig network, long cacheBytes) {
    DetectionRecords training = data.training();
    List<DetectionRecord> records = training.all();
    List<ClassCount> classes = ClassCounts.of(records, training.labels());
    AnchorCheck anchors = AnchorCheck.of(records, network);
    DataWarnings warnings = new DataWarnings();
    warnings.addClasses(classes);
    warnings.addAnchors(anchors, training.labels());
    warnings.addRemarks(records);
    warnings.addMemory(records, cacheBytes);
    data.validation().ifPresent(held -> warnings.addHeldOut("validation", records, classes, held));
    data.test().ifPresent(held -> warnings.addHeldOut("test", records, classes, held));
    return new DataCheck(
        records.size(),
        (int) records.stream().filter(record -> record.objects().isEmpty()).count(),
        records.stream().mapToInt(record -> record.objects().size()).sum(),
        classes,
        anchors,
        warnings.sentences());
  }

  /** Some lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        Text.format(
            "data:     %,d pictures, %,d of them without objects; %,d objects%n",
            pictures, backgrounds, objects));
    for (ClassCount count : classes) {
      text.append(
          Text.format(
              "          %d %s: %,d objects in %,d pictures%n",
              count.id, count.name, count.objects, count.pictures));
    }
    text.append("anchors:  %s%n".formatted(anchors.text()));
    warnings.forEach(warning -> text.append("warning:  %s%n".formatted(warning)));
    return text.toString();
  }
}
