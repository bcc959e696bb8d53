package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.io.BadInputException;
import neva.tfrecord.PictureKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtractionTest {

  @TempDir Path folder;

  static AnnotationSource extracted(Path folder, Kind kind) {
    Path annotations =
        switch (kind) {
          case VOC -> folder.resolve("annotations");
          case COCO -> folder.resolve("annotations.json");
          case YOLO -> folder;
          case CSV -> folder.resolve("annotations.csv");
        };
    return new AnnotationSource(kind, folder.resolve("images"), annotations);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void becomesTheSameRecordsAgain(Kind kind) throws Exception {
    DrawnSet set = DrawnSet.draw(folder.resolve("set"), 20);
    Path records = folder.resolve("records");
    // Ids of COCO are numbers; the other formats have the names of files.
    Conversion.of(set.source(Kind.VOC), records).run();

    Path out = folder.resolve("out");
    assertThat(Extraction.run(RecordSets.files(records), kind, out)).isEqualTo(20);
    Path again = folder.resolve("again");
    Conversion.of(extracted(out, kind), again).withLabels(out.resolve("label_map.pbtxt")).run();

    if (kind == Kind.COCO) {
      assertThat(withoutIds(again)).isEqualTo(withoutIds(records));
    } else {
      Path file = RecordSets.files(again).get(0);
      assertThat(file).hasSameBinaryContentAs(RecordSets.files(records).get(0));
    }
  }

  private static Map<String, List<?>> withoutIds(Path records) throws IOException {
    return RecordSets.pictures(RecordSets.files(records)).stream()
        .collect(
            Collectors.toMap(
                p -> p.image().filename(),
                p ->
                    p.image().objects().stream()
                        .map(o -> List.of(o.name(), o.box(), o.difficult(), o.crowd()))
                        .toList()));
  }

  @Test
  void keepsTheNumbersOfClasses() throws Exception {
    DrawnSet set = DrawnSet.draw(folder.resolve("set"), 12);
    String text = "item{id:3 name:'red'} item{id:18 name:'green'} item{id:90 name:'blue'}";
    Path map = Files.writeString(folder.resolve("map"), text);
    Path records = folder.resolve("records");
    Conversion.of(set.source(Kind.CSV), records).withLabels(map).run();
    Extraction.run(RecordSets.files(records), Kind.COCO, folder.resolve("out"));
    assertThat(LabelMap.read(folder.resolve("out/label_map.pbtxt"))).isEqualTo(LabelMap.read(map));
  }

  @Test
  void givesFilesTheExtensionOfTheirContent() throws Exception {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("a.gif"), PictureFiles.plain("gif", 20, 20));
    Path csv =
        Files.writeString(
            folder.resolve("a.csv"), "filename,class,xmin,ymin,xmax,ymax\na.gif,cat,1,1,9,9\n");
    Path records = folder.resolve("records");
    Conversion.of(new AnnotationSource(Kind.CSV, images, csv), records).run();
    Path out = folder.resolve("out");
    Extraction.run(RecordSets.files(records), Kind.CSV, out);
    assertThat(out.resolve("images/a.png")).exists();
    assertThat(Files.readString(out.resolve("annotations.csv")))
        .contains("a.png,20,20,cat,1,1,9,9");
  }

  @Test
  void staysWithinItsFolder() throws Exception {
    byte[] png = PictureFiles.plain("png", 20, 20);
    Path file = folder.resolve("a.record");
    List<String> said =
        List.of(
            "../../up.png",
            "/tmp/root.png",
            "C:\\temp\\drive.png",
            "",
            "a/b.png",
            "A/B.jpg",
            ".hidden.png",
            "nul\0.png");
    byte[][] records =
        said.stream()
            .map(
                name ->
                    RecordSets.example(png, "png", 20, 20)
                        .texts(PictureKeys.FILENAME, List.of(name))
                        .build())
            .toArray(byte[][]::new);
    RecordSets.write(file, records);
    Path out = folder.resolve("out");
    Extraction.run(List.of(file), Kind.VOC, out);
    try (Stream<Path> tree = Files.walk(out.resolve("images"))) {
      assertThat(tree.filter(Files::isRegularFile).map(p -> out.relativize(p).toString()))
          .containsExactlyInAnyOrder(
              "images/up.png",
              "images/tmp/root.png",
              "images/temp/drive.png",
              "images/picture-000004.png",
              "images/a/b.png",
              "images/A/B-2.png",
              "images/_hidden.png",
              "images/nul_.png");
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.record", "out");
  }

  @Test
  void writesNothingWhenARecordIsDamaged() throws Exception {
    Path file = folder.resolve("a.record");
    byte[] good = RecordSets.example(PictureFiles.plain("png", 20, 20), "png", 20, 20).build();
    RecordSets.write(file, good, RecordSets.example(new byte[] {1, 2}, "png", 20, 20).build());
    Path out = folder.resolve("out");
    assertThatThrownBy(() -> Extraction.run(List.of(file), Kind.CSV, out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.record, record 2");
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws Exception {
    Path file = folder.resolve("a.record");
    RecordSets.write(file);
    assertThatThrownBy(() -> Extraction.run(List.of(file), Kind.CSV, folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds something");
  }
}
