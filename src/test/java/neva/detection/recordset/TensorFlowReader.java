package neva.detection.recordset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.Iterator;
import org.tensorflow.op.data.IteratorGetNext;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.op.io.ParseSingleExample;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * Reads record files with TensorFlow's own ops alone: TFRecordDataset, parse_single_example and
 * decode_image to three channels, as the Object Detection API's decoder does.
 */
final class TensorFlowReader {

  private static final Map<String, Class<? extends TType>> KEYS = keys();

  private static Map<String, Class<? extends TType>> keys() {
    Map<String, Class<? extends TType>> keys = new LinkedHashMap<>();
    for (String key :
        List.of(
            "image/format",
            "image/filename",
            "image/source_id",
            "image/key/sha256",
            "image/object/class/text",
            "image/object/view")) {
      keys.put(key, TString.class);
    }
    for (String key :
        List.of(
            "image/height",
            "image/width",
            "image/object/class/label",
            "image/object/difficult",
            "image/object/truncated",
            "image/object/is_crowd")) {
      keys.put(key, TInt64.class);
    }
    for (String key : List.of("bbox/xmin", "bbox/xmax", "bbox/ymin", "bbox/ymax", "area")) {
      keys.put("image/object/" + key, TFloat32.class);
    }
    return keys;
  }

  /**
   * A record.
   *
   * @param values by key: String, Long or Float, empty where there are none
   * @param pixels shape of the decoded picture, [h, w, 3]
   */
  record Recording(Map<String, List<Object>> values, Shape pixels) {}

  private TensorFlowReader() {}

  static List<Recording> read(Path file) {
    List<Class<? extends TType>> strings = List.of(TString.class);
    List<Shape> scalars = List.of(Shape.scalar());
    List<Recording> recordings = new ArrayList<>();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      // The wrapped op is version 2, which TensorFlow 2.18 fails to build again when it optimizes.
      Operand<TType> dataset =
          graph
              .opBuilder("TFRecordDataset", "records", tf.scope())
              .addInput(tf.constant(file.toString()).asOutput())
              .addInput(tf.constant("").asOutput())
              .addInput(tf.constant(0L).asOutput())
              .build()
              .output(0);
      Iterator iterator = tf.data.iterator("", "", strings, scalars);
      Op start = tf.data.makeIterator(dataset, iterator);
      IteratorGetNext next = tf.data.iteratorGetNext(iterator, strings, scalars);
      @SuppressWarnings("unchecked")
      Operand<TString> record = (Operand<TString>) next.components().get(0);
      List<Output<?>> fetched = fetched(tf, record);
      session.runner().addTarget(start).run().close();
      while (true) {
        recordings.add(recording(session, fetched));
      }
    } catch (TFOutOfRangeException e) {
      return recordings; // how an iterator ends
    }
  }

  private static List<Output<?>> fetched(Ops tf, Operand<TString> record) {
    ParseSingleExample parsed =
        tf.io.parseSingleExample(
            record,
            List.of(tf.constant("")),
            (long) KEYS.size(),
            List.copyOf(KEYS.keySet()),
            List.of("image/encoded"),
            List.copyOf(KEYS.values()),
            List.of(Shape.scalar()));
    @SuppressWarnings("unchecked")
    Operand<TString> encoded = (Operand<TString>) parsed.denseValues().get(0);
    List<Output<?>> fetched = new ArrayList<>(parsed.sparseValues());
    fetched.add(tf.image.decodeImage(encoded, TUint8.class, DecodeImage.channels(3L)).asOutput());
    return fetched;
  }

  private static Recording recording(Session session, List<Output<?>> fetched) {
    Session.Runner runner = session.runner();
    fetched.forEach(runner::fetch);
    try (Result result = runner.run()) {
      Map<String, List<Object>> values = new LinkedHashMap<>();
      int i = 0;
      for (String key : KEYS.keySet()) {
        values.put(key, values((TType) result.get(i++)));
      }
      return new Recording(values, result.get(i).shape());
    }
  }

  private static List<Object> values(TType tensor) {
    List<Object> values = new ArrayList<>();
    NdArray<?> array = tensor instanceof TString texts ? texts.asBytes() : (NdArray<?>) tensor;
    for (NdArray<?> scalar : array.scalars()) {
      Object value = scalar.getObject();
      values.add(value instanceof byte[] b ? new String(b, StandardCharsets.UTF_8) : value);
    }
    return values;
  }
}
