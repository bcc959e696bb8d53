package neva.detection.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import neva.detection.ssd.SsdConfig;

/** Makes a configuration of the fields of a file. */
final class PipelineReader {

  private static final Set<String> METRICS =
      Set.of("coco_detection_metrics", "pascal_voc_detection_metrics");

  PipelineConfig read(TextMessage root) {
    TextMessage ssd = root.message("model").message("ssd");
    SsdConfig model = ssd.make(new ModelReader()::read);
    TextMessage train = root.message("train_config");
    boolean decays = train.flag("add_regularization_loss", true);
    root.messages("train_input_reader").forEach(reader -> reader.expect("shuffle", true, true));
    checkEvaluation(root.message("eval_config"));
    return new PipelineConfig(
        decays ? model : model.withWeightDecay(0),
        ssd.has("freeze_batchnorm")
            ? Optional.of(ssd.flag("freeze_batchnorm", false))
            : Optional.empty(),
        root.has("train_config")
            ? Optional.of(train.make(new TrainingReader()::read))
            : Optional.empty(),
        input(root, "train_input_reader"),
        input(root, "eval_input_reader"));
  }

  private static RecordInput input(TextMessage root, String name) {
    List<TextMessage> readers = root.messages(name);
    if (readers.size() > 1) {
      root.warn(name, "of several only the first counts here");
      readers.forEach(PipelineReader::input);
    }
    return readers.isEmpty() ? RecordInput.NONE : input(readers.get(0));
  }

  private static RecordInput input(TextMessage reader) {
    reader.ignore(
        "shuffle",
        "num_readers",
        "num_epochs",
        "shuffle_buffer_size",
        "max_number_of_boxes",
        "queue_capacity",
        "min_after_dequeue",
        "prefetch_size",
        "num_parallel_map_calls",
        "read_block_length",
        "name");
    reader.expect("sample_1_of_n_examples", 1.0, 1.0);
    List<String> labelMaps = reader.paths("label_map_path");
    return new RecordInput(
        reader.message("tf_record_input_reader").paths("input_path"),
        labelMaps.isEmpty() ? "" : labelMaps.get(labelMaps.size() - 1));
  }

  /** Nothing of it changes how Neva evaluates. */
  private static void checkEvaluation(TextMessage eval) {
    eval.ignore(
        "max_evals",
        "eval_interval_secs",
        "num_visualizations",
        "max_num_boxes_to_visualize",
        "batch_size",
        "visualize_groundtruth_boxes",
        "include_metrics_per_category",
        "all_metrics_per_category");
    eval.expect("use_moving_averages", false, false);
    eval.expect("min_score_threshold", 0.5, 0.5);
    if (eval.integer("num_examples", 0) > 0) {
      eval.warn("num_examples", "here all pictures are evaluated");
    }
    if (!METRICS.containsAll(eval.words("metrics_set"))) {
      eval.warn("metrics_set", "here the measures are those of COCO and Pascal VOC");
    }
  }
}
