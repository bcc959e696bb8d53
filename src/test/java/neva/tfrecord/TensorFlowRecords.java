package neva.tfrecord;

import java.nio.ByteBuffer;
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
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.Iterator;
import org.tensorflow.op.data.IteratorGetNext;
import org.tensorflow.op.io.ParseSingleExample;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** TensorFlow's own ops for record files and Examples. */
final class TensorFlowRecords {

  private static final List<Class<? extends TType>> STRINGS = List.of(TString.class);
  private static final List<Shape> SCALARS = List.of(Shape.scalar());

  private TensorFlowRecords() {}

  /** {@code compression} is "", "GZIP" or "ZLIB". */
  static List<byte[]> read(Path file, String compression) {
    List<byte[]> records = new ArrayList<>();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      // The wrapped op is version 2, which TensorFlow 2.18 fails to build again when it optimizes.
      Operand<TType> dataset =
          graph
              .opBuilder("TFRecordDataset", "records", tf.scope())
              .addInput(tf.constant(file.toString()).asOutput())
              .addInput(tf.constant(compression).asOutput())
              .addInput(tf.constant(0L).asOutput())
              .build()
              .output(0);
      Iterator iterator = tf.data.iterator("", "", STRINGS, SCALARS);
      Op start = tf.data.makeIterator(dataset, iterator);
      IteratorGetNext next = tf.data.iteratorGetNext(iterator, STRINGS, SCALARS);
      try (Session session = new Session(graph)) {
        session.runner().addTarget(start).run().close();
        while (true) {
          try (Result result = session.runner().fetch(next.components().get(0)).run()) {
            records.add(((TString) result.get(0)).asBytes().getObject());
          }
        }
      }
    } catch (TFOutOfRangeException e) {
      return records; // how an iterator ends
    }
  }

  static void write(Path file, List<byte[]> records, String compression) {
    try (Graph graph = new Graph();
        TString tensor =
            TString.tensorOfBytes(NdArrays.vectorOfObjects(records.toArray(byte[][]::new)))) {
      Ops tf = Ops.create(graph);
      Operand<TString> components = tf.constantOf(tensor); // [records]
      Operand<? extends TType> dataset = tf.data.tensorSliceDataset(List.of(components), SCALARS);
      Op write =
          tf.data.datasetToTfRecord(
              dataset, tf.constant(file.toString()), tf.constant(compression));
      try (Session session = new Session(graph)) {
        session.runner().addTarget(write).run().close();
      }
    }
  }

  /**
   * The values that parse_single_example finds in a record, with 64-bit integers as Long, floats as
   * Float and byte strings as ByteBuffer. It fails where a type is another than is said here.
   */
  static Map<String, List<?>> parse(byte[] record, Map<String, Features.Type> types) {
    List<String> keys = List.copyOf(types.keySet());
    try (Graph graph = new Graph();
        TString serialized = TString.tensorOfBytes(NdArrays.scalarOfObject(record))) {
      Ops tf = Ops.create(graph);
      ParseSingleExample parse =
          tf.io.parseSingleExample(
              tf.constantOf(serialized),
              List.of(),
              (long) keys.size(),
              keys,
              List.of(),
              keys.stream().<Class<? extends TType>>map(key -> type(types.get(key))).toList(),
              List.of());
      try (Session session = new Session(graph)) {
        Session.Runner runner = session.runner();
        for (Output<?> values : parse.sparseValues()) {
          runner.fetch(values);
        }
        try (Result result = runner.run()) {
          Map<String, List<?>> found = new LinkedHashMap<>();
          for (int i = 0; i < keys.size(); i++) {
            found.put(keys.get(i), values((TType) result.get(i)));
          }
          return found;
        }
      }
    }
  }

  private static Class<? extends TType> type(Features.Type type) {
    return switch (type) {
      case INTS -> TInt64.class;
      case FLOATS -> TFloat32.class;
      case BYTES -> TString.class;
      case EMPTY -> throw new IllegalArgumentException("a key needs a type");
    };
  }

  private static List<?> values(TType tensor) {
    NdArray<?> array = tensor instanceof TString texts ? texts.asBytes() : (NdArray<?>) tensor;
    List<Object> values = new ArrayList<>();
    for (NdArray<?> scalar : array.scalars()) {
      Object value = scalar.getObject();
      values.add(value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
    }
    return values;
  }
}
