package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.classification.TrainedNetwork;
import neva.plot.Enlarged;
import neva.plot.HeatMap;
import neva.plot.PictureTable;
import neva.plot.Sheet;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Images, each beside what in it speaks for the class that the network takes it for. */
final class HeatMaps {

  private static final int SIDE = 144;

  private final Probe probe;
  private final ClassHeat heat;
  private final TrainedNetwork network;

  HeatMaps(TrainedNetwork network) {
    probe = new Probe(network);
    heat = ClassHeat.of(network);
    this.network = network;
  }

  /** A figure with a row for each image; none when the network has no convolution. */
  Optional<BufferedImage> figure(List<ExplainedImage> images) {
    if (heat.gradCam().isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(List.of("image"));
    heat.activationMap().ifPresent(map -> columns.add("class activation map"));
    columns.add("Grad-CAM");
    PictureTable table = new PictureTable(columns);
    for (ExplainedImage image : images) {
      PredictedClass verdict = probe.verdict(image);
      table.row(verdict.caption(image), row(image, verdict.label()));
    }
    return Optional.of(
        new Sheet("What speaks for the class that the network names")
            .line("bright: much, dark: nothing; each map on a scale of its own")
            .part(table.image())
            .image());
  }

  boolean hasActivationMap() {
    return heat.activationMap().isPresent();
  }

  private List<BufferedImage> row(ExplainedImage image, int label) {
    BufferedImage picture = image.centre(network);
    int scale = Math.max(1, SIDE / picture.getHeight());
    List<BufferedImage> row = new ArrayList<>(List.of(Enlarged.of(picture, scale)));
    heat.activationMap()
        .map(map -> fromLowestToHighest(values(map, image, label)))
        .ifPresent(map -> row.add(HeatMap.over(picture, map, scale)));
    heat.gradCam()
        .map(map -> fromZeroToHighest(values(map, image, label)))
        .ifPresent(map -> row.add(HeatMap.over(picture, map, scale)));
    return row;
  }

  private float[][] values(Operand<TFloat32> map, ExplainedImage image, int label) {
    float[] values = probe.values(map, image, heat.choice(), label); // [1, h, w]
    int height = (int) map.shape().get(1);
    int width = (int) map.shape().get(2);
    return Plane.of(values, height, width, 1, 0);
  }

  /** As the authors of the class activation map show it. */
  private static float[][] fromLowestToHighest(float[][] map) {
    float lowest = Float.POSITIVE_INFINITY;
    for (float[] row : map) {
      for (float value : row) {
        lowest = Math.min(lowest, value);
      }
    }
    for (float[] row : map) {
      for (int x = 0; x < row.length; x++) {
        row[x] -= lowest;
      }
    }
    return fromZeroToHighest(map);
  }

  private static float[][] fromZeroToHighest(float[][] map) {
    float highest = 0;
    for (float[] row : map) {
      for (float value : row) {
        highest = Math.max(highest, value);
      }
    }
    for (float[] row : map) {
      for (int x = 0; x < row.length && highest > 0; x++) {
        row[x] /= highest;
      }
    }
    return map;
  }
}
