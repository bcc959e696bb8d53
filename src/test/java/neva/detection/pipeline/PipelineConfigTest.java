package neva.detection.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import neva.checkpoint.SharedData;
import neva.detection.pipeline.PipelineTraining.Augmentation;
import neva.detection.ssd.ClassificationLoss;
import neva.detection.ssd.ExtractorConfig;
import neva.detection.ssd.HardExamples;
import neva.detection.ssd.HardExamples.By;
import neva.detection.ssd.HeadConfig;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdLoss;
import neva.detection.ssd.Start;
import neva.io.BadInputException;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import neva.training.Adam;
import neva.training.RmsProp;
import neva.training.Schedule;
import neva.training.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineConfigTest {

  private static final String SMALL =
      """
      model {
        ssd {
          num_classes: 2
          image_resizer { fixed_shape_resizer { height: 300 width: 300 } }
          feature_extractor { type: 'ssd_mobilenet_v1' }
          box_predictor { convolutional_box_predictor { use_dropout: false } }
          anchor_generator { ssd_anchor_generator { } }
          loss {
            classification_loss { weighted_sigmoid { } }
            localization_loss { weighted_smooth_l1 { } }
          }
        }
      }
      """;

  private final List<String> warnings = new ArrayList<>();

  private PipelineConfig parse(String text) {
    return PipelineConfig.parse(text, "a.config", warnings::add);
  }

  private PipelineConfig sample(String name) throws IOException {
    return PipelineConfig.read(SharedData.file("od_api_samples/" + name), warnings::add);
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.file("od_api_samples"))) {
      return files.filter(file -> file.toString().endsWith(".config")).sorted().toList();
    }
  }

  /** What becomes of each published file: a configuration, or why it is none. */
  private Map<String, Object> outcomes() throws IOException {
    Map<String, Object> outcomes = new TreeMap<>();
    for (Path file : samples()) {
      Object outcome;
      try {
        outcome = PipelineConfig.read(file, warnings::add);
      } catch (BadInputException e) {
        outcome = e.getMessage().replaceFirst(".*\\.config, ", "");
      }
      outcomes.put(file.getFileName().toString(), outcome);
    }
    return outcomes;
  }

  @Test
  void readsAllPublishedFilesAndRefusesOtherNetworks() throws IOException {
    Map<String, Object> outcomes = outcomes();
    assertThat(outcomes).hasSize(21);
    assertThat(outcomes.values()).filteredOn(PipelineConfig.class::isInstance).hasSize(16);
    String wanted = "expected ssd_mobilenet_v1 or ssd_mobilenet_v2, found ";
    assertThat(outcomes)
        .containsEntry(
            "ssd_mobilenet_v1_fpn_shared_box_predictor_640x640_coco14_sync.config",
            "line 81, column 7: " + wanted + "\"ssd_mobilenet_v1_fpn\".")
        .containsEntry(
            "ssd_mobilenet_v2_fullyconv_coco.config",
            "line 55, column 19: expected one of fixed_shape_resizer, found"
                + " keep_aspect_ratio_resizer.");
  }

  @Test
  void publishedFilesAreWrittenAndReadBackTheSame() throws IOException {
    for (Object outcome : outcomes().values()) {
      if (outcome instanceof PipelineConfig config) {
        warnings.clear();
        assertThat(parse(config.text())).isEqualTo(config);
        assertThat(warnings).allMatch(warning -> warning.contains("gradient_clipping_by_norm"));
      }
    }
  }

  @Test
  void ownConfigurationsAreWrittenAndReadBackTheSame(@TempDir Path folder) throws IOException {
    SsdConfig lite =
        SsdConfig.mobileNetV2(3)
            .withSize(192, 300)
            .withHead(new HeadConfig(3, true, -4.6))
            .withLoss(new SsdLoss(new ClassificationLoss.Focal(0.25, 2), null, 1, 2, false, true));
    PipelineTraining training =
        new PipelineTraining(
            8,
            500,
            new Sgd(0.9f),
            new Schedule.Cosine(0.01).warmUp(50),
            1,
            List.of(new Augmentation("random_adjust_brightness", Map.of("max_delta", 0.2))),
            "C:\\models\\model.ckpt",
            Start.ALL,
            List.of("FeatureExtractor/.*"));
    RecordInput input = new RecordInput(List.of("a.record", "b \"é\".record"), "map.pbtxt");
    PipelineConfig config =
        new PipelineConfig(lite, Optional.of(true), Optional.of(training), input, RecordInput.NONE);
    Path file = folder.resolve(PipelineConfig.FILE_NAME);
    config.write(file);
    assertThat(PipelineConfig.read(file, warnings::add)).isEqualTo(config);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("gradient_clipping_by_norm: here all gradients are clipped together");
    PipelineConfig standard = PipelineConfig.of(SsdConfig.mobileNetV1(90));
    assertThat(parse(standard.text())).isEqualTo(standard);
  }

  @Test
  void theFileOfMobileNetV1SaysWhatThePresetSays() throws IOException {
    PipelineConfig config = sample("ssd_mobilenet_v1_coco.config");
    HardExamples mined = new HardExamples(3, 0, 3000, By.CLASSIFICATION);
    SsdLoss loss = new SsdLoss(new ClassificationLoss.Sigmoid(), mined, 1, 1, true, false);
    assertThat(config.model()).isEqualTo(SsdConfig.mobileNetV1(90).withLoss(loss));
    String folder = "PATH_TO_BE_CONFIGURED/";
    assertThat(config.training())
        .hasValue(
            new PipelineTraining(
                24,
                200_000,
                RmsProp.SSD,
                new Schedule.Step(0.004, 0.95, 800_720),
                0,
                List.of(
                    Augmentation.of("random_horizontal_flip"), Augmentation.of("ssd_random_crop")),
                folder + "model.ckpt",
                Start.FEATURES,
                List.of()));
    assertThat(config.frozenNorm()).isEmpty();
    assertThat(config.trainInput())
        .isEqualTo(
            new RecordInput(
                List.of(folder + "mscoco_train.record-?????-of-00100"),
                folder + "mscoco_label_map.pbtxt"));
    assertThat(warnings)
        .singleElement()
        .asString()
        .endsWith("line 181, column 3: num_examples: here all pictures are evaluated.");
  }

  @Test
  void readsTheSecondGeneration() throws IOException {
    PipelineConfig config = sample("ssd_mobilenet_v2_320x320_coco17_tpu-8.config");
    SsdConfig model = config.model();
    assertThat(model.extractor())
        .isEqualTo(
            new ExtractorConfig(
                MobileNetConfig.published(MobileNetVersion.MOBILENET_V2).withNormMomentum(0.97),
                false));
    assertThat(model.head()).isEqualTo(new HeadConfig(1, false, -4.6));
    assertThat(model.targets().backgroundAsZeros()).isTrue();
    assertThat(model.loss())
        .isEqualTo(new SsdLoss(new ClassificationLoss.Focal(0.75, 2), null, 1, 1, true, true));
    PipelineTraining training = config.training().orElseThrow();
    assertThat(training.optimizer()).isEqualTo(new Sgd(0.9f));
    assertThat(training.schedule())
        .isEqualTo(new Schedule.WarmUp(2000, 0.13333, new Schedule.Cosine(0.8)));
    assertThat(training.startWith()).isEqualTo(Start.BACKBONE);
    assertThat(config.frozenNorm()).hasValue(false);
    assertThat(warnings).isEmpty();
  }

  @Test
  void saysWhatAQuantizedFileAsksForInVain() throws IOException {
    sample("ssd_mobilenet_v2_quantized_300x300_coco.config");
    assertThat(warnings)
        .hasSize(2)
        .last()
        .asString()
        .endsWith("line 196, column 1: graph_rewriter is not known here and changes nothing.");
  }

  @Test
  void missingFieldsHaveTheStandardsOfTheApi() {
    PipelineConfig config = parse(SMALL);
    assertThat(config.training()).isEmpty();
    assertThat(config.model().weightDecay()).isEqualTo(4e-5);
    assertThat(config.model().targets().matcher().forceMatch()).isFalse();
    assertThat(config.model().extractor().backbone().normMomentum()).isEqualTo(0.999);
    assertThat(config.model().loss().hardExamples()).isNull();
    assertThat(config.model().anchors().aspectRatios()).hasSize(5);
  }

  @Test
  void readsTheVariantsThatPeopleWrite() {
    PipelineConfig config =
        parse(
            "\uFEFF"
                + SMALL.replace("model {", "model: < ").replaceFirst("}\\s*$", ">")
                + """
                train_config: { batch_size: 4, # a comment
                  optimizer { adam_optimizer: { learning_rate: {
                    constant_learning_rate { learning_rate: 1e-04; } } } },
                  data_augmentation_options { random_horizontal_flip { } },
                  fine_tune_checkpoint: "C:\\tensorflow1\\models\\new.ckpt"
                  freeze_variables: ["a", 'b']
                  add_regularization_loss: False
                }
                train_input_reader { tf_record_input_reader {
                  input_path: "C:\\\\data\\\\train.record"  input_path: "/data/é.record" } }""");
    PipelineTraining training = config.training().orElseThrow();
    assertThat(training.batchSize()).isEqualTo(4);
    assertThat(training.optimizer()).isEqualTo(Adam.DEFAULT);
    assertThat(training.schedule()).isEqualTo(new Schedule.Constant(1e-4));
    assertThat(training.startFrom()).isEqualTo("C:\\tensorflow1\\models\\new.ckpt");
    assertThat(training.frozenVariables()).containsExactly("a", "b");
    assertThat(config.trainInput().records())
        .containsExactly("C:\\data\\train.record", "/data/é.record");
    assertThat(config.model().weightDecay()).isZero();
    assertThat(warnings).isEmpty();
  }

  @Test
  void namesFieldsThatItDoesNotKnow() {
    parse(SMALL.replace("num_classes: 2", "num_classes: 2\n    hight { of: 3 }"));
    assertThat(warnings)
        .containsExactly(
            "a.config, line 4, column 5: hight is not known here and changes nothing.");
  }

  private PipelineConfig changed(String from, String to) {
    assertThat(SMALL).contains(from);
    return parse(SMALL.replace(from, to));
  }

  private PipelineConfig withRegularizer(String regularizer) {
    return changed(
        "type: 'ssd_mobilenet_v1'",
        "type: 'ssd_mobilenet_v1' conv_hyperparams { activation: RELU_6 batch_norm { scale: true }"
            + regularizer
            + " }");
  }

  @Test
  void weightsDecayAsTheRegularizerSays() {
    assertThat(withRegularizer("").model().weightDecay()).isEqualTo(4e-5);
    assertThat(withRegularizer("regularizer { }").model().weightDecay()).isEqualTo(4e-5);
    assertThat(withRegularizer("regularizer { l2_regularizer { } }").model().weightDecay())
        .isEqualTo(1);
    assertThat(
            withRegularizer("regularizer { l2_regularizer { weight: 4e-4 } }")
                .model()
                .weightDecay())
        .isEqualTo(4e-4);
    assertThatThrownBy(() -> withRegularizer("regularizer { l1_regularizer { } }"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "a.config, line 5, column 128: expected an l2_regularizer, found l1_regularizer.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          use_dropout: false | use_dropout: true | use_dropout: true, but here it is always false
          use_dropout: false | | use_dropout: true where it is not said, but here it is always false
          height: 300 | height: 300 resize_method: AREA | resize_method: AREA, but here it is always BILINEAR
          type: | conv_hyperparams { batch_norm { scale: true } } type: | activation: RELU where it is not said
          type: | conv_hyperparams { activation: RELU_6 batch_norm { center: false scale: true } } type: | center: false
          type: | conv_hyperparams { activation: RELU_6 } type: | scale: false where it is not said
          type: | conv_hyperparams { activation: RELU_6 batch_norm { train: false scale: true } } type: | train: false
          use_dropout: | conv_hyperparams { regularizer { l2_regularizer { weight: 1 } } } use_dropout: | conv_hyperparams: here those of the feature_extractor hold
          localization_loss | hard_example_miner { } localization_loss | iou_threshold: here examples whose boxes overlap stay
          num_classes: 2 | num_classes: 2 matcher { argmax_matcher { ignore_thresholds: true } } | ignore_thresholds: true
          num_classes: 2 | num_classes: 2 post_processing { batch_non_max_suppression { use_class_agnostic_nms: true } } | use_class_agnostic_nms: true
          """)
  void saysWhatOfTheNetworkIsOtherwiseHere(String from, String to, String warning) {
    changed(from, to == null ? "" : to);
    assertThat(warnings).singleElement().asString().startsWith("a.config, line ").contains(warning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ssd_anchor_generator { } | ssd_anchor_generator { scales: 0.1 } | anchors by min_scale and max_scale in the middle of their cells, found scales
          ssd_anchor_generator { } | ssd_anchor_generator { height_stride: 16 } | found height_stride
          ssd_anchor_generator { } | ssd_anchor_generator { width_offset: 8 } | found width_offset
          type: | num_layers: 4 type: | expected num_layers 6.0, found 4.0
          type: | pad_to_multiple: 32 type: | expected pad_to_multiple 1.0, found 32.0
          type: | use_explicit_padding: true type: | expected use_explicit_padding false, found true
          num_classes: 2 | num_classes: 2 add_background_class: false | expected add_background_class true, found false
          """)
  void refusesAnotherNetwork(String from, String to, String message) {
    assertThatThrownBy(() -> changed(from, to))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.config, line ")
        .hasMessageContaining(message);
  }

  private static final String CONSTANT =
      " optimizer { adam_optimizer { learning_rate { constant_learning_rate { } } } } ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train_config { @ gradient_clipping_by_norm: 5 } | gradient_clipping_by_norm: here all gradients are clipped together
          train_config { @ optimizer { use_moving_average: true } } | use_moving_average: true, but here it is always false
          train_config { @ data_augmentation_options { random_horizontal_flip { probability: 0.9 } } } | probability: 0.9
          train_input_reader { shuffle: false } | shuffle: false, but here it is always true
          eval_input_reader { sample_1_of_n_examples: 10 } | sample_1_of_n_examples: 10.0
          eval_config { num_examples: 5 } | num_examples: here all pictures are evaluated
          eval_config { metrics_set: 'open_images_V2_detection_metrics' } | metrics_set: here the measures are those of COCO
          eval_config { min_score_threshold: 0.3 } | min_score_threshold: 0.3
          eval_config { use_moving_averages: true } | use_moving_averages: true
          """)
  void saysWhatOfTheTrainingIsOtherwiseHere(String text, String warning) {
    String both = text.replace("@ optimizer {", CONSTANT.replaceFirst("} $", ""));
    parse(SMALL + both.replace("@", CONSTANT));
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("a.config, line 14, column ")
        .contains(warning);
  }

  @Test
  void whatIsAsAlwaysNeedsNoWarning() {
    parse(
        SMALL
            + """
            train_config { fine_tune_checkpoint_version: V2 gradient_clipping_by_norm: 5 %s }
            train_input_reader { shuffle: true }
            eval_input_reader { shuffle: false sample_1_of_n_examples: 1 }
            eval_config { metrics_set: 'coco_detection_metrics' use_moving_averages: false }
            """
                .formatted(CONSTANT));
    assertThat(warnings).isEmpty();
  }

  private PipelineTraining training(String fields) {
    return parse(SMALL + "train_config {" + fields + "}").training().orElseThrow();
  }

  @Test
  void readsWhichWeightsATrainingStartsFrom() {
    assertThat(training(CONSTANT).startWith()).isEqualTo(Start.BACKBONE);
    String detector = CONSTANT + "from_detection_checkpoint: true ";
    assertThat(training(detector).startWith()).isEqualTo(Start.FEATURES);
    String all = "load_all_detection_checkpoint_vars: true ";
    assertThat(training(detector + all).startWith()).isEqualTo(Start.ALL);
    String type = "fine_tune_checkpoint_type: ";
    assertThat(training(detector + type + "'classification'").startWith())
        .isEqualTo(Start.BACKBONE);
    assertThat(training(CONSTANT + type + "'detection'").startWith()).isEqualTo(Start.FEATURES);
    assertThat(training(CONSTANT + type + "'full'").startWith()).isEqualTo(Start.ALL);
  }

  @Test
  void readsSchedules() {
    String rate = "optimizer { momentum_optimizer { learning_rate { %s } } } num_steps: 900";
    PipelineTraining manual =
        training(
            rate.formatted(
                """
                manual_step_learning_rate {
                  initial_learning_rate: 0.1
                  schedule { step: 100 learning_rate: 0.01 }
                  schedule { step: 300 learning_rate: 0.001 }
                }"""));
    assertThat(manual.schedule())
        .isEqualTo(
            new Schedule.Piecewise(
                0.1,
                List.of(
                    new Schedule.Piecewise.Change(100, 0.01),
                    new Schedule.Piecewise.Change(300, 0.001))));
    assertThat(warnings).isEmpty();
    PipelineTraining cosine =
        training(
            rate.formatted(
                "cosine_decay_learning_rate { learning_rate_base: 0.1 total_steps: 900"
                    + " warmup_learning_rate: 0.02 warmup_steps: 30 }"));
    assertThat(cosine.schedule())
        .isEqualTo(new Schedule.WarmUp(30, 0.02, new Schedule.Cosine(0.1)));
    assertThat(warnings).isEmpty();
    training(rate.formatted("manual_step_learning_rate { warmup: true }"));
    training(rate.formatted("cosine_decay_learning_rate { total_steps: 5 warmup_steps: 0 }"));
    assertThat(warnings)
        .hasSize(2)
        .anyMatch(warning -> warning.contains("warmup: here the rates change at once"))
        .anyMatch(warning -> warning.contains("total_steps: here the cosine ends with the last"));
    assertThatThrownBy(
            () ->
                training(
                    rate.formatted(
                        "manual_step_learning_rate { schedule { step: 9 } schedule { step: 3 } }")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("changes must be in the order of their steps");
  }

  private void refuses(String from, String to, String message) {
    assertThatThrownBy(() -> parse(SMALL.replace(from, to)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("a.config, " + message);
  }

  @Test
  void saysWhereAFileIsMalformed() {
    refuses(
        "num_classes: 2",
        "num_classes: two",
        "line 3, column 5: expected a whole number in num_classes, found \"two\".");
    refuses(
        "height: 300",
        "height: }",
        "line 4, column 51: expected a value, found \"} width: 300 } }\".");
    refuses(
        "'ssd_mobilenet_v1'",
        "'ssd_mobilenet_v1",
        "line 5, column 31: expected a closing ' in the same line, found \"'ssd_mobilenet_v1 }\".");
    assertThatThrownBy(() -> parse(SMALL.substring(0, SMALL.length() - 4)))
        .hasMessageContaining("expected the name of a field, found the end of the text");
  }

  @Test
  void doesNotOverflowTheStackOnDeepNesting() {
    assertThatThrownBy(() -> parse("a {".repeat(1_000_000)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected messages that are nested less deep");
  }

  @Test
  void saysWhereAValueIsOutOfRange() {
    refuses(
        "num_classes: 2",
        "num_classes: 0",
        "line 2, column 7: expected values that fit, found classes must be positive, found 0.");
    refuses(
        "ssd_anchor_generator { }",
        "ssd_anchor_generator { num_layers: 4 }",
        "line 7, column 47: expected num_layers 6.0, found 4.0.");
    refuses(
        "type: 'ssd_mobilenet_v1'",
        "type: 'faster_rcnn_resnet50'",
        "line 5, column 25: expected ssd_mobilenet_v1 or ssd_mobilenet_v2, found"
            + " \"faster_rcnn_resnet50\".");
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    byte[] bytes =
        PipelineConfig.of(SsdConfig.mobileNetV1(3)).text().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] damaged = bytes.clone();
      for (int j = 0; j < 3; j++) {
        damaged[random.nextInt(damaged.length)] =
            (byte) " {}[]:'\"\\#a1-.<>".charAt(random.nextInt(16));
      }
      try {
        parse(new String(damaged, StandardCharsets.UTF_8));
      } catch (BadInputException e) {
        assertThat(e).hasMessageStartingWith("a.config, line ");
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 299);
  }
}
