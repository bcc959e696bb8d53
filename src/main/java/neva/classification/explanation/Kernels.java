package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.layer.Padding;
import neva.plot.Enlarged;
import neva.plot.ImageGrid;
import neva.plot.PictureTable;
import neva.plot.Sheet;
import neva.plot.SignedScale;

/** What the classic kernels make of an image, with each padding. */
record Kernels(ExplainedImage image) {

  private static final int SIDE = 96;

  private static final Map<String, Padding> PADDINGS = paddings();

  private static Map<String, Padding> paddings() {
    Map<String, Padding> paddings = new LinkedHashMap<>();
    paddings.put("zeros", Padding.SAME);
    paddings.put("edge", Padding.EDGE);
    paddings.put("symmetric", Padding.SYMMETRIC);
    paddings.put("circular", Padding.CIRCULAR);
    return paddings;
  }

  /** The image, and beside it kernels down and paddings across. */
  BufferedImage figure() {
    PictureTable table = new PictureTable(List.copyOf(PADDINGS.keySet()));
    for (ClassicKernel kernel : ClassicKernel.values()) {
      String size = "%d×%d".formatted(kernel.side(), kernel.side());
      table.row(
          List.of(kernel.label(), kernel.signed() ? size + ", signed" : size),
          pictures(kernel).stream().map(Kernels::enlarged).toList());
    }
    BufferedImage itself = enlarged(image.image().image(0));
    return new Sheet("Classic kernels, and what is beyond the border")
        .line("signed: brightness, red positive, blue negative, one scale in a row")
        .part(new ImageGrid("").scale(1).tile(itself, image.name()).image())
        .part(table.image())
        .image();
  }

  private List<BufferedImage> pictures(ClassicKernel kernel) {
    List<FilteredImage> filtered =
        PADDINGS.values().stream()
            .map(padding -> FilteredImage.of(image.image(), kernel, padding))
            .toList();
    if (!kernel.signed()) {
      return filtered.stream().map(f -> f.image().image(0)).toList();
    }
    List<float[][]> brightness = filtered.stream().map(FilteredImage::brightness).toList();
    SignedScale scale = SignedScale.of(brightness);
    return brightness.stream().map(scale::picture).toList();
  }

  private static BufferedImage enlarged(BufferedImage picture) {
    return Enlarged.of(picture, Math.max(1, SIDE / picture.getWidth()));
  }
}
