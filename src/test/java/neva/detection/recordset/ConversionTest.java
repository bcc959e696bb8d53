package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.ConversionReport.PartCount;
import neva.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversionTest {

  private static final int PICTURES = 30;

  @TempDir Path folder;
  private DrawnSet set;
  private Path out;

  @BeforeEach
  void draw() throws Exception {
    set = DrawnSet.draw(folder.resolve("set"), PICTURES);
    out = folder.resolve("out");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsPicturesAndBoxesOfEveryKindOfSource(Kind kind) throws Exception {
    ConversionReport report = Conversion.of(set.source(kind), out).run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.written()).isEqualTo(PICTURES);

    List<RecordedPicture> pictures = RecordSets.pictures(RecordSets.files(out));
    assertThat(pictures).hasSize(PICTURES);
    for (RecordedPicture picture : pictures) {
      AnnotatedImage said = set.images.get(number(picture.image().filename()));
      assertThat(picture.file())
          .isEqualTo(Files.readAllBytes(set.pictures().resolve(said.filename())));
      assertThat(picture.image().width()).isEqualTo(said.width());
      assertThat(picture.image().height()).isEqualTo(said.height());
      assertThat(picture.image().objects())
          .extracting(AnnotatedObject::box)
          .isEqualTo(said.objects().stream().map(AnnotatedObject::box).toList());
      assertThat(picture.image().objects())
          .extracting(AnnotatedObject::name)
          .isEqualTo(said.objects().stream().map(AnnotatedObject::name).toList());
    }
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(0, 3));
  }

  @Test
  void keepsBackgrounds() throws Exception {
    ConversionReport report = Conversion.of(set.source(Kind.CSV), out).run();
    assertThat(report.parts().get(0).backgrounds()).isEqualTo(PICTURES / 5);
  }

  @Test
  void givesTheSameBytesWhateverTheThreads() throws Exception {
    Conversion one =
        Conversion.of(set.source(Kind.VOC), out)
            .withSplit(new SplitConfig(0.7, null, 3, 5))
            .withThreads(1);
    one.run();
    Conversion many =
        Conversion.of(set.source(Kind.VOC), folder.resolve("many"))
            .withSplit(new SplitConfig(0.7, null, 3, 5))
            .withThreads(7);
    many.run();
    Map<String, byte[]> files = RecordSets.bytes(out);
    assertThat(files).hasSize(9);
    RecordSets.bytes(folder.resolve("many"))
        .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(files.get(name)));
  }

  @Test
  void ordersAndDrawsAnewWithAnotherSeed() throws Exception {
    Conversion.of(set.source(Kind.CSV), out).run();
    Conversion.of(set.source(Kind.CSV), folder.resolve("other"))
        .withSplit(new SplitConfig(1, null, 1, 2))
        .run();
    assertThat(names(RecordSets.files(out)))
        .isNotEqualTo(names(RecordSets.files(folder.resolve("other"))))
        .containsExactlyInAnyOrderElementsOf(names(RecordSets.files(folder.resolve("other"))));
  }

  private static List<String> names(List<Path> files) throws Exception {
    return RecordSets.pictures(files).stream().map(p -> p.image().filename()).toList();
  }

  @Test
  void dividesPicturesSoThatEachIsInOnePart() throws Exception {
    ConversionReport report =
        Conversion.of(set.source(Kind.COCO), out).withSplit(new SplitConfig(0.8, null, 2, 3)).run();
    assertThat(report.parts())
        .extracting(PartCount::part)
        .containsExactly(RecordPart.TRAIN, RecordPart.EVAL);
    assertThat((double) report.parts().get(1).pictures()).isCloseTo(0.2 * PICTURES, within(1.0));
    List<String> train = names(RecordSets.files(out, "train"));
    List<String> eval = names(RecordSets.files(out, "eval"));
    assertThat(train).doesNotContainAnyElementsOf(eval).hasSize(report.parts().get(0).pictures());
    assertThat(train.size() + eval.size()).isEqualTo(PICTURES);
  }

  @Test
  void spreadsRecordsOverShards() throws Exception {
    ConversionReport report =
        Conversion.of(set.source(Kind.CSV), out).withSplit(new SplitConfig(1, null, 4, 1)).run();
    assertThat(report.files())
        .extracting(ConversionReport.RecordFile::name)
        .containsExactly(
            "train.record-00000-of-00004",
            "train.record-00001-of-00004",
            "train.record-00002-of-00004",
            "train.record-00003-of-00004");
    assertThat(report.files())
        .extracting(ConversionReport.RecordFile::records)
        .containsExactly(8, 8, 7, 7);
    for (ConversionReport.RecordFile file : report.files()) {
      assertThat(Files.size(out.resolve(file.name()))).isEqualTo(file.bytes());
      assertThat(RecordSets.pictures(List.of(out.resolve(file.name())))).hasSize(file.records());
    }
  }

  @Test
  void followsASplitFile() throws Exception {
    Path file = folder.resolve("split.csv");
    String lines =
        set.images.stream()
            .map(i -> i.filename() + "," + (number(i.filename()) < 10 ? "eval" : "train"))
            .collect(Collectors.joining("\n"));
    Files.writeString(file, "filename,part\n" + lines);
    ConversionReport report =
        Conversion.of(set.source(Kind.CSV), out).withSplit(new SplitConfig(1, file, 1, 1)).run();
    assertThat(report.parts()).extracting(PartCount::pictures).containsExactly(20, 10);
    assertThat(names(RecordSets.files(out, "eval"))).allMatch(name -> number(name) < 10);
  }

  @Test
  void leavesOutWhatTheSplitFileDoesNotName() throws Exception {
    Path file = Files.writeString(folder.resolve("split.txt"), "000.jpg train\n001.png eval\n");
    ConversionReport report =
        Conversion.of(set.source(Kind.CSV), out).withSplit(new SplitConfig(1, file, 1, 1)).run();
    assertThat(report.written()).isEqualTo(2);
    assertThat(report.findings())
        .hasSize(PICTURES - 2)
        .allMatch(f -> f.kind().equals("picture in no part"));
  }

  @Test
  void numbersClassesByName() throws Exception {
    Conversion.of(set.source(Kind.CSV), out).run();
    assertThat(LabelMap.read(out.resolve("label_map.pbtxt"))).isEqualTo(DrawnSet.LABELS);
  }

  @Test
  void takesNumbersFromTheLabelMapAndCopiesIt() throws Exception {
    String text =
        "# sparse\nitem { name: 'red' id: 7 }\nitem { name: 'green' id: 90 }\n"
            + "item{id: 3, name: \"blue\"}";
    Path labels = Files.writeString(folder.resolve("map.pbtxt"), text);
    Conversion.of(set.source(Kind.VOC), out).withLabels(labels).run();
    assertThat(Files.readString(out.resolve("label_map.pbtxt"))).isEqualTo(text);
    Map<String, Long> numbers = Map.of("red", 7L, "green", 90L, "blue", 3L);
    for (RecordedPicture picture : RecordSets.pictures(RecordSets.files(out))) {
      for (int i = 0; i < picture.labels().length; i++) {
        String name = picture.image().objects().get(i).name();
        assertThat(picture.labels()[i]).isEqualTo(numbers.get(name));
      }
    }
  }

  @Test
  void writesTheNewLabelMapWhereItIsWanted() throws Exception {
    Path wanted = folder.resolve("elsewhere/classes.pbtxt");
    conversion(wanted).run();
    assertThat(LabelMap.read(wanted)).isEqualTo(DrawnSet.LABELS);
  }

  @Test
  void refusesToReplaceAnotherLabelMap() throws Exception {
    Path wanted = Files.writeString(folder.resolve("map.pbtxt"), "item { id: 1 name: 'cat' }");
    assertThatThrownBy(() -> conversion(wanted).run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("map.pbtxt")
        .hasMessageContaining("Use that one, or move it away.");
    assertThat(out).doesNotExist();
  }

  private Conversion conversion(Path createLabels) throws Exception {
    Conversion c = Conversion.of(set.source(Kind.CSV), out);
    return new Conversion(
        c.source(), null, createLabels, out, c.split(), c.rules(), false, false, 2);
  }

  @Test
  void refusesAFolderWithRecords() throws Exception {
    Conversion.of(set.source(Kind.CSV), out).run();
    Map<String, byte[]> before = RecordSets.bytes(out);
    assertThatThrownBy(() -> Conversion.of(set.source(Kind.CSV), out).run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("train.record-00000-of-00001");
    assertThat(RecordSets.bytes(out).keySet()).isEqualTo(before.keySet());
  }

  @Test
  void scalesPicturesDownAndKeepsTheSharesOfBoxes() throws Exception {
    Conversion.of(set.source(Kind.VOC), out).withRules(new PictureRules(false, 50)).run();
    for (RecordedPicture picture : RecordSets.pictures(RecordSets.files(out))) {
      AnnotatedImage said = set.images.get(number(picture.image().filename()));
      int longest = Math.max(said.width(), said.height());
      assertThat(Math.max(picture.image().width(), picture.image().height()))
          .isEqualTo(Math.min(50, longest));
      for (int i = 0; i < said.objects().size(); i++) {
        double share = picture.image().objects().get(i).box().xmax() / picture.image().width();
        assertThat(share)
            .isCloseTo(said.objects().get(i).box().xmax() / said.width(), within(1e-6));
      }
    }
    assertThat(Validation.run(RecordSets.files(out), DrawnSet.LABELS, true, 2).defects()).isEmpty();
  }

  @Test
  void writesNothingButTheReportWhenNothingGoodIsLeft() throws Exception {
    Path labels = Files.writeString(folder.resolve("map.pbtxt"), "item { id: 1 name: 'cat' }");
    for (AnnotatedImage image : set.images) {
      if (image.objects().isEmpty()) {
        Files.delete(set.pictures().resolve(image.filename()));
      }
    }
    assertThatThrownBy(() -> Conversion.of(set.source(Kind.CSV), out).withLabels(labels).run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none of 24")
        .hasMessageContaining("report.txt");
    assertThat(RecordSets.bytes(out).keySet()).containsExactly("report.json", "report.txt");
  }

  @Test
  void endsAtTheFirstFindingWhenStrict() throws Exception {
    Files.delete(set.pictures().resolve("003.png"));
    assertThatThrownBy(() -> Conversion.of(set.source(Kind.VOC), out).withStrict(true).run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("003.xml")
        .hasMessageContaining("003.png")
        .hasMessageContaining("convert without being strict");
    assertThat(out).doesNotExist();
  }

  @Test
  void tellsHowFarItHasCome() throws Exception {
    int[] last = {0};
    Conversion.of(set.source(Kind.VOC), out)
        .run(
            (done, of) -> {
              assertThat(done).isEqualTo(last[0] + 1);
              assertThat(of).isEqualTo(PICTURES);
              last[0] = done;
            });
    assertThat(last[0]).isEqualTo(PICTURES);
  }

  @Test
  void leavesNothingWhenItFailsMidway() throws Exception {
    Conversion conversion = Conversion.of(set.source(Kind.VOC), out.resolve("deep/er"));
    assertThatThrownBy(
            () ->
                conversion.run(
                    (done, of) -> {
                      if (done == 20) {
                        throw new IllegalStateException("the plug is pulled");
                      }
                    }))
        .hasMessage("the plug is pulled");
    assertThat(out).doesNotExist();
  }
}
