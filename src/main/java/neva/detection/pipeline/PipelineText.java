package neva.detection.pipeline;

import java.util.Map;
import neva.detection.pipeline.PipelineTraining.Augmentation;
import neva.detection.ssd.AnchorGenerator;
import neva.detection.ssd.BoxCoder;
import neva.detection.ssd.ClassificationLoss.Focal;
import neva.detection.ssd.HardExamples;
import neva.detection.ssd.HeadConfig;
import neva.detection.ssd.Matcher;
import neva.detection.ssd.PostProcessing;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdLoss;
import neva.detection.ssd.Start;
import neva.io.TextProto;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import neva.training.Adam;
import neva.training.Optimizer;
import neva.training.RmsProp;
import neva.training.Schedule;
import neva.training.Sgd;

/** Writes a configuration as the API's files have it. */
final class PipelineText {

  private final StringBuilder text = new StringBuilder();
  private int depth;

  PipelineText(PipelineConfig config) {
    message("model", () -> message("ssd", () -> model(config)));
    config.training().ifPresent(options -> message("train_config", () -> training(options)));
    input("train_input_reader", config.trainInput());
    input("eval_input_reader", config.evalInput());
  }

  private void message(String name, Runnable fields) {
    line(name + " {");
    depth++;
    fields.run();
    depth--;
    line("}");
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  private void field(String name, Object value) {
    line(name + ": " + value);
  }

  private void quoted(String name, String value) {
    if (!value.isEmpty()) {
      field(name, TextProto.quoted(value));
    }
  }

  private void model(PipelineConfig config) {
    SsdConfig model = config.model();
    field("num_classes", model.classes());
    message("image_resizer", () -> message("fixed_shape_resizer", () -> size(model)));
    message("feature_extractor", () -> extractor(model));
    message("box_coder", () -> message("faster_rcnn_box_coder", () -> coder(model.coder())));
    message("matcher", () -> message("argmax_matcher", () -> matcher(model.targets().matcher())));
    message("similarity_calculator", () -> message("iou_similarity", () -> {}));
    field("encode_background_as_zeros", model.targets().backgroundAsZeros());
    field("negative_class_weight", model.targets().negativeWeight());
    message("box_predictor", () -> message("convolutional_box_predictor", () -> head(model)));
    message(
        "anchor_generator", () -> message("ssd_anchor_generator", () -> anchors(model.anchors())));
    message("post_processing", () -> postProcessing(model.postProcessing()));
    field("normalize_loss_by_num_matches", model.loss().byMatches());
    field("normalize_loc_loss_by_codesize", model.loss().byCodeSize());
    message("loss", () -> loss(model.loss()));
    config.frozenNorm().ifPresent(frozen -> field("freeze_batchnorm", frozen));
  }

  private void size(SsdConfig model) {
    field("height", model.height());
    field("width", model.width());
  }

  private void extractor(SsdConfig model) {
    MobileNetConfig backbone = model.extractor().backbone();
    quoted("type", type(backbone.version()));
    field("depth_multiplier", backbone.depthMultiplier());
    field("min_depth", backbone.minDepth());
    field("use_depthwise", model.extractor().depthwise());
    hyperparameters(model);
  }

  private static String type(MobileNetVersion version) {
    return switch (version) {
      case MOBILENET_V1 -> "ssd_mobilenet_v1";
      case MOBILENET_V2 -> "ssd_mobilenet_v2";
    };
  }

  /** The initializer is that of the published files, which Neva does not vary. */
  private void hyperparameters(SsdConfig model) {
    message(
        "conv_hyperparams",
        () -> {
          message(
              "regularizer",
              () -> message("l2_regularizer", () -> field("weight", model.weightDecay())));
          message(
              "initializer",
              () -> message("truncated_normal_initializer", () -> field("stddev", 0.03)));
          field("activation", "RELU_6");
          message("batch_norm", () -> norm(model.extractor().backbone()));
        });
  }

  private void norm(MobileNetConfig backbone) {
    field("decay", backbone.normMomentum());
    field("epsilon", backbone.normEpsilon());
    field("center", true);
    field("scale", true);
    field("train", true);
  }

  private void coder(BoxCoder coder) {
    field("y_scale", coder.yScale());
    field("x_scale", coder.xScale());
    field("height_scale", coder.heightScale());
    field("width_scale", coder.widthScale());
  }

  private void matcher(Matcher matcher) {
    field("matched_threshold", matcher.matched());
    field("unmatched_threshold", matcher.unmatched());
    field("ignore_thresholds", false);
    field("negatives_lower_than_unmatched", true);
    field("force_match_for_each_row", matcher.forceMatch());
  }

  private void head(SsdConfig model) {
    HeadConfig head = model.head();
    field("use_dropout", false);
    field("kernel_size", head.kernel());
    field("use_depthwise", head.depthwise());
    field("class_prediction_bias_init", head.classBias());
    hyperparameters(model);
  }

  private void anchors(AnchorGenerator anchors) {
    field("num_layers", 6);
    field("min_scale", anchors.minScale());
    field("max_scale", anchors.maxScale());
    anchors.aspectRatios().forEach(ratio -> field("aspect_ratios", ratio));
    field("interpolated_scale_aspect_ratio", anchors.interpolatedRatio());
    field("reduce_boxes_in_lowest_layer", anchors.reduceLowest());
  }

  private void postProcessing(PostProcessing post) {
    message(
        "batch_non_max_suppression",
        () -> {
          field("score_threshold", post.minScore());
          field("iou_threshold", post.maxOverlap());
          field("max_detections_per_class", post.perClass());
          field("max_total_detections", post.most());
        });
    field("score_converter", post.scores());
  }

  private void loss(SsdLoss loss) {
    message(
        "classification_loss",
        () -> {
          if (loss.classification() instanceof Focal focal) {
            message("weighted_sigmoid_focal", () -> focal(focal));
          } else {
            message("weighted_sigmoid", () -> {});
          }
        });
    message("localization_loss", () -> message("weighted_smooth_l1", () -> {}));
    if (loss.hardExamples() != null) {
      message("hard_example_miner", () -> miner(loss.hardExamples()));
    }
    field("classification_weight", loss.classificationWeight());
    field("localization_weight", loss.localizationWeight());
  }

  private void focal(Focal focal) {
    field("alpha", focal.alpha());
    field("gamma", focal.gamma());
  }

  private void miner(HardExamples hard) {
    field("num_hard_examples", hard.most());
    field("iou_threshold", 0.99);
    field("loss_type", hard.by());
    boolean all = hard.negativesPerPositive() == 0;
    field("max_negatives_per_positive", hard.negativesPerPositive());
    field("min_negatives_per_image", all ? 0 : hard.minNegatives());
  }

  private void training(PipelineTraining training) {
    field("batch_size", training.batchSize());
    for (Augmentation each : training.augmentations()) {
      message("data_augmentation_options", () -> message(each.name(), () -> settings(each)));
    }
    message("optimizer", () -> optimizer(training));
    quoted("fine_tune_checkpoint", training.startFrom());
    start(training.startWith());
    field("num_steps", training.steps());
    field("gradient_clipping_by_norm", training.clipNorm());
    training.frozenVariables().forEach(pattern -> quoted("freeze_variables", pattern));
  }

  private void settings(Augmentation augmentation) {
    augmentation.values().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(setting -> field(setting.getKey(), setting.getValue()));
  }

  private void start(Start start) {
    quoted("fine_tune_checkpoint_type", start == Start.BACKBONE ? "classification" : "detection");
    field("load_all_detection_checkpoint_vars", start == Start.ALL);
  }

  /** What the API does not have is written as what is nearest to it. */
  private void optimizer(PipelineTraining training) {
    Optimizer optimizer = training.optimizer();
    if (optimizer instanceof RmsProp rule) {
      message("rms_prop_optimizer", () -> rmsProp(rule, training));
    } else if (optimizer instanceof Sgd rule) {
      message("momentum_optimizer", () -> momentum(rule.momentum(), training));
    } else if (optimizer instanceof Adam rule) {
      message("adam_optimizer", () -> adam(rule, training));
    } else {
      message("adam_optimizer", () -> rate(training));
    }
    field("use_moving_average", false);
  }

  private void rmsProp(RmsProp rule, PipelineTraining training) {
    momentum(rule.momentum(), training);
    field("decay", rule.decay());
    field("epsilon", rule.epsilon());
  }

  private void adam(Adam rule, PipelineTraining training) {
    rate(training);
    field("epsilon", rule.epsilon());
  }

  private void momentum(float momentum, PipelineTraining training) {
    rate(training);
    field("momentum_optimizer_value", momentum);
  }

  private void rate(PipelineTraining training) {
    message("learning_rate", () -> schedule(training.schedule(), training.steps()));
  }

  private void schedule(Schedule schedule, long steps) {
    if (schedule instanceof Schedule.Constant constant) {
      message("constant_learning_rate", () -> field("learning_rate", constant.initialRate()));
    } else if (schedule instanceof Schedule.Step step) {
      exponential(step.initialRate(), step.factor(), step.every(), true);
    } else if (schedule instanceof Schedule.Exponential smooth) {
      exponential(smooth.initialRate(), smooth.factor(), smooth.every(), false);
    } else if (schedule instanceof Schedule.Cosine cosine) {
      cosine(cosine.initialRate(), steps, 0, cosine.initialRate());
    } else if (schedule instanceof Schedule.Linear linear) {
      cosine(linear.initialRate(), steps, 0, linear.initialRate());
    } else if (schedule instanceof Schedule.Piecewise pieces) {
      message("manual_step_learning_rate", () -> piecewise(pieces));
    } else if (schedule instanceof Schedule.WarmUp warm) {
      if (warm.then() instanceof Schedule.Cosine cosine) {
        cosine(cosine.initialRate(), steps, warm.over(), warm.start());
      } else {
        schedule(warm.then(), steps);
      }
    }
  }

  private void exponential(double rate, double factor, long every, boolean staircase) {
    message(
        "exponential_decay_learning_rate",
        () -> {
          field("initial_learning_rate", rate);
          field("decay_steps", every);
          field("decay_factor", factor);
          field("staircase", staircase);
        });
  }

  private void piecewise(Schedule.Piecewise pieces) {
    field("initial_learning_rate", pieces.initialRate());
    for (Schedule.Piecewise.Change change : pieces.changes()) {
      message(
          "schedule",
          () -> {
            field("step", change.step());
            field("learning_rate", change.rate());
          });
    }
  }

  private void cosine(double rate, long steps, long warmUp, double start) {
    message(
        "cosine_decay_learning_rate",
        () -> {
          field("learning_rate_base", rate);
          field("total_steps", steps);
          field("warmup_learning_rate", start);
          field("warmup_steps", warmUp);
        });
  }

  private void input(String name, RecordInput input) {
    if (!input.equals(RecordInput.NONE)) {
      message(name, () -> input(input));
    }
  }

  private void input(RecordInput input) {
    quoted("label_map_path", input.labelMap());
    message(
        "tf_record_input_reader",
        () -> input.records().forEach(path -> quoted("input_path", path)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
