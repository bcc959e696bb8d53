package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.classification.BaseConfig;
import neva.classification.ClassifierConfig;
import neva.classification.Flip;
import neva.classification.InputConfig;
import neva.classification.Normalization;
import neva.dataset.ImageData;
import neva.io.BadInputException;
import neva.network.NetworkName;
import neva.training.FrozenVariables;
import picocli.CommandLine.Option;

/** Which network a classifier has, how it sees its images and what it starts from. */
final class NetworkOptions {

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "lab, mnist-dense, mnist-conv, gap or resnet-20 (default: lab).")
  private String network;

  @Option(
      names = "--preset",
      paramLabel = "lab",
      description = "Network and recipe of the university course's lab, 2018 (default: none).")
  private Preset preset;

  @Option(
      names = "--prepare",
      paramLabel = "none|image|channel|zca",
      description =
          "Normalization of the pixels: none; zero mean and unit variance per image; per channel over the training set; ZCA whitening (default: image for lab and gap, channel for resnet-20, none for the others).")
  private Normalization normalization;

  @Option(
      names = "--flip",
      paramLabel = "none|horizontal|both",
      description =
          "Flip half of the training images at random (default: horizontal; none for the mnist networks, digits and tables).")
  private Flip flip;

  @Option(
      names = "--rotate",
      paramLabel = "DEGREES",
      description = "Rotate training images at random by at most so many degrees (default: 0).")
  private Float rotation;

  @Option(
      names = "--base",
      paramLabel = "RUN",
      description =
          "Start from the weights of that run; new classes get a new last layer (default: none).")
  private Path base;

  @Option(
      names = "--freeze",
      paramLabel = "REGEX",
      description = "Freeze the variables of --base whose names begin like this (default: none).")
  private List<String> freeze = List.of();

  private enum Preset {
    LAB
  }

  /** The recipe for these images, with what was asked for in its place. */
  ClassifierConfig recipe(ImageData images, TrainingOptions options) throws IOException {
    check();
    if (preset == Preset.LAB) {
      Flip flip = images.flippable() ? Flip.HORIZONTAL : Flip.NONE;
      return changed(ClassifierConfig.lab().withInput(input -> input.withFlip(flip)));
    }
    if (base == null) {
      return changed(ClassifierConfig.of(named(), images, options::recipe));
    }
    BaseConfig start = new BaseConfig(base.toString(), new FrozenVariables(freeze));
    ClassifierConfig started = ClassifierConfig.startingFrom(start, images, options::recipe);
    return changed(network == null ? started : started.withNetwork(named()));
  }

  private void check() {
    if (preset != null && (network != null || base != null)) {
      throw new BadInputException(
          "Expected --preset lab alone but found it with --network or --base: leave one out.");
    }
    if (base == null && !freeze.isEmpty()) {
      throw freezesNothing();
    }
  }

  private static BadInputException freezesNothing() {
    return new BadInputException(
        "Expected --base RUN with --freeze but found none: name the run whose values are kept.");
  }

  private NetworkName named() {
    return network == null ? NetworkName.LAB : NetworkName.of(network);
  }

  /** The configuration of a run, with what was asked for in its place. */
  ClassifierConfig resumed(ClassifierConfig record) {
    if (preset == Preset.LAB && !isLab(record)) {
      throw new BadInputException(
          "Expected a run of --preset lab to resume but it has another recipe: leave --preset out.");
    }
    ClassifierConfig named = network == null ? record : record.withNetwork(named());
    return changed(named.withBase(base(record.base())));
  }

  /** By what no option changes. */
  private static boolean isLab(ClassifierConfig record) {
    ClassifierConfig lab = ClassifierConfig.lab();
    return record.network() == lab.network()
        && record.training().optimizer().equals(lab.training().optimizer());
  }

  /** What is not given keeps its value. */
  private BaseConfig base(BaseConfig record) {
    if (record == null && base == null && !freeze.isEmpty()) {
      throw freezesNothing();
    }
    if (base == null && freeze.isEmpty()) {
      return record;
    }
    FrozenVariables kept = record == null ? FrozenVariables.NONE : record.frozenVariables();
    return new BaseConfig(
        base == null ? record.run() : base.toString(),
        freeze.isEmpty() ? kept : new FrozenVariables(freeze));
  }

  private ClassifierConfig changed(ClassifierConfig config) {
    return config.withInput(this::changed);
  }

  private InputConfig changed(InputConfig input) {
    InputConfig changed = normalization == null ? input : input.withNormalization(normalization);
    changed = flip == null ? changed : changed.withFlip(flip);
    return rotation == null ? changed : changed.withRotation(rotation);
  }
}
