package neva.pipeline;

import java.util.List;
import java.util.function.Consumer;
import neva.ssd.SsdConfig;

/** Makes a configuration of the fields of a file. */
final class PipelineReader {

  private final Consumer<String> warnings;

  PipelineReader(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  PipelineConfig read(Message root) {
    Message ssd = root.message("model").message("ssd");
    SsdConfig model = ssd.make(new ModelReader()::read);
    boolean frozenNorm = ssd.flag("freeze_batchnorm", false);
    Message train = root.message("train_config");
    boolean decays = train.flag("add_regularization_loss", true);
    return new PipelineConfig(
        decays ? model : model.with(c -> c.weightDecay = 0),
        root.has("train_config")
            ? train.make(m -> new TrainingReader(warnings).read(m, frozenNorm))
            : TrainingOptions.SSD,
        input(root, "train_input_reader"),
        input(root, "eval_input_reader"),
        evaluation(root.message("eval_config")));
  }

  private RecordInput input(Message root, String name) {
    List<Message> readers = root.messages(name);
    if (readers.size() > 1) {
      root.warn(name, "of several " + name + " only the first counts here", warnings);
      readers.forEach(PipelineReader::input);
    }
    return readers.isEmpty() ? RecordInput.NONE : input(readers.get(0));
  }

  private static RecordInput input(Message reader) {
    reader.ignore(
        "num_readers",
        "num_epochs",
        "shuffle_buffer_size",
        "sample_1_of_n_examples",
        "max_number_of_boxes",
        "queue_capacity",
        "min_after_dequeue",
        "prefetch_size",
        "num_parallel_map_calls",
        "read_block_length",
        "name");
    List<String> labelMaps = reader.paths("label_map_path");
    return new RecordInput(
        reader.message("tf_record_input_reader").paths("input_path"),
        labelMaps.isEmpty() ? "" : labelMaps.get(labelMaps.size() - 1),
        reader.flag("shuffle", true));
  }

  private static EvaluationOptions evaluation(Message eval) {
    eval.ignore(
        "max_evals",
        "eval_interval_secs",
        "num_visualizations",
        "max_num_boxes_to_visualize",
        "batch_size",
        "use_moving_averages",
        "visualize_groundtruth_boxes",
        "include_metrics_per_category",
        "all_metrics_per_category");
    return new EvaluationOptions(
        eval.integer("num_examples", 0),
        eval.words("metrics_set"),
        eval.number("min_score_threshold", 0.5));
  }
}
