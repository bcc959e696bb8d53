package neva.classification;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.io.Json;
import neva.tensorboard.EventWriter;
import neva.tensorboard.HParams;
import neva.tensorboard.HParams.Metric;
import neva.training.Outcome;
import neva.training.Outcome.End;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingState;

/**
 * Tells TensorBoard's HPARAMS tab with which options a run began; beside them it shows the last
 * accuracy and loss. {@code tensorboard --logdir runs} then has a row for each run.
 */
final class HParamsLog implements TrainingListener {

  private static final List<Metric> METRICS =
      List.of(
          new Metric("eval", "accuracy", "validation accuracy"),
          new Metric("eval", "loss", "validation loss"),
          new Metric("train", "accuracy", "accuracy, training"),
          new Metric("train", "loss", "loss, training"));

  private static final String CADENCE = "cadence";

  private final ClassifierRun record;
  private Run run; // once it has started

  HParamsLog(ClassifierRun record) {
    this.record = record;
  }

  /** Writes the options into the {@code logs} of a run; left out when they are there. */
  @Override
  public void started(TrainingState training) throws IOException {
    run = training.run();
    try (EventWriter log = EventWriter.open(run.directory().resolve("logs"))) {
      log.sessionStart(new HParams(options(record), METRICS), now());
    }
  }

  /** Writes that the run has come to its end; left out when that is there. */
  @Override
  public void ended(Outcome outcome) throws IOException {
    if (outcome.end() == End.INTERRUPTED) {
      return;
    }
    try (EventWriter log = EventWriter.open(run.directory().resolve("logs"))) {
      log.sessionEnd(now());
    }
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  /**
   * Every option that is set, but for the cadence; the data, and the initial learning rate. Lists
   * are written as text.
   */
  static SortedMap<String, Object> options(ClassifierRun record) {
    SortedMap<String, Object> options = new TreeMap<>();
    addAll(options, "", Json.tree(record.config()));
    options.put("data", record.data());
    options.put("learning_rate", record.config().training().schedule().initialRate());
    return options;
  }

  /** Fields of records within records are named with a dot, but for those of the training. */
  private static void addAll(SortedMap<String, Object> options, String path, JsonNode fields) {
    for (var field : fields.properties()) {
      String name = path + field.getKey();
      JsonNode value = field.getValue();
      if (value.isNumber()) {
        options.put(name, Double.valueOf(value.asText())); // 0.1 of a float stays 0.1
      } else if (value.isBoolean()) {
        options.put(name, value.booleanValue());
      } else if (value.isTextual()) {
        options.put(name, value.textValue());
      } else if (value.isArray()) {
        options.put(name, value.toString());
      } else if (value.isObject() && !name.equals(CADENCE)) {
        addAll(options, name.equals("training") ? "" : name + ".", value);
      }
    }
  }
}
