package neva.detection.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import neva.detection.pipeline.PipelineTraining.Augmentation;
import neva.detection.ssd.Start;
import neva.io.TextProto;
import neva.training.Adam;
import neva.training.Optimizer;
import neva.training.RmsProp;
import neva.training.Schedule;
import neva.training.Schedule.Piecewise;
import neva.training.Sgd;

/** Makes the options of a training of the message {@code train_config}. */
final class TrainingReader {

  private static final String MOMENTUM = "momentum_optimizer_value";

  private static final Set<String> AUGMENTATIONS =
      Set.of(
          "random_horizontal_flip",
          "ssd_random_crop",
          "random_adjust_brightness",
          "random_adjust_contrast",
          "random_adjust_hue",
          "random_adjust_saturation",
          "random_distort_color");

  private static final Set<String> SETTINGS = Set.of("max_delta", "min_delta");

  PipelineTraining read(TextMessage train) {
    ignore(train);
    TextMessage optimizer = train.message("optimizer");
    String kind = optimizer.oneOf("rms_prop_optimizer", "momentum_optimizer", "adam_optimizer");
    long steps = train.longInteger("num_steps", 0);
    List<String> checkpoints = train.paths("fine_tune_checkpoint");
    return new PipelineTraining(
        train.integer("batch_size", 32),
        steps,
        optimizer(kind, optimizer.message(kind)),
        schedule(optimizer.message(kind).message("learning_rate"), steps),
        clipNorm(train),
        augmentations(train),
        checkpoints.isEmpty() ? "" : checkpoints.get(checkpoints.size() - 1),
        start(train),
        train.words("freeze_variables"));
  }

  /** Averages that nobody asks for change nothing: the API evaluates and exports the weights. */
  private static void ignore(TextMessage train) {
    train.message("optimizer").ignore("moving_average_decay");
    train.message("optimizer").expect("use_moving_average", false, false);
    train.expect("merge_multiple_label_boxes", false, false);
    train.ignore(
        "sync_replicas",
        "startup_delay_steps",
        "replicas_to_aggregate",
        "keep_checkpoint_every_n_hours",
        "max_number_of_boxes",
        "unpad_groundtruth_tensors",
        "fine_tune_checkpoint_version",
        "batch_queue_capacity",
        "num_batch_queue_threads",
        "prefetch_queue_capacity");
  }

  private static double clipNorm(TextMessage train) {
    double norm = train.number("gradient_clipping_by_norm", 0);
    if (norm > 0 && !train.word("fine_tune_checkpoint_version", "V1").equals("V2")) {
      train.warn(
          "gradient_clipping_by_norm",
          "here all gradients are clipped together, as by TensorFlow 2; TensorFlow 1 clips those of"
              + " each variable");
    }
    return norm;
  }

  private static Optimizer optimizer(String kind, TextMessage rule) {
    return switch (kind) {
      case "momentum_optimizer" -> new Sgd(decimal(rule, MOMENTUM, 0.9));
      case "adam_optimizer" -> new Adam(0.9f, 0.999f, decimal(rule, "epsilon", 1e-8));
      default ->
          new RmsProp(
              decimal(rule, "decay", 0.9),
              decimal(rule, MOMENTUM, 0.9),
              decimal(rule, "epsilon", 1));
    };
  }

  private static float decimal(TextMessage message, String name, double standard) {
    return (float) message.number(name, standard);
  }

  private static Schedule schedule(TextMessage rate, long steps) {
    String kind =
        rate.oneOf(
            "constant_learning_rate",
            "exponential_decay_learning_rate",
            "manual_step_learning_rate",
            "cosine_decay_learning_rate");
    TextMessage values = rate.message(kind);
    return switch (kind) {
      case "constant_learning_rate" -> new Schedule.Constant(values.number("learning_rate", 0.002));
      case "cosine_decay_learning_rate" -> cosine(values, steps);
      case "manual_step_learning_rate" -> piecewise(values);
      default -> exponential(values);
    };
  }

  private static Schedule exponential(TextMessage values) {
    double rate = values.number("initial_learning_rate", 0.002);
    double factor = values.number("decay_factor", 0.95);
    long every = values.longInteger("decay_steps", 4_000_000);
    return values.flag("staircase", true)
        ? new Schedule.Step(rate, factor, every)
        : new Schedule.Exponential(rate, factor, every);
  }

  private static Schedule piecewise(TextMessage values) {
    if (values.flag("warmup", false)) {
      values.warn("warmup", "here the rates change at once");
    }
    List<Piecewise.Change> changes =
        values.messages("schedule").stream()
            .map(
                change ->
                    new Piecewise.Change(
                        change.longInteger("step", 0), change.number("learning_rate", 0.002)))
            .toList();
    return new Piecewise(values.number("initial_learning_rate", 0.002), changes);
  }

  private static Schedule cosine(TextMessage values, long steps) {
    long total = values.longInteger("total_steps", 4_000_000);
    if (total != steps) {
      values.warn("total_steps", "here the cosine ends with the last step of the training");
    }
    long warmUp = values.longInteger("warmup_steps", 10_000);
    double start = values.number("warmup_learning_rate", 0.0002);
    Schedule cosine = new Schedule.Cosine(values.number("learning_rate_base", 0.002));
    return warmUp > 0 ? new Schedule.WarmUp(warmUp, start, cosine) : cosine;
  }

  private static List<Augmentation> augmentations(TextMessage train) {
    List<Augmentation> augmentations = new ArrayList<>();
    for (TextMessage options : train.messages("data_augmentation_options")) {
      for (String name : AUGMENTATIONS) {
        if (options.has(name)) {
          augmentations.add(new Augmentation(name, settings(options.message(name))));
        }
      }
    }
    return augmentations;
  }

  private static Map<String, Double> settings(TextMessage augmentation) {
    augmentation.ignore("color_ordering");
    augmentation.expect("probability", 0.5, 0.5);
    return SETTINGS.stream()
        .filter(augmentation::has)
        .collect(Collectors.toMap(name -> name, name -> augmentation.number(name, 0)));
  }

  /** The type has precedence over the older flags. */
  private static Start start(TextMessage train) {
    boolean detector = train.flag("from_detection_checkpoint", false);
    boolean all = train.flag("load_all_detection_checkpoint_vars", false);
    String type = train.word("fine_tune_checkpoint_type", "");
    return switch (type) {
      case "classification" -> Start.BACKBONE;
      case "full", "fine_tune" -> Start.ALL;
      case "detection" -> all ? Start.ALL : Start.FEATURES;
      case "" -> detector ? (all ? Start.ALL : Start.FEATURES) : Start.BACKBONE;
      default ->
          throw train.error(
              "fine_tune_checkpoint_type",
              "classification, detection or full",
              TextProto.quoted(type));
    };
  }
}
