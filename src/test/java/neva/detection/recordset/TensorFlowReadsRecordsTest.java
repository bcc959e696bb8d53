package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Annotations;
import neva.detection.annotation.Box;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.TensorFlowReader.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

/** TensorFlow's own readers find in our records what the annotations say. */
class TensorFlowReadsRecordsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void findsTheSetAsItWasDrawn(Kind kind) throws Exception {
    DrawnSet set = DrawnSet.draw(folder.resolve("set"), 20);
    Path out = folder.resolve("out");
    Conversion.of(set.source(kind), out).withSplit(new SplitConfig(0.7, null, 2, 1)).run();

    Map<String, AnnotatedImage> said =
        set.images.stream().collect(Collectors.toMap(AnnotatedImage::filename, i -> i));
    List<Recording> recordings = recordings(out);
    assertThat(recordings).hasSize(20);
    for (Recording recording : recordings) {
      String name = (String) recording.values().get("image/filename").get(0);
      assertSays(recording, said.remove(name), set.pictures());
    }
  }

  static List<Recording> recordings(Path out) throws Exception {
    List<Recording> recordings = new ArrayList<>();
    for (Path file : RecordSets.files(out)) {
      recordings.addAll(TensorFlowReader.read(file));
    }
    return recordings;
  }

  static void assertSays(Recording recording, AnnotatedImage said, Path pictures) throws Exception {
    Map<String, List<Object>> values = recording.values();
    assertThat(recording.pixels()).isEqualTo(Shape.of(said.height(), said.width(), 3));
    assertThat(values.get("image/width")).containsExactly((long) said.width());
    assertThat(values.get("image/height")).containsExactly((long) said.height());
    assertThat(values.get("image/format"))
        .containsExactly(said.filename().endsWith("png") ? "png" : "jpeg");
    byte[] file = Files.readAllBytes(pictures.resolve(said.filename()));
    assertThat(values.get("image/key/sha256")).containsExactly(StoredPicture.sha256(file));
    assertThat(values.get("image/object/bbox/xmin"))
        .isEqualTo(edges(said, box -> box.xmin() / said.width()));
    assertThat(values.get("image/object/bbox/xmax"))
        .isEqualTo(edges(said, box -> box.xmax() / said.width()));
    assertThat(values.get("image/object/bbox/ymin"))
        .isEqualTo(edges(said, box -> box.ymin() / said.height()));
    assertThat(values.get("image/object/bbox/ymax"))
        .isEqualTo(edges(said, box -> box.ymax() / said.height()));
    assertThat(values.get("image/object/class/text"))
        .isEqualTo(said.objects().stream().map(AnnotatedObject::name).toList());
    assertThat(values.get("image/object/class/label")).hasSameSizeAs(said.objects());
    assertThat(values.get("image/object/difficult")).hasSameSizeAs(said.objects());
  }

  private static List<Float> edges(AnnotatedImage said, Function<Box, Double> edge) {
    return said.objects().stream().map(object -> edge.apply(object.box()).floatValue()).toList();
  }

  @Test
  void findsEverythingThatIsKnownOfAnObject() throws Exception {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("a.png"), PictureFiles.plain("png", 100, 50));
    Box box = new Box(10, 5, 60, 30);
    List<AnnotatedObject> objects =
        List.of(
            new AnnotatedObject(1, "cat", box, true, false, "Frontal", false, Double.NaN),
            new AnnotatedObject(2, "dog", box, false, true, "", false, Double.NaN));
    Annotations.writeVoc(
        List.of(new AnnotatedImage("a.png", "a.png", 100, 50, false, objects, images)),
        folder.resolve("xml"));
    Path out = folder.resolve("out");
    Conversion.of(new AnnotationSource(Kind.VOC, images, folder.resolve("xml")), out).run();
    Map<String, List<Object>> values = recordings(out).get(0).values();
    assertThat(values.get("image/object/difficult")).containsExactly(1L, 0L);
    assertThat(values.get("image/object/truncated")).containsExactly(0L, 1L);
    assertThat(values.get("image/object/view")).containsExactly("Frontal", "");
    assertThat(values.get("image/object/is_crowd")).containsExactly(0L, 0L);
    assertThat(values.get("image/object/class/text")).containsExactly("cat", "dog");
    assertThat(values.get("image/object/class/label")).containsExactly(1L, 2L);
    assertThat(values.get("image/source_id")).containsExactly("a.png");
    assertThat(values.get("image/object/area")).isEmpty();
  }

  @Test
  void findsCrowdsAreasAndIdsOfCoco() throws Exception {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("a.jpg"), PictureFiles.plain("jpg", 100, 50));
    String json =
        """
        {"images": [{"id": 397133, "file_name": "a.jpg", "width": 100, "height": 50}],
         "categories": [{"id": 18, "name": "dog"}],
         "annotations": [
          {"id": 1, "image_id": 397133, "category_id": 18, "bbox": [10, 5, 50, 25],
           "area": 702.1057, "iscrowd": 0},
          {"id": 2, "image_id": 397133, "category_id": 18, "bbox": [0, 0, 100, 50],
           "area": 4200, "iscrowd": 1}]}
        """;
    Path file = Files.writeString(folder.resolve("instances.json"), json);
    Path labels = Files.writeString(folder.resolve("map"), "item { id: 18 name: 'dog' }");
    Path out = folder.resolve("out");
    Conversion.of(new AnnotationSource(Kind.COCO, images, file), out).withLabels(labels).run();
    Map<String, List<Object>> values = recordings(out).get(0).values();
    assertThat(values.get("image/object/is_crowd")).containsExactly(0L, 1L);
    assertThat(values.get("image/object/area")).containsExactly(702.1057f, 4200f);
    assertThat(values.get("image/object/class/label")).containsExactly(18L, 18L);
    assertThat(values.get("image/source_id")).containsExactly("397133");
  }

  @ParameterizedTest
  @EnumSource(UnusualPicture.class)
  void decodesUnusualPicturesToThreeChannels(UnusualPicture picture) throws Exception {
    Path images = Files.createDirectories(folder.resolve("images"));
    byte[] file = picture.file();
    Files.write(images.resolve(picture.filename()), file);
    Path csv = folder.resolve("boxes.csv");
    Files.writeString(
        csv,
        "filename,width,height,class,xmin,ymin,xmax,ymax\n%s,48,32,cat,4,8,30,20\n"
            .formatted(picture.filename()));
    Path out = folder.resolve("out");
    ConversionReport report = Conversion.of(new AnnotationSource(Kind.CSV, images, csv), out).run();

    Recording recording = recordings(out).get(0);
    assertThat(recording.pixels()).isEqualTo(Shape.of(32, 48, 3));
    assertThat(recording.values().get("image/object/bbox/xmin")).containsExactly(4f / 48);
    assertThat(report.findings()).extracting(f -> f.kind()).isEqualTo(picture.notes());
    byte[] stored = RecordSets.pictures(RecordSets.files(out)).get(0).file();
    assertThat(stored.length == file.length).isEqualTo(picture.passesThrough());
    assertThat(Validation.run(RecordSets.files(out), null, true, 1).defects()).isEmpty();
  }

  private enum UnusualPicture {
    GREY_JPEG,
    CMYK_JPEG,
    SIXTEEN_BIT_PNG,
    ANIMATED_GIF,
    BMP,
    TIFF;

    byte[] file() throws Exception {
      return switch (this) {
        case GREY_JPEG -> PictureFiles.grey("jpg", 48, 32);
        case CMYK_JPEG -> PictureFiles.cmykJpeg(48, 32);
        case SIXTEEN_BIT_PNG -> PictureFiles.sixteenBits(48, 32);
        case ANIMATED_GIF -> PictureFiles.animatedGif(48, 32);
        case BMP -> PictureFiles.plain("bmp", 48, 32);
        case TIFF -> PictureFiles.plain("tiff", 48, 32);
      };
    }

    String filename() {
      return switch (this) {
        case GREY_JPEG, CMYK_JPEG -> "a.jpg";
        case SIXTEEN_BIT_PNG -> "a.png";
        case ANIMATED_GIF -> "a.gif";
        case BMP -> "a.bmp";
        case TIFF -> "a.tif";
      };
    }

    List<String> notes() {
      return switch (this) {
        case GREY_JPEG -> List.of("greyscale picture");
        case CMYK_JPEG -> List.of("CMYK picture");
        case SIXTEEN_BIT_PNG -> List.of("greyscale picture", "picture of many bits");
        case ANIMATED_GIF -> List.of("picture encoded anew", "animated picture");
        case BMP, TIFF -> List.of("picture encoded anew");
      };
    }

    boolean passesThrough() {
      return ordinal() <= SIXTEEN_BIT_PNG.ordinal();
    }
  }
}
