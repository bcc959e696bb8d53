package neva.cli;

import neva.io.Hint;

/** Which option helps. */
final class HintText {

  private HintText() {}

  static String of(Hint hint) {
    return switch (hint) {
      case RUN_EXISTS ->
          "Give --resume to continue that run, --fresh to replace it, or another --run.";
      case OTHER_RUN -> "Name another --run.";
      case KEEP_OR_START_OVER -> "Leave the option out, or start over with --fresh.";
      case OTHER_DATA -> "Name others with --data.";
      case START_OVER -> "Start over with --fresh.";
      case PIPELINE_CONFIG -> "Or name it with --config.";
      case PLAIN_VALUES -> "Give --scale plain to forecast plain values.";
      case OTHER_CLASSES -> "Choose them with --classes.";
      case OTHER_NETWORK -> "Name another --network, or leave --preset out.";
      case OTHER_BASE -> "Leave the options out, or name another --base.";
      case FREEZE_LESS -> "Leave that pattern of --freeze out.";
    };
  }
}
