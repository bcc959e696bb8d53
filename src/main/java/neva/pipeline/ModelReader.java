package neva.pipeline;

import java.util.List;
import neva.io.TextProto;
import neva.ssd.AnchorGenerator;
import neva.ssd.Backbone;
import neva.ssd.BoxCoder;
import neva.ssd.ClassificationLoss;
import neva.ssd.ExtractorConfig;
import neva.ssd.HardExamples;
import neva.ssd.HardExamples.By;
import neva.ssd.HeadConfig;
import neva.ssd.Matcher;
import neva.ssd.PostProcessing;
import neva.ssd.PostProcessing.Scores;
import neva.ssd.SsdConfig;
import neva.ssd.SsdLoss;
import neva.ssd.TargetConfig;

/**
 * Makes the configuration of a network of the message {@code model.ssd}. A field that is missing
 * has the value that the API's definition gives it, which is not always that of the published
 * files.
 */
final class ModelReader {

  private static final int MAPS = 6;
  private static final List<Double> RATIOS = List.of(1.0, 2.0, 0.5, 3.0, 0.3333);

  SsdConfig read(Message ssd) {
    ssd.ignore(
        "inplace_batchnorm_update",
        "add_background_class",
        "use_expected_classification_loss_under_sampling");
    ssd.message("similarity_calculator").message("iou_similarity");
    ssd.message("image_resizer").oneOf("fixed_shape_resizer");
    Message size = ssd.message("image_resizer").message("fixed_shape_resizer");
    size.ignore("resize_method");
    return new SsdConfig(
        ssd.integer("num_classes", 0),
        size.integer("height", 300),
        size.integer("width", 300),
        ssd.message("feature_extractor").make(ModelReader::extractor),
        ssd.message("box_predictor").make(ModelReader::head),
        ssd.message("anchor_generator").make(ModelReader::anchors),
        ssd.message("box_coder").message("faster_rcnn_box_coder").make(ModelReader::coder),
        targets(ssd),
        loss(ssd),
        weightDecay(ssd.message("feature_extractor")),
        ssd.message("post_processing").make(ModelReader::postProcessing));
  }

  private static ExtractorConfig extractor(Message extractor) {
    extractor.ignore(
        "override_base_feature_extractor_hyperparams",
        "pad_to_multiple",
        "use_explicit_padding",
        "replace_preprocessor_with_placeholder",
        "num_layers");
    Message norm = extractor.message("conv_hyperparams").message("batch_norm");
    ignoreHyperparameters(extractor.message("conv_hyperparams"));
    return new ExtractorConfig(
        backbone(extractor),
        extractor.number("depth_multiplier", 1),
        extractor.integer("min_depth", 16),
        extractor.flag("use_depthwise", false),
        norm.number("decay", 0.999),
        norm.number("epsilon", 0.001));
  }

  private static Backbone backbone(Message extractor) {
    String type = extractor.word("type", "");
    return switch (type) {
      case "ssd_mobilenet_v1", "ssd_mobilenet_v1_keras" -> Backbone.MOBILENET_V1;
      case "ssd_mobilenet_v2", "ssd_mobilenet_v2_keras" -> Backbone.MOBILENET_V2;
      default ->
          throw extractor.error(
              "type", "ssd_mobilenet_v1 or ssd_mobilenet_v2", TextProto.quoted(type));
    };
  }

  /** What only the start of a training from scratch depends on, or what is always so here. */
  private static void ignoreHyperparameters(Message hyperparameters) {
    hyperparameters.ignore(
        "op", "activation", "initializer", "regularizer", "regularize_depthwise");
    hyperparameters.message("batch_norm").ignore("train", "scale", "center");
  }

  private static double weightDecay(Message extractor) {
    Message regularizer = extractor.message("conv_hyperparams").message("regularizer");
    return regularizer.message("l2_regularizer").number("weight", 1);
  }

  private static HeadConfig head(Message predictor) {
    predictor.oneOf("convolutional_box_predictor");
    Message head = predictor.message("convolutional_box_predictor");
    head.ignore("use_dropout", "dropout_keep_probability", "max_depth", "min_depth");
    ignoreHyperparameters(head.message("conv_hyperparams"));
    head.message("conv_hyperparams").message("batch_norm").ignore("decay", "epsilon");
    require(head, "num_layers_before_predictor", 0, 0);
    require(head, "box_code_size", 4, 4);
    if (head.flag("apply_sigmoid_to_scores", false)) {
      throw head.error("apply_sigmoid_to_scores", "false", "true");
    }
    return new HeadConfig(
        head.integer("kernel_size", 1),
        head.flag("use_depthwise", false),
        head.number("class_prediction_bias_init", 0));
  }

  /** A setting that can have one value only. */
  private static void require(Message message, String field, double standard, double value) {
    double found = message.number(field, standard);
    if (found != value) {
      throw message.error(field, field + " " + value, Double.toString(found));
    }
  }

  private static AnchorGenerator anchors(Message generator) {
    generator.oneOf("ssd_anchor_generator");
    Message anchors = generator.message("ssd_anchor_generator");
    require(anchors, "num_layers", MAPS, MAPS);
    require(anchors, "base_anchor_height", 1, 1);
    require(anchors, "base_anchor_width", 1, 1);
    List<Double> ratios = anchors.numbers("aspect_ratios");
    return new AnchorGenerator(
        anchors.number("min_scale", 0.2),
        anchors.number("max_scale", 0.95),
        ratios.isEmpty() ? RATIOS : ratios,
        anchors.number("interpolated_scale_aspect_ratio", 1),
        anchors.flag("reduce_boxes_in_lowest_layer", true));
  }

  private static BoxCoder coder(Message coder) {
    return new BoxCoder(
        coder.number("y_scale", 10),
        coder.number("x_scale", 10),
        coder.number("height_scale", 5),
        coder.number("width_scale", 5));
  }

  private static TargetConfig targets(Message ssd) {
    Message matcher = ssd.message("matcher").message("argmax_matcher");
    matcher.ignore("ignore_thresholds", "negatives_lower_than_unmatched", "use_matmul_gather");
    Matcher match =
        matcher.make(
            m ->
                new Matcher(
                    m.number("matched_threshold", 0.5),
                    m.number("unmatched_threshold", 0.5),
                    m.flag("force_match_for_each_row", false)));
    return new TargetConfig(
        match,
        ssd.flag("encode_background_as_zeros", false),
        ssd.number("negative_class_weight", 1));
  }

  private static SsdLoss loss(Message ssd) {
    Message loss = ssd.message("loss");
    loss.message("localization_loss").oneOf("weighted_smooth_l1");
    require(loss.message("localization_loss").message("weighted_smooth_l1"), "delta", 1, 1);
    return new SsdLoss(
        loss.message("classification_loss").make(ModelReader::classification),
        loss.has("hard_example_miner")
            ? loss.message("hard_example_miner").make(ModelReader::hardExamples)
            : null,
        loss.number("classification_weight", 1),
        loss.number("localization_weight", 1),
        ssd.flag("normalize_loss_by_num_matches", true),
        ssd.flag("normalize_loc_loss_by_codesize", false));
  }

  private static ClassificationLoss classification(Message loss) {
    if (loss.oneOf("weighted_sigmoid", "weighted_sigmoid_focal").equals("weighted_sigmoid")) {
      return new ClassificationLoss.Sigmoid();
    }
    Message focal = loss.message("weighted_sigmoid_focal");
    if (!focal.has("alpha")) {
      throw focal.error("alpha", "an alpha of the focal loss", "none");
    }
    return new ClassificationLoss.Focal(focal.number("alpha", 0), focal.number("gamma", 2));
  }

  /** Without a limit of negatives the API keeps all examples that it looks at. */
  private static HardExamples hardExamples(Message miner) {
    miner.ignore("iou_threshold");
    int most = miner.integer("num_hard_examples", 64);
    double negatives = miner.number("max_negatives_per_positive", 0);
    int least = miner.integer("min_negatives_per_image", 0);
    By by = miner.constant("loss_type", By.BOTH);
    return negatives == 0
        ? new HardExamples(0, most, most, by)
        : new HardExamples(negatives, least, most, by);
  }

  private static PostProcessing postProcessing(Message post) {
    Message suppression = post.message("batch_non_max_suppression");
    suppression.ignore("use_static_shapes", "use_class_agnostic_nms", "use_combined_nms");
    return new PostProcessing(
        suppression.number("score_threshold", 0),
        suppression.number("iou_threshold", 0.6),
        suppression.integer("max_detections_per_class", 100),
        suppression.integer("max_total_detections", 100),
        post.constant("score_converter", Scores.IDENTITY));
  }
}
