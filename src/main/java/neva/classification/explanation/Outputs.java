package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.util.List;
import neva.classification.TrainedNetwork;
import neva.plot.ImageGrid;
import neva.plot.Sheet;
import neva.plot.SignedScale;

/** What the convolutions of a network make of an image. */
record Outputs(TrainedNetwork network) {

  private static final int IMAGE_SIDE = 144;
  private static final int MAP_SIDE = 64;
  private static final int BAR = 240;

  /** The image, and beside it the maps of a layer on one scale. */
  BufferedImage figure(ConvolutionLayer layer, ExplainedImage image) {
    Probe probe = new Probe(network);
    List<float[][]> maps = layer.maps(probe.values(layer.output(), image)); // [filters][h][w]
    SignedScale scale = SignedScale.of(maps);
    float[][] first = maps.get(0);
    return new Sheet("What %s makes of an image".formatted(layer.name()))
        .line(
            "%d maps of %d×%d; red positive, blue negative, on one scale"
                .formatted(maps.size(), first.length, first[0].length))
        .part(beside(image, probe.verdict(image)))
        .part(scale.grid(maps, MAP_SIDE).image())
        .part(scale.bar(BAR))
        .image();
  }

  private BufferedImage beside(ExplainedImage image, PredictedClass verdict) {
    BufferedImage picture = image.centre(network);
    return new ImageGrid("")
        .scale(Math.max(1, IMAGE_SIDE / picture.getHeight()))
        .tile(picture, verdict.caption(image).toArray(String[]::new))
        .image();
  }
}
