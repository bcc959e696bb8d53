package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neva.checkpoint.SharedData;
import org.junit.jupiter.api.Test;

/** 200 annotated pictures, and the tables that Python made of them. */
class RaccoonTest {

  private static Map<String, List<Box>> boxes(List<AnnotatedImage> images) {
    Map<String, List<Box>> boxes = new TreeMap<>();
    for (AnnotatedImage image : images) {
      boxes.put(
          "%s %d x %d".formatted(image.filename(), image.width(), image.height()),
          image.objects().stream().map(AnnotatedObject::box).toList());
    }
    return boxes;
  }

  @Test
  void saysTheSameInXmlAndInTables() throws IOException {
    Path folder = SharedData.file("raccoon");

    List<AnnotatedImage> voc = Annotations.readVoc(folder.resolve("annotations"));
    List<AnnotatedImage> all = Annotations.readCsv(folder.resolve("raccoon_labels.csv"));
    List<AnnotatedImage> parts =
        new ArrayList<>(Annotations.readCsv(folder.resolve("train_labels.csv")));
    parts.addAll(Annotations.readCsv(folder.resolve("test_labels.csv")));

    assertThat(voc).hasSize(200);
    assertThat(voc.stream().mapToInt(image -> image.objects().size()).sum()).isEqualTo(217);
    assertThat(boxes(voc)).isEqualTo(boxes(all)).isEqualTo(boxes(parts));
    assertThat(voc)
        .flatExtracting(AnnotatedImage::objects)
        .extracting(AnnotatedObject::name)
        .containsOnly("raccoon");
  }
}
