package neva.detection.pipeline;

import java.util.List;
import neva.detection.ssd.AnchorGenerator;
import neva.detection.ssd.BoxCoder;
import neva.detection.ssd.ClassificationLoss;
import neva.detection.ssd.ExtractorConfig;
import neva.detection.ssd.HardExamples;
import neva.detection.ssd.HardExamples.By;
import neva.detection.ssd.HeadConfig;
import neva.detection.ssd.Matcher;
import neva.detection.ssd.PostProcessing;
import neva.detection.ssd.PostProcessing.Scores;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdLoss;
import neva.detection.ssd.TargetConfig;
import neva.io.TextProto;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;

/**
 * Makes the configuration of a network of the message {@code model.ssd}. A field that is missing
 * has the value that the API's definition gives it, which is not always that of the published
 * files.
 */
final class ModelReader {

  private static final double MAPS = 6;
  private static final List<Double> RATIOS = List.of(1.0, 2.0, 0.5, 3.0, 0.3333);
  private static final List<String> OTHER_ANCHORS =
      List.of("scales", "height_stride", "width_stride", "height_offset", "width_offset");

  /** That of the backbone where the file names none. */
  private static final double WEIGHT_DECAY = 4e-5;

  SsdConfig read(TextMessage ssd) {
    ssd.ignore("inplace_batchnorm_update");
    ssd.require("add_background_class", true, true);
    ssd.message("similarity_calculator").message("iou_similarity");
    ssd.message("image_resizer").oneOf("fixed_shape_resizer");
    TextMessage size = ssd.message("image_resizer").message("fixed_shape_resizer");
    size.expect("resize_method", "BILINEAR", "BILINEAR");
    TextMessage extractor = ssd.message("feature_extractor");
    TextMessage predictor = ssd.message("box_predictor");
    SsdConfig config =
        new SsdConfig(
            ssd.integer("num_classes", 0),
            size.integer("height", 300),
            size.integer("width", 300),
            extractor.make(ModelReader::extractor),
            predictor.make(ModelReader::head),
            ssd.message("anchor_generator").make(ModelReader::anchors),
            ssd.message("box_coder").message("faster_rcnn_box_coder").make(ModelReader::coder),
            targets(ssd),
            loss(ssd),
            weightDecay(extractor),
            ssd.message("post_processing").make(ModelReader::postProcessing));
    compare(predictor.message("convolutional_box_predictor"), extractor);
    return config;
  }

  /** One regularizer and one kind of batch normalisation hold for the whole network. */
  private static void compare(TextMessage head, TextMessage extractor) {
    boolean normalized = head.flag("use_depthwise", false);
    if (weightDecay(head) != weightDecay(extractor)
        || (normalized && !norm(head).equals(norm(extractor)))) {
      head.warn("conv_hyperparams", "here those of the feature_extractor hold for the heads, too");
    }
  }

  private static ExtractorConfig extractor(TextMessage extractor) {
    MobileNetVersion backbone = backbone(extractor);
    extractor.ignore("override_base_feature_extractor_hyperparams");
    extractor.require("pad_to_multiple", 1.0, 1.0);
    extractor.require("use_explicit_padding", false, false);
    extractor.require("num_layers", MAPS, MAPS);
    extractor.expect("replace_preprocessor_with_placeholder", false, false);
    checkHyperparameters(extractor);
    return new ExtractorConfig(
        new MobileNetConfig(
            backbone,
            extractor.number("depth_multiplier", 1),
            extractor.integer("min_depth", 16),
            norm(extractor).momentum,
            norm(extractor).epsilon),
        extractor.flag("use_depthwise", false));
  }

  private static MobileNetVersion backbone(TextMessage extractor) {
    String type = extractor.word("type", "");
    return switch (type) {
      case "ssd_mobilenet_v1", "ssd_mobilenet_v1_keras" -> MobileNetVersion.MOBILENET_V1;
      case "ssd_mobilenet_v2", "ssd_mobilenet_v2_keras" -> MobileNetVersion.MOBILENET_V2;
      default ->
          throw extractor.error(
              "type", "ssd_mobilenet_v1 or ssd_mobilenet_v2", TextProto.quoted(type));
    };
  }

  private static void checkHyperparameters(TextMessage owner) {
    TextMessage hyperparameters = owner.message("conv_hyperparams");
    ignoreStart(hyperparameters);
    if (owner.has("conv_hyperparams")) {
      hyperparameters.expect("activation", "RELU", "RELU_6");
      TextMessage norm = hyperparameters.message("batch_norm");
      norm.expect("train", true, true);
      norm.expect("scale", false, true);
      norm.expect("center", true, true);
    }
  }

  /** What only a training from scratch depends on, for which Neva has its own values. */
  private static void ignoreStart(TextMessage hyperparameters) {
    hyperparameters.ignore("op", "initializer", "regularize_depthwise");
  }

  private record Norm(double momentum, double epsilon) {}

  private static Norm norm(TextMessage owner) {
    TextMessage norm = owner.message("conv_hyperparams").message("batch_norm");
    return new Norm(norm.number("decay", 0.999), norm.number("epsilon", 0.001));
  }

  private static double weightDecay(TextMessage owner) {
    TextMessage regularizer = owner.message("conv_hyperparams").message("regularizer");
    if (regularizer.has("l1_regularizer")) {
      throw regularizer.error("l1_regularizer", "an l2_regularizer", "l1_regularizer");
    }
    return regularizer.has("l2_regularizer")
        ? regularizer.message("l2_regularizer").number("weight", 1)
        : WEIGHT_DECAY;
  }

  private static HeadConfig head(TextMessage predictor) {
    predictor.oneOf("convolutional_box_predictor");
    TextMessage head = predictor.message("convolutional_box_predictor");
    head.expect("use_dropout", true, false);
    head.ignore("dropout_keep_probability", "max_depth", "min_depth");
    head.require("num_layers_before_predictor", 0.0, 0.0);
    head.require("box_code_size", 4.0, 4.0);
    head.require("apply_sigmoid_to_scores", false, false);
    boolean depthwise = head.flag("use_depthwise", false);
    if (depthwise) {
      checkHyperparameters(head);
    } else {
      ignoreStart(head.message("conv_hyperparams"));
      head.message("conv_hyperparams").ignore("activation", "batch_norm"); // it has neither
    }
    return new HeadConfig(
        head.integer("kernel_size", 1), depthwise, head.number("class_prediction_bias_init", 0));
  }

  private static AnchorGenerator anchors(TextMessage generator) {
    generator.oneOf("ssd_anchor_generator");
    TextMessage anchors = generator.message("ssd_anchor_generator");
    anchors.require("num_layers", MAPS, MAPS);
    anchors.require("base_anchor_height", 1.0, 1.0);
    anchors.require("base_anchor_width", 1.0, 1.0);
    for (String field : OTHER_ANCHORS) {
      if (anchors.has(field)) {
        throw anchors.error(
            field, "anchors by min_scale and max_scale in the middle of their cells", field);
      }
    }
    List<Double> ratios = anchors.numbers("aspect_ratios");
    return new AnchorGenerator(
        anchors.number("min_scale", 0.2),
        anchors.number("max_scale", 0.95),
        ratios.isEmpty() ? RATIOS : ratios,
        anchors.number("interpolated_scale_aspect_ratio", 1),
        anchors.flag("reduce_boxes_in_lowest_layer", true));
  }

  private static BoxCoder coder(TextMessage coder) {
    return new BoxCoder(
        coder.number("y_scale", 10),
        coder.number("x_scale", 10),
        coder.number("height_scale", 5),
        coder.number("width_scale", 5));
  }

  private static TargetConfig targets(TextMessage ssd) {
    TextMessage matcher = ssd.message("matcher").message("argmax_matcher");
    matcher.ignore("use_matmul_gather");
    matcher.expect("ignore_thresholds", false, false);
    matcher.expect("negatives_lower_than_unmatched", true, true);
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

  private static SsdLoss loss(TextMessage ssd) {
    TextMessage loss = ssd.message("loss");
    loss.message("localization_loss").oneOf("weighted_smooth_l1");
    loss.message("localization_loss").message("weighted_smooth_l1").require("delta", 1.0, 1.0);
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

  private static ClassificationLoss classification(TextMessage loss) {
    if (loss.oneOf("weighted_sigmoid", "weighted_sigmoid_focal").equals("weighted_sigmoid")) {
      return new ClassificationLoss.Sigmoid();
    }
    TextMessage focal = loss.message("weighted_sigmoid_focal");
    if (!focal.has("alpha")) {
      throw focal.error("alpha", "an alpha of the focal loss", "none");
    }
    return new ClassificationLoss.Focal(focal.number("alpha", 0), focal.number("gamma", 2));
  }

  /** Without a limit of negatives the API keeps all examples that it looks at. */
  private static HardExamples hardExamples(TextMessage miner) {
    if (miner.number("iou_threshold", 0.7) != 0.99) {
      miner.warn("iou_threshold", "here examples whose boxes overlap stay, as with 0.99");
    }
    int most = miner.integer("num_hard_examples", 64);
    double negatives = miner.number("max_negatives_per_positive", 0);
    int least = miner.integer("min_negatives_per_image", 0);
    By by = miner.constant("loss_type", By.BOTH);
    return negatives == 0
        ? new HardExamples(0, most, most, by)
        : new HardExamples(negatives, least, most, by);
  }

  private static PostProcessing postProcessing(TextMessage post) {
    TextMessage suppression = post.message("batch_non_max_suppression");
    suppression.ignore("use_static_shapes", "use_combined_nms");
    suppression.expect("use_class_agnostic_nms", false, false);
    return new PostProcessing(
        suppression.number("score_threshold", 0),
        suppression.number("iou_threshold", 0.6),
        suppression.integer("max_detections_per_class", 100),
        suppression.integer("max_total_detections", 100),
        post.constant("score_converter", Scores.IDENTITY));
  }
}
