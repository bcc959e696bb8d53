package neva.detection.annotation;

import static neva.detection.annotation.Desk.object;
import static neva.detection.annotation.Desk.voc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import neva.image.ImageFormat;
import neva.image.ImageHeader;
import neva.io.BadInputException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files end in findings or a sentence: in no other exception, and in nothing printed. */
class MutationTest {

  private static final int MUTANTS = 200;
  private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog"));
  private static final ImageHeader HEADER =
      new ImageHeader(ImageFormat.JPEG, 640, 480, 3, 8, false, false, 6);

  @TempDir Path folder;

  private interface Reading {
    List<AnnotatedImage> read(Path file, Desk desk) throws IOException;
  }

  @Test
  void xml() throws IOException {
    String text =
        "<?xml version='1.0' encoding='utf-8'?>"
            + voc("a.jpg", 640, 480, object("cat", 1, 2.5, 30, 40), object("dog", 5, 6, 7, 8));
    survives("a.xml", text, Annotations::readVoc);
  }

  @Test
  void json() throws IOException {
    survives(
        "a.json",
        """
        {"images": [{"id": 1, "file_name": "a.jpg", "width": 640, "height": 480}],
         "annotations": [{"id": 1, "image_id": 1, "category_id": 2, "bbox": [1, 2.5, 30, 40],
                          "area": 12.5, "iscrowd": 0, "segmentation": [[1, 2, 3]]}],
         "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]}
        """,
        Annotations::readCoco);
  }

  @Test
  void csv() throws IOException {
    survives(
        "a.csv",
        "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640,480,\"cat\",1,2.5,30,40\n"
            + "b.jpg,640,480,,,,,\n",
        Annotations::readCsv);
  }

  @Test
  void yolo() throws IOException {
    new Desk(folder).put("classes.txt", "cat\ndog\n");
    survives(
        "a.txt",
        "0 0.5 0.5 0.25 0.25\n1 1e-1 .2 0.1 0.1\n",
        (file, desk) -> Annotations.readYolo(folder, folder, desk));
  }

  @Test
  void yaml() throws IOException {
    new Desk(folder).put("a.txt", "0 0.5 0.5 0.25 0.25\n");
    for (String names :
        List.of("names: ['cat', \"d\\u00f6g\"]\n", "names:\n  0: cat\n  1: dog # x\n")) {
      survives(
          "data.yaml", "nc: 2\n" + names, (file, desk) -> Annotations.readYolo(file, folder, desk));
    }
  }

  @Test
  void labelMap() throws IOException {
    survives(
        "a.pbtxt",
        "# map\nitem { id: 1 name: 'c\\141t' display_name: \"Cat\" keypoints { id: 3 } }\n"
            + "item: < id: 2, name: 'dog' >\n",
        (file, desk) -> {
          LabelMap map = LabelMap.read(file);
          assertThat(LabelMap.parse(map.text(), "text")).isEqualTo(map);
          return List.of();
        });
  }

  private void survives(String name, String text, Reading reading) throws IOException {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed));
    try {
      for (int seed = 0; seed < MUTANTS; seed++) {
        byte[] mutant = mutant(whole, new Random(seed));
        Path file = new Desk(folder).put(name, mutant);
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(5), () -> survives(file, reading), "mutant " + seed);
      }
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString()).isEmpty();
  }

  private void survives(Path file, Reading reading) {
    Desk desk = new Desk(folder);
    assertThatCode(() -> check(reading.read(file, desk), desk))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).isExactlyInstanceOf(BadInputException.class));
    assertThat(desk.findings())
        .extracting(Finding::sentence)
        .filteredOn(sentence -> sentence.length() > 1000 || !sentence.contains("found"))
        .isEmpty();
  }

  private static void check(List<AnnotatedImage> images, Desk desk) {
    for (AnnotatedImage image : images) {
      CheckedImage checked = new AnnotationCheck(LABELS, desk).check(image, HEADER);
      assertThat(checked.rejected() + checked.image().objects().size())
          .isEqualTo(image.rejected() + image.objects().size());
      assertThat(checked.image().objects())
          .extracting(AnnotatedObject::box)
          .allMatch(box -> box.overhang(640, 480) <= 0 && box.width() > 0 && box.height() > 0);
    }
  }

  /** One to three bytes flipped, a piece cut out, repeated, moved or the end cut off. */
  private static byte[] mutant(byte[] whole, Random random) {
    byte[] mutant = whole.clone();
    for (int i = random.nextInt(3); i >= 0 && mutant.length > 0; i--) {
      int from = random.nextInt(mutant.length);
      int to = Math.min(mutant.length, from + 1 + random.nextInt(40));
      byte[] piece = Arrays.copyOfRange(mutant, from, to);
      switch (random.nextInt(6)) {
        case 0 -> mutant[from] = (byte) random.nextInt(256);
        case 1 -> mutant[from] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutant = spliced(mutant, from, to, new byte[0]);
        case 3 -> mutant = spliced(mutant, from, from, piece);
        case 4 -> mutant = spliced(mutant, from, from, repeated(piece, 2_000));
        default -> mutant = Arrays.copyOf(mutant, from);
      }
    }
    return mutant;
  }

  private static byte[] spliced(byte[] whole, int from, int to, byte[] middle) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(whole, 0, from);
    spliced.writeBytes(middle);
    spliced.write(whole, to, whole.length - to);
    return spliced.toByteArray();
  }

  private static byte[] repeated(byte[] piece, int times) {
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      repeated.writeBytes(piece);
    }
    return repeated.toByteArray();
  }
}
