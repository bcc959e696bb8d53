package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoReaderTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  private List<AnnotatedImage> read(String json) throws IOException {
    return Annotations.readCoco(desk.put("set.json", json.replace('\'', '"')), desk);
  }

  /** Two pictures and two categories around these annotations. */
  private List<AnnotatedImage> readAnnotations(String annotations) throws IOException {
    return read(
        """
        {'annotations': [%s],
         'categories': [{'id': 18, 'name': 'dog'}, {'id': 1, 'name': 'person'}],
         'images': [{'id': 7, 'file_name': 'a.jpg', 'width': 640, 'height': 480},
                    {'id': 9, 'file_name': 'b.jpg', 'width': 100, 'height': 50}]}
        """
            .formatted(annotations));
  }

  @Test
  void joinsListsThatComeInAnyOrder() throws IOException {
    List<AnnotatedImage> images =
        readAnnotations(
            """
            {'segmentation': [[1, 2, [3]]], 'bbox': [10, 20.5, 30, 40], 'area': 600.25,
             'iscrowd': 0, 'image_id': 7, 'category_id': 18, 'id': 1},
            {'segmentation': {'counts': [1, 2], 'size': [480, 640]}, 'id': 2, 'iscrowd': 1,
             'category_id': 1, 'image_id': 7, 'bbox': [0, 0, 640, 480]}
            """);

    assertThat(images)
        .containsExactly(
            new AnnotatedImage(
                "a.jpg",
                "7",
                640,
                480,
                false,
                List.of(
                    new AnnotatedObject(
                        1, "dog", new Box(10, 20.5, 40, 60.5), false, false, "", false, 600.25),
                    new AnnotatedObject(
                        2, "person", new Box(0, 0, 640, 480), false, false, "", true, Double.NaN)),
                folder.resolve("set.json")),
            new AnnotatedImage(
                "b.jpg", "9", 100, 50, false, List.of(), folder.resolve("set.json")));
    desk.heardNothing();
  }

  @Test
  void comparesIdsAsNumbers() throws IOException {
    assertThat(
            readAnnotations("{'bbox': [1, 2, 3, 4], 'image_id': '7', 'category_id': 18.0}")
                .get(0)
                .objects())
        .hasSize(1);
    desk.heardNothing();
  }

  @Test
  void reportsAnnotationsThatBelongNowhere() throws IOException {
    List<AnnotatedImage> images =
        readAnnotations(
            """
            {'id': 1, 'bbox': [1, 2, 3, 4], 'image_id': 8, 'category_id': 18},
            {'id': 2, 'bbox': [1, 2, 3, 4], 'image_id': 7, 'category_id': 2},
            {'id': 3, 'bbox': [1, 2, 3, 4], 'category_id': 18},
            {'id': 4, 'bbox': [1, 2, 3, 4], 'image_id': 9}
            """);

    assertThat(images).extracting(AnnotatedImage::rejected).containsExactly(1, 1);
    desk.heard(
        "unknown class | set.json, object 2 (a.jpg), category_id: expected an id of the categories, found 2; object left out",
        "unknown class | set.json, object 4 (b.jpg), category_id: expected an id of the categories, found none; object left out",
        "unknown picture | set.json, object 1, image_id: expected an id of the images, found 8; object left out",
        "unknown picture | set.json, object 3, image_id: expected an id of the images, found none; object left out");
  }

  @Test
  void reportsBoxesThatAreNone() throws IOException {
    List<AnnotatedImage> images =
        readAnnotations(
            """
            {'bbox': [1, 2, 3], 'image_id': 7, 'category_id': 18},
            {'bbox': [], 'image_id': 7, 'category_id': 18},
            {'bbox': [1, 'two', 3, 4], 'image_id': 7, 'category_id': 18},
            {'bbox': [[1, 2], 3, 4, null], 'image_id': 7, 'category_id': 18},
            {'bbox': 5, 'image_id': 7, 'category_id': 18},
            {'bbox': ['1', '2', '3', '4'], 'image_id': 7, 'category_id': 18}
            """);

    assertThat(images.get(0).objects()).extracting(AnnotatedObject::number).containsExactly(6);
    assertThat(images.get(0).rejected()).isEqualTo(5);
    desk.heard(
        "no box | set.json, object 1, bbox/height: expected a number, found none; object left out",
        "no box | set.json, object 2, bbox/x: expected a number, found none; object left out",
        "not a number | set.json, object 3, bbox/y: expected a number, found \"two\"; object left out",
        "no box | set.json, object 4, bbox/x: expected a number, found none; object left out",
        "no box | set.json, object 5, bbox/x: expected a number, found none; object left out");
  }

  @Test
  void leavesOutWhatTwoEntriesClaim() throws IOException {
    List<AnnotatedImage> images =
        read(
            """
            {'images': [{'id': 1, 'file_name': 'a.jpg'}, {'id': 1, 'file_name': 'b.jpg'},
                        {'id': 2, 'file_name': 'c.jpg'}, {'id': 2, 'file_name': 'c.jpg'},
                        {'id': 3, 'file_name': 'c.jpg'}, {'file_name': 'd.jpg'}, {'id': 4}],
             'categories': [{'id': 1, 'name': 'cat'}, {'id': 2, 'name': 'dog'},
                            {'id': 2, 'name': 'cow'}, {'id': 3}],
             'annotations': [{'id': 5, 'bbox': [1, 2, 3, 4], 'image_id': 1, 'category_id': 1},
                             {'id': 5, 'bbox': [1, 2, 3, 4], 'image_id': 2, 'category_id': 1},
                             {'id': 6, 'bbox': [1, 2, 3, 4], 'image_id': 2, 'category_id': 2},
                             {'id': 7, 'bbox': [1, 2, 3, 4], 'image_id': 3, 'category_id': 1},
                             {'id': 8, 'bbox': [1, 2, 3, 4], 'image_id': 4, 'category_id': 1}]}
            """);

    assertThat(images).hasSize(1);
    assertThat(images.get(0).filename()).isEqualTo("c.jpg");
    assertThat(images.get(0).sourceId()).isEqualTo("2");
    assertThat(images.get(0).objects()).hasSize(1);
    assertThat(images.get(0).rejected()).isEqualTo(2);
    desk.heard(
        "duplicate id | set.json (b.jpg), images[2] id: expected an id of its own, found 1 of \"a.jpg\" too; both pictures left out",
        "no id | set.json, images[6] id: expected a number, found none; picture left out",
        "no file name | set.json, images[7] file_name: expected the name of a picture, found none; picture left out",
        "duplicate id | set.json, categories[3] id: expected an id of its own, found 2 of \"dog\" and \"cow\"; both categories left out",
        "no class | set.json, categories[4]: expected an id and a name, found none; category left out",
        "duplicate id | set.json, annotations id: expected each id once, found 5 twice; all objects kept",
        "unknown class | set.json, object 3 (c.jpg), category_id: expected an id of the categories, found 2; object left out",
        "duplicate file | set.json (c.jpg), images file_name: expected each picture once, found ids 2 and 3 of one file; the second and its objects left out");
  }

  @Test
  void refusesNamesThatLeaveTheFolder() throws IOException {
    assertThat(
            read(
                """
                {'images': [{'id': 1, 'file_name': '../a.jpg'}, {'id': 2, 'file_name': 'x/./b.jpg'}],
                 'categories': [], 'annotations': []}
                """))
        .extracting(AnnotatedImage::filename)
        .containsExactly("x/b.jpg");
    desk.heard(
        "path leaves the folder | set.json (../a.jpg), images[1] file_name: expected a name within the folder of pictures, found \"../a.jpg\"; picture left out");
  }

  @Test
  void refusesAFileThatIsCutOffOrSomethingElse() {
    refuses(
        "{'images': [], 'annotations': [], 'categories': [{'id': 1",
        "line 1, column 58: expected the JSON of COCO instances, found an error: Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 50).");
    refuses("{'images': []}", "found no annotations and no categories");
    refuses("[{'image_id': 1, 'bbox': [1, 2, 3, 4]}]", "found no annotations and no categories");
    refuses("{'images': {}, 'annotations': [], 'categories': []}", "found no images");
    refuses(
        "{'images': [1], 'annotations': [], 'categories': []}",
        "expected entry 1 of images to be an object, found \"1\"");
    refuses("", "found no annotations and no categories and no images");
    refuses("<annotation/>", "expected the JSON of COCO instances, found an error");
    refuses("{'x': " + "[".repeat(100_000), "found an error");
  }

  private void refuses(String json, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> read(json))
        .withMessageStartingWith(folder.resolve("set.json").toString())
        .withMessageContaining(message);
  }

  @Test
  void readsOtherEncodings() throws IOException {
    String json =
        "{\"images\": [{\"id\": 1, \"file_name\": \"Bär.jpg\"}], \"annotations\": [], \"categories\": []}";
    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Path file = desk.put("set.json", "\uFEFF" + json, charset);
      assertThat(Annotations.readCoco(file, desk).get(0).filename()).isEqualTo("Bär.jpg");
    }
    desk.heardNothing();
  }

  /** Ground truth that pycocotools read, held against the tree of the same file. */
  @Test
  void readsWhatATreeHolds() throws IOException {
    Path file = SharedData.file("golden/coco_synth_gt.json");
    JsonNode tree = new ObjectMapper().readTree(file.toFile());

    List<AnnotatedImage> images = Annotations.readCoco(file);

    assertThat(images).hasSize(tree.get("images").size());
    List<String> expected = new ArrayList<>();
    for (JsonNode a : tree.get("annotations")) {
      expected.add(
          "%s %s %s %s %s"
              .formatted(
                  a.get("image_id").asText(),
                  a.get("bbox").get(0).asDouble(),
                  a.get("bbox").get(1).asDouble() + a.get("bbox").get(3).asDouble(),
                  a.get("area").asDouble(),
                  a.get("iscrowd").asInt() == 1));
    }
    assertThat(images)
        .flatExtracting(
            i ->
                i.objects().stream()
                    .map(
                        o ->
                            "%s %s %s %s %s"
                                .formatted(
                                    i.sourceId(),
                                    o.box().xmin(),
                                    o.box().ymax(),
                                    o.area(),
                                    o.crowd()))
                    .toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
