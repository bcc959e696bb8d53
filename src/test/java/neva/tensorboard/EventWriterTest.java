package neva.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import neva.tfrecord.CorruptRecordException;
import neva.tfrecord.TFRecordReader;
import neva.tfrecord.TFRecordWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.TensorProto;

class EventWriterTest {

  private static final GraphDef GRAPH =
      GraphDef.newBuilder().addNode(NodeDef.newBuilder().setName("x").setOp("NoOp")).build();

  @TempDir Path runs;

  @Test
  void beginsWithTheVersionInAFileNamedByTime() throws IOException {
    long before = System.currentTimeMillis() / 1000;
    Path logs = runs.resolve("cifar/logs/train");
    EventWriter.open(logs).close();

    Event first = EventReader.read(logs).get(0);

    assertThat(first.getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(first.getSourceMetadata().getWriter()).isEqualTo("neva.tensorboard");
    assertThat(first.getWallTime()).isBetween((double) before, before + 60.0);
    String name = fileNames(logs).get(0);
    assertThat(name)
        .matches("events\\.out\\.tfevents\\.\\d{10}\\..+\\." + ProcessHandle.current().pid());
    assertThat(Long.parseLong(name.split("\\.")[3])).isBetween(before, before + 60);
  }

  @Test
  void writesTheBytesOfAScalarAsTensorFlow2Does() throws IOException {
    Path logs = runs.resolve("logs");
    try (EventWriter writer = EventWriter.open(logs)) {
      writer.scalar("loss", 3, 0.5);
    }

    // Fields by hand: 2 step = 3, 5 summary { 1 value { 1 tag, 8 tensor { 1 dtype FLOAT, 2 shape
    // {},
    // 5 float_val [0.5] }, 9 metadata { 1 plugin_data { 1 "scalars" } } } }; wall_time is left out.
    String expected =
        "10032a210a1f"
            + ("0a04" + "6c6f7373")
            + ("420a" + "0801" + "1200" + "2a04" + "0000003f")
            + ("4a0b" + "0a09" + "0a07" + "7363616c617273");
    assertThat(HexFormat.of().formatHex(lastRecord(EventFiles.at(logs).get(0))))
        .hasSize(2 * 9 + expected.length())
        .endsWith(expected);
  }

  @Test
  void writesScalarsAsFloatsIncludingNaNAndInfinity() throws IOException {
    TensorProto tensor = only(writer -> writer.scalar("loss", 1, 0.1), "scalars");

    assertThat(tensor.getDtype()).isEqualTo(DataType.DT_FLOAT);
    assertThat(tensor.getTensorShape().getDimCount()).isZero();
    assertThat(tensor.getFloatValList()).containsExactly(0.1f);

    Path logs = runs.resolve("odd");
    try (EventWriter writer = EventWriter.open(logs)) {
      writer.scalar("loss", 1, Double.NaN);
      writer.scalar("loss", 2, Double.NEGATIVE_INFINITY);
    }
    assertThat(EventReader.scalars(logs, "loss"))
        .containsExactly(
            new ScalarPoint(1, Double.NaN), new ScalarPoint(2, Double.NEGATIVE_INFINITY));
  }

  @Test
  void writesHistogramsAsThirtyRowsOfThreeDoubles() throws IOException {
    float[] values = {0, 1, 2, 30, Float.NaN, Float.POSITIVE_INFINITY};

    TensorProto tensor = only(writer -> writer.histogram("weights", 0, values), "histograms");

    assertThat(tensor.getDtype()).isEqualTo(DataType.DT_DOUBLE);
    assertShape(tensor, 30, 3);
    double[] rows = new double[90];
    tensor
        .getTensorContent()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .get(rows);
    assertThat(Arrays.copyOf(rows, 9)).containsExactly(0, 1, 1, 1, 2, 1, 2, 3, 1);
    assertThat(Arrays.copyOfRange(rows, 87, 90)).containsExactly(29, 30, 1);
  }

  @Test
  void writesImagesAsSizeAndPngs() throws IOException {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(3, 2, 0xff8000);

    TensorProto tensor = only(writer -> writer.image("worst", 7, List.of(image, image)), "images");

    assertThat(tensor.getDtype()).isEqualTo(DataType.DT_STRING);
    assertShape(tensor, 4);
    assertThat(tensor.getStringVal(0).toStringUtf8()).isEqualTo("4");
    assertThat(tensor.getStringVal(1).toStringUtf8()).isEqualTo("3");
    byte[] png = tensor.getStringVal(3).toByteArray();
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(3, 2)).isEqualTo(0xffff8000);
  }

  @Test
  void writesTextAsOneString() throws IOException {
    TensorProto tensor = only(writer -> writer.text("config", 0, "**lr** 0,1 – ok"), "text");

    assertThat(tensor.getDtype()).isEqualTo(DataType.DT_STRING);
    assertThat(tensor.getTensorShape().getDimCount()).isZero();
    assertThat(tensor.getStringVal(0).toStringUtf8()).isEqualTo("**lr** 0,1 – ok");
  }

  @Test
  void writesAPrCurveAsSixRowsOfFloats() throws IOException {
    float[] scores = {0.1f, 0.4f, 0.35f, 0.8f};
    boolean[] positive = {false, false, true, true};

    TensorProto tensor = only(writer -> writer.prCurve("circle", 3, scores, positive), "pr_curves");

    assertThat(tensor.getDtype()).isEqualTo(DataType.DT_FLOAT);
    assertShape(tensor, 6, 201);
    float[] rows = new float[6 * 201];
    tensor
        .getTensorContent()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(rows);
    float[][] atThree = new float[6][];
    for (int row = 0; row < 6; row++) {
      atThree[row] = new float[] {rows[row * 201], rows[row * 201 + 81], rows[row * 201 + 200]};
    }
    // true positives, false positives, true negatives, false negatives, precision, recall
    assertThat(atThree)
        .isDeepEqualTo(
            new float[][] {{2, 1, 0}, {2, 0, 0}, {0, 2, 2}, {0, 1, 2}, {0.5f, 1, 0}, {1, 0.5f, 0}});
    // PrCurvePluginData { 2 num_thresholds 201 }; version 0 is left out
    Summary.Value value = EventReader.read(runs.resolve("only")).get(1).getSummary().getValue(0);
    assertThat(value.getMetadata().getPluginData().getContent().toByteArray())
        .containsExactly(0x10, 0xc9, 0x01);
  }

  @Test
  void writesTheGraphOnceInAFolder() throws IOException {
    Path logs = runs.resolve("logs");
    for (int part = 0; part < 2; part++) {
      try (EventWriter writer = EventWriter.open(logs)) {
        writer.graph(GRAPH);
        writer.graph(GRAPH);
      }
    }

    List<Event> graphs = EventReader.read(logs).stream().filter(Event::hasGraphDef).toList();
    assertThat(graphs).hasSize(1);
    assertThat(GraphDef.parseFrom(graphs.get(0).getGraphDef())).isEqualTo(GRAPH);
  }

  @Test
  void keepsStepsIncreasingAfterAResumeFromAnOlderCheckpoint() throws IOException {
    Path logs = runs.resolve("logs");
    logSteps(logs, 1, 50);
    logSteps(logs, 31, 70); // resumed from the checkpoint of step 30

    assertThat(EventReader.read(logs))
        .filteredOn(Event::hasSummary)
        .extracting(Event::getStep)
        .containsExactlyElementsOf(steps(1, 70));
    assertThat(EventReader.scalars(logs, "loss"))
        .extracting(ScalarPoint::step)
        .containsExactlyElementsOf(steps(1, 70));
  }

  @Test
  void writesAgainWhatAKilledRunWroteByHalf() throws IOException {
    Path logs = runs.resolve("logs");
    logSteps(logs, 1, 5);
    Path file = EventFiles.at(logs).get(0);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    logSteps(logs, 3, 6);

    assertThat(EventReader.scalars(logs, "loss"))
        .extracting(ScalarPoint::step)
        .containsExactlyElementsOf(steps(1, 6));
  }

  @Property(tries = 30)
  void neverWritesAStepOfATagTwice(@ForAll List<@IntRange(max = 20) Integer> starts)
      throws IOException {
    Path logs = Files.createTempDirectory("neva");
    try {
      for (int start : starts.subList(0, Math.min(4, starts.size()))) {
        logSteps(logs, start, start + 5);
      }
      List<Long> written =
          EventReader.read(logs).stream().filter(Event::hasSummary).map(Event::getStep).toList();
      assertThat(written).isSorted().doesNotHaveDuplicates();
    } finally {
      for (Path file : EventFiles.at(logs)) {
        Files.delete(file);
      }
      Files.delete(logs);
    }
  }

  @Test
  void keepsTheStepsOfEachTagApart() throws IOException {
    Path logs = runs.resolve("logs");
    try (EventWriter writer = EventWriter.open(logs)) {
      writer.scalar("loss", 100, 1);
      writer.scalar("accuracy", 50, 1);
      writer.scalar("loss", 100, 2);
    }

    assertThat(EventReader.scalars(logs, "loss")).containsExactly(new ScalarPoint(100, 1));
    assertThat(EventReader.scalars(logs, "accuracy")).containsExactly(new ScalarPoint(50, 1));
  }

  @Test
  void namesEveryFilePastThoseThereEvenWhenTheClockIsBehind() throws IOException {
    Path logs = Files.createDirectory(runs.resolve("logs"));
    Files.createFile(logs.resolve("events.out.tfevents.4102444800.elsewhere.1.v2"));
    EventWriter.open(logs).close();
    EventWriter.open(logs).close();

    assertThat(fileNames(logs).get(1)).startsWith("events.out.tfevents.4102444801.");
    assertThat(fileNames(logs).get(2)).startsWith("events.out.tfevents.4102444802.");
  }

  @Test
  void showsFlushedEventsWhileItIsOpen() throws IOException {
    Path logs = runs.resolve("logs");
    try (EventWriter writer = EventWriter.open(logs)) {
      writer.scalar("loss", 1, 1);
      writer.flush();
      assertThat(EventReader.scalars(logs, "loss")).hasSize(1);
      writer.scalar("loss", 2, 1);
      writer.sync();
      assertThat(EventReader.scalars(logs, "loss")).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 40})
  void cutsTheZerosThatAPowerFailureLeft(int bytesOfAHalfRecord) throws IOException {
    Path logs = runs.resolve("logs");
    logSteps(logs, 1, 5);
    Path file = EventFiles.at(logs).get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] half = Arrays.copyOf(lastFrame(file), bytesOfAHalfRecord);
    ByteBuffer damaged = ByteBuffer.allocate(whole.length + 5000).put(whole).put(half);
    Files.write(file, damaged.array());

    logSteps(logs, 3, 6);

    assertThat(file).hasBinaryContent(whole);
    assertThat(EventReader.scalars(logs, "loss"))
        .extracting(ScalarPoint::step)
        .containsExactlyElementsOf(steps(1, 6));
  }

  @Test
  void emptiesAFileOfWhichOnlyTheLengthIsLeft() throws IOException {
    Path logs = Files.createDirectory(runs.resolve("logs"));
    Path file = Files.write(logs.resolve("events.out.tfevents.1"), new byte[100]);
    logSteps(logs, 1, 2);
    assertThat(file).isEmptyFile();
    assertThat(EventReader.scalars(logs, "loss")).hasSize(2);
  }

  /** The last record of a file as it lies there. */
  private static byte[] lastFrame(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Arrays.copyOfRange(bytes, bytes.length - lastRecord(file).length - 16, bytes.length);
  }

  @Test
  void refusesToGoOnBehindADamagedFile() throws IOException {
    Path logs = runs.resolve("logs");
    logSteps(logs, 1, 5);
    Path file = EventFiles.at(logs).get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> EventWriter.open(logs))
        .isInstanceOf(CorruptRecordException.class)
        .hasMessageContaining(file + ", offset 0;");
    assertThat(fileNames(logs)).hasSize(1);
  }

  @Test
  void refusesAFolderThatTensorBoardTakesForAFile() {
    assertThatThrownBy(() -> EventWriter.open(runs.resolve("my-tfevents")))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("my-tfevents; rename it.");
  }

  @Test
  void refusesArgumentsThatCannotBeShown() throws IOException {
    try (EventWriter writer = EventWriter.open(runs.resolve("logs"))) {
      assertThatThrownBy(() -> writer.scalar("", 1, 1)).hasMessage("tag must not be empty");
      assertThatThrownBy(() -> writer.scalar("loss", -1, 1))
          .hasMessage("step must not be negative, found -1");
      assertThatThrownBy(() -> writer.image("worst", 1, List.of()))
          .hasMessage("images must not be empty");
    }
  }

  @Test
  void tellsTheCallerThatTheDiskIsFull() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    EventWriter writer =
        new EventWriter(runs.resolve("full"), new TFRecordWriter(full), new LoggedSteps());
    writer.scalar("loss", 1, 1);

    assertThatThrownBy(writer::flush)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space");
    assertThatThrownBy(() -> writer.scalar("loss", 2, 1)).isInstanceOf(IOException.class);
  }

  private interface Writing {
    void to(EventWriter writer) throws IOException;
  }

  private TensorProto only(Writing writing, String plugin) throws IOException {
    Path logs = runs.resolve("only");
    try (EventWriter writer = EventWriter.open(logs)) {
      writing.to(writer);
    }
    List<Event> events = EventReader.read(logs);
    assertThat(events).hasSize(2);
    Summary.Value value = events.get(1).getSummary().getValue(0);
    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo(plugin);
    return value.getTensor();
  }

  private static void logSteps(Path logs, int first, int last) throws IOException {
    try (EventWriter writer = EventWriter.open(logs)) {
      for (long step : steps(first, last)) {
        writer.scalar("loss", step, 1.0 / step);
      }
    }
  }

  private static List<Long> steps(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static void assertShape(TensorProto tensor, long... sizes) {
    assertThat(tensor.getTensorShape().getDimList().stream().mapToLong(dim -> dim.getSize()))
        .containsExactly(Arrays.stream(sizes).boxed().toArray(Long[]::new));
  }

  private static byte[] lastRecord(Path file) throws IOException {
    byte[] last = null;
    try (TFRecordReader reader = TFRecordReader.open(file)) {
      for (byte[] record = reader.read(); record != null; record = reader.read()) {
        last = record;
      }
    }
    return last;
  }

  private static List<String> fileNames(Path logs) throws IOException {
    return EventFiles.at(logs).stream().map(file -> file.getFileName().toString()).toList();
  }
}
