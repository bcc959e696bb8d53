package neva.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neva.tensorboard.HParams.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

@Tag("locale")
class HParamsTest {

  private static final HParams HPARAMS =
      new HParams(
          new TreeMap<>(Map.of("batch", 100, "flip", true, "optimizer", "adam")),
          List.of(new Metric("eval", "accuracy", "accuracy")));

  // HParamsPluginData { 2 experiment { 4 hparam_infos { 1 name, 4 type }…,
  // 5 metric_infos { 1 name { 1 group, 2 tag }, 3 display_name } } }
  private static final String EXPERIMENT =
      "1242"
          + ("2209" + "0a05" + "6261746368" + "2003")
          + ("2208" + "0a04" + "666c6970" + "2002")
          + ("220d" + "0a09" + "6f7074696d697a6572" + "2001")
          + ("2a1c" + "0a10" + "0a04" + "6576616c" + "1208" + "6163637572616379")
          + ("1a08" + "6163637572616379");

  // HParamsPluginData { 3 session_start_info { 1 hparams { 1 key, 2 value {
  // 2 number_value | 4 bool_value | 3 string_value } }…, 5 start_time_secs } }
  private static final String START =
      "1a3e"
          + ("0a12" + "0a05" + "6261746368" + "1209" + "11" + "0000000000005940")
          + ("0a0a" + "0a04" + "666c6970" + "1202" + "2001")
          + ("0a13" + "0a09" + "6f7074696d697a6572" + "1206" + "1a04" + "6164616d")
          + ("29" + "000000000000f83f");

  // HParamsPluginData { 4 session_end_info { 1 status SUCCESS, 2 end_time_secs } }
  private static final String END = "220b" + "0801" + "11" + "0000000000000040";

  @TempDir Path logs;

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private List<Summary.Value> values() throws IOException {
    return EventReader.read(logs).stream()
        .filter(Event::hasSummary)
        .map(event -> event.getSummary().getValue(0))
        .toList();
  }

  @Test
  void writesTheBytesThatTheHParamsTabReads() {
    assertThat(hex(HPARAMS.experiment())).isEqualTo(EXPERIMENT);
    assertThat(hex(HPARAMS.sessionStart(1.5))).isEqualTo(START);
    assertThat(hex(HParams.sessionEnd(2))).isEqualTo(END);
  }

  @Test
  void writesThemAsPluginDataOfAnEmptyTensor() throws IOException {
    try (EventWriter writer = EventWriter.open(logs)) {
      writer.sessionStart(HPARAMS, 1.5);
      writer.sessionEnd(2);
    }

    List<Summary.Value> values = values();
    assertThat(values)
        .extracting(Summary.Value::getTag)
        .containsExactly(
            "_hparams_/experiment", "_hparams_/session_start_info", "_hparams_/session_end_info");
    assertThat(values)
        .extracting(value -> hex(value.getMetadata().getPluginData().getContent()))
        .containsExactly(EXPERIMENT, START, END);
    for (Summary.Value value : values) {
      assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("hparams");
      assertThat(value.getTensor().getDtype()).isEqualTo(DataType.DT_FLOAT);
      assertThat(hex(value.getTensor().getTensorShape().toByteString())).isEqualTo("1200"); // [0]
    }
  }

  @Test
  void writesThemOnceInAFolder() throws IOException {
    for (int part = 0; part < 2; part++) {
      try (EventWriter writer = EventWriter.open(logs)) {
        writer.sessionStart(HPARAMS, 1.5 + part);
        writer.sessionEnd(2 + part);
      }
    }
    assertThat(values()).hasSize(3);
  }

  @Test
  void rejectsValuesThatTheTabDoesNotHave() {
    for (Object value : new Object[] {Double.NaN, List.of(1), Float.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new HParams(new TreeMap<>(Map.of("rate", value)), List.of()))
          .withMessage(
              "rate must be a string, a boolean or a finite number, found %s".formatted(value));
    }
  }
}
