package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.detection.recordset.RecordSetSummary.ClassSummary;
import neva.detection.recordset.RecordSetSummary.KeySummary;
import neva.io.BadInputException;
import neva.io.Json;
import neva.tfrecord.Examples;
import neva.tfrecord.PictureKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {

  @TempDir Path folder;

  private static byte[] record(float right, String... names) {
    float[] zeros = new float[names.length];
    float[] edges = new float[names.length];
    java.util.Arrays.fill(edges, right);
    long[] labels = new long[names.length];
    java.util.Arrays.fill(labels, 5);
    return Examples.builder()
        .floats(PictureKeys.XMIN, zeros)
        .floats(PictureKeys.YMIN, zeros)
        .floats(PictureKeys.XMAX, edges)
        .floats(PictureKeys.YMAX, edges)
        .texts(PictureKeys.TEXT, List.of(names))
        .ints(PictureKeys.LABEL, labels)
        .build();
  }

  @Test
  void countsRecordsKeysClassesAndBoxes() throws Exception {
    Path a = folder.resolve("a.record");
    Path b = folder.resolve("b.record");
    RecordSets.write(a, record(0.5f, "cat", "cat"), record(0.5f));
    RecordSets.write(b, record(0.1f, "cat"));
    RecordSetSummary summary = Inspection.run(List.of(a, b));

    assertThat(summary.records()).isEqualTo(3);
    assertThat(summary.backgrounds()).isOne();
    assertThat(summary.objects()).isEqualTo(3);
    assertThat(summary.files()).extracting(f -> f.records()).containsExactly(2, 1);
    assertThat(summary.files().get(0).bytes()).isEqualTo(Files.size(a));
    assertThat(summary.keys()).contains(new KeySummary(PictureKeys.XMIN, "floats", 3, 0, 2));
    assertThat(summary.classes()).containsExactly(new ClassSummary(5, "cat", 3, 2));
    // 0.1 · 300 = 30 pixels, 0.5 · 300 = 150.
    assertThat(summary.boxes().small()).isOne();
    assertThat(summary.boxes().smallShare()).isEqualTo(1 / 3.0);
    assertThat(summary.boxes().side().least()).isEqualTo(30);
    assertThat(summary.boxes().side().most()).isEqualTo(150);
    assertThat(summary.boxes().aspect().median()).isEqualTo(1);
  }

  @Test
  void warnsOfSmallObjects() throws Exception {
    Path file = folder.resolve("a.record");
    RecordSets.write(file, record(0.1f, "cat"), record(0.5f, "cat"));
    assertThat(Inspection.run(List.of(file)).text())
        .contains("1 of 2 boxes (50.0%) are smaller than 32×32 pixels at 300×300; SSD misses");
    Files.delete(file);
    RecordSets.write(file, record(0.5f, "cat"));
    assertThat(Inspection.run(List.of(file)).text())
        .contains("0 of 1 boxes")
        .doesNotContain("SSD misses");
  }

  @Test
  void describesRecordsOfOtherKinds() throws Exception {
    Path file = folder.resolve("a.record");
    RecordSets.write(file, Examples.builder().ints("pressure", 1, 2).build());
    RecordSetSummary summary = Inspection.run(List.of(file));
    assertThat(summary.keys()).containsExactly(new KeySummary("pressure", "ints", 1, 2, 2));
    assertThat(summary.text()).contains("pressure").doesNotContain("300×300");
    assertThat(Json.text(summary)).contains("\"side\" : null");
  }

  @Test
  void namesTheRecordThatIsNoExample() throws Exception {
    Path file = folder.resolve("a.record");
    RecordSets.write(file, record(0.5f), "raccoon".getBytes());
    assertThatThrownBy(() -> Inspection.run(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.record, record 2");
  }
}
