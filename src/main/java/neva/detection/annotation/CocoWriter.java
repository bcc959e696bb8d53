package neva.detection.annotation;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes COCO instances; see {@link Annotations#writeCoco(List, LabelMap, java.nio.file.Path)}. */
final class CocoWriter {

  private final List<AnnotatedImage> images;
  private final LabelMap labels;
  private final boolean sourceIds;

  CocoWriter(List<AnnotatedImage> images, LabelMap labels) {
    this.images = images;
    this.labels = labels;
    this.sourceIds = areIds(images);
  }

  /** Whether the sources' own names of the pictures are numbers, as COCO wants them, and differ. */
  private static boolean areIds(List<AnnotatedImage> images) {
    Set<String> seen = new HashSet<>();
    return images.stream()
        .map(AnnotatedImage::sourceId)
        .allMatch(id -> id.matches("0|[1-9]\\d{0,17}") && seen.add(id));
  }

  void write(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      writeImages(json);
      writeAnnotations(json);
      writeCategories(json);
      json.writeEndObject();
    }
  }

  private long id(int index) {
    return sourceIds ? Long.parseLong(images.get(index).sourceId()) : index + 1;
  }

  private void writeImages(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(CocoJson.IMAGES);
    for (int i = 0; i < images.size(); i++) {
      json.writeStartObject();
      json.writeNumberField("id", id(i));
      json.writeStringField("file_name", FileNames.required(images.get(i)));
      json.writeNumberField("width", images.get(i).width());
      json.writeNumberField("height", images.get(i).height());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeAnnotations(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(CocoJson.ANNOTATIONS);
    int number = 1;
    for (int i = 0; i < images.size(); i++) {
      AnnotatedImage image = images.get(i).inPixels();
      for (AnnotatedObject object : image.objects()) {
        writeAnnotation(json, number++, id(i), labels.required(object, image), object);
      }
    }
    json.writeEndArray();
  }

  private static void writeAnnotation(
      JsonGenerator json, int number, long image, int category, AnnotatedObject object)
      throws IOException {
    Box box = object.box();
    json.writeStartObject();
    json.writeNumberField("id", number);
    json.writeNumberField("image_id", image);
    json.writeNumberField("category_id", category);
    json.writeFieldName("bbox");
    json.writeArray(new double[] {box.xmin(), box.ymin(), box.width(), box.height()}, 0, 4);
    json.writeNumberField("area", Double.isNaN(object.area()) ? box.area() : object.area());
    json.writeNumberField("iscrowd", object.crowd() ? 1 : 0);
    json.writeEndObject();
  }

  private void writeCategories(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(CocoJson.CATEGORIES);
    for (LabelMap.Item item : labels.items()) {
      json.writeStartObject();
      json.writeNumberField("id", item.id());
      json.writeStringField("name", item.displayName());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
