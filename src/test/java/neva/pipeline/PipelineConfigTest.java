package neva.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import neva.pipeline.TrainingOptions.Augmentation;
import neva.pipeline.TrainingOptions.Start;
import neva.ssd.Backbone;
import neva.ssd.ClassificationLoss;
import neva.ssd.ExtractorConfig;
import neva.ssd.HardExamples;
import neva.ssd.HardExamples.By;
import neva.ssd.HeadConfig;
import neva.ssd.SsdConfig;
import neva.ssd.SsdLoss;
import neva.training.Adam;
import neva.training.RmsProp;
import neva.training.Schedule;
import neva.training.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineConfigTest {

  private static final String SMALL =
      """
      model {
        ssd {
          num_classes: 2
          image_resizer { fixed_shape_resizer { height: 300 width: 300 } }
          feature_extractor { type: 'ssd_mobilenet_v1' }
          box_predictor { convolutional_box_predictor { } }
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
        assertThat(warnings).isEmpty();
      }
    }
  }

  @Test
  void ownConfigurationsAreWrittenAndReadBackTheSame(@TempDir Path folder) throws IOException {
    SsdConfig lite =
        SsdConfig.mobileNetV2(3)
            .with(
                c -> {
                  c.height = 192;
                  c.head = new HeadConfig(3, true, -4.6);
                  c.loss =
                      new SsdLoss(new ClassificationLoss.Focal(0.25, 2), null, 1, 2, false, true);
                });
    TrainingOptions training =
        new TrainingOptions(
            8,
            500,
            new Sgd(0.9f),
            new Schedule.Cosine(0.01).warmUp(50),
            1,
            List.of(new Augmentation("random_adjust_brightness", Map.of("max_delta", 0.2))),
            "C:\\models\\model.ckpt",
            Start.ALL,
            List.of("FeatureExtractor/.*"),
            true);
    RecordInput input = new RecordInput(List.of("a.record", "b \"é\".record"), "map.pbtxt", false);
    PipelineConfig config =
        new PipelineConfig(
            lite, training, input, RecordInput.NONE, new EvaluationOptions(7, List.of("x"), 0.25));
    Path file = folder.resolve(PipelineConfig.FILE_NAME);
    config.write(file);
    assertThat(PipelineConfig.read(file, warnings::add)).isEqualTo(config);
    assertThat(warnings).isEmpty();
    PipelineConfig standard = PipelineConfig.of(SsdConfig.mobileNetV1(90));
    assertThat(parse(standard.text())).isEqualTo(standard);
  }

  @Test
  void theFileOfMobileNetV1SaysWhatThePresetSays() throws IOException {
    PipelineConfig config = sample("ssd_mobilenet_v1_coco.config");
    HardExamples mined = new HardExamples(3, 0, 3000, By.CLASSIFICATION);
    SsdLoss loss = new SsdLoss(new ClassificationLoss.Sigmoid(), mined, 1, 1, true, false);
    assertThat(config.model()).isEqualTo(SsdConfig.mobileNetV1(90).with(c -> c.loss = loss));
    String folder = "PATH_TO_BE_CONFIGURED/";
    TrainingOptions standard = TrainingOptions.SSD;
    assertThat(config.training())
        .isEqualTo(
            new TrainingOptions(
                24,
                200_000,
                RmsProp.SSD,
                new Schedule.Step(0.004, 0.95, 800_720),
                0,
                standard.augmentations(),
                folder + "model.ckpt",
                Start.FEATURES,
                List.of(),
                false));
    assertThat(config.trainInput())
        .isEqualTo(
            new RecordInput(
                List.of(folder + "mscoco_train.record-?????-of-00100"),
                folder + "mscoco_label_map.pbtxt",
                true));
    assertThat(config.evaluation()).isEqualTo(new EvaluationOptions(8000, List.of(), 0.5));
    assertThat(warnings).isEmpty();
  }

  @Test
  void readsTheSecondGeneration() throws IOException {
    PipelineConfig config = sample("ssd_mobilenet_v2_320x320_coco17_tpu-8.config");
    SsdConfig model = config.model();
    assertThat(model.extractor())
        .isEqualTo(new ExtractorConfig(Backbone.MOBILENET_V2, 1, 16, false, 0.97, 0.001));
    assertThat(model.head()).isEqualTo(new HeadConfig(1, false, -4.6));
    assertThat(model.targets().backgroundAsZeros()).isTrue();
    assertThat(model.loss())
        .isEqualTo(new SsdLoss(new ClassificationLoss.Focal(0.75, 2), null, 1, 1, true, true));
    assertThat(config.training().optimizer()).isEqualTo(new Sgd(0.9f));
    assertThat(config.training().schedule()).isEqualTo(new Schedule.Cosine(0.8).warmUp(2000));
    assertThat(config.training().startWith()).isEqualTo(Start.BACKBONE);
    assertThat(config.evaluation().metrics()).containsExactly("coco_detection_metrics");
    assertThat(warnings).isEmpty();
  }

  @Test
  void saysWhatAQuantizedFileAsksForInVain() throws IOException {
    sample("ssd_mobilenet_v2_quantized_300x300_coco.config");
    assertThat(warnings)
        .singleElement()
        .asString()
        .endsWith("line 196, column 1: graph_rewriter is not known here and changes nothing.");
  }

  @Test
  void missingFieldsHaveTheStandardsOfTheApi() {
    PipelineConfig config = parse(SMALL);
    assertThat(config.training()).isEqualTo(TrainingOptions.SSD);
    assertThat(config.model().targets().matcher().forceMatch()).isFalse();
    assertThat(config.model().extractor().normMomentum()).isEqualTo(0.999);
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
    assertThat(config.training().batch()).isEqualTo(4);
    assertThat(config.training().optimizer()).isEqualTo(Adam.DEFAULT);
    assertThat(config.training().schedule()).isEqualTo(new Schedule.Constant(1e-4));
    assertThat(config.training().startFrom()).isEqualTo("C:\\tensorflow1\\models\\new.ckpt");
    assertThat(config.training().frozenVariables()).containsExactly("a", "b");
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
