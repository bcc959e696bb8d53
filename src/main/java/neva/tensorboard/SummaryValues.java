package neva.tensorboard;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Values as TensorFlow 2 writes them: a tensor, and on every value the name of the plugin that
 * shows it, without which it is shown nowhere.
 */
final class SummaryValues {

  static final String SCALARS = "scalars";
  static final String HISTOGRAMS = "histograms";
  static final String IMAGES = "images";
  static final String TEXT = "text";
  static final String PR_CURVES = "pr_curves";
  static final String HPARAMS = "hparams";

  private SummaryValues() {}

  // TensorBoard's default server reads float scalars only, not double or integer ones.
  static Summary.Value scalar(String tag, double value) {
    return value(tag, SCALARS, tensor(DataType.DT_FLOAT).addFloatVal((float) value)); // []
  }

  static Summary.Value histogram(String tag, float[] values) {
    List<HistogramBucket> buckets = HistogramBucket.of(values);
    ByteBuffer content =
        ByteBuffer.allocate(buckets.size() * 3 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (HistogramBucket bucket : buckets) {
      content.putDouble(bucket.left()).putDouble(bucket.right()).putDouble(bucket.count());
    }
    return value(
        tag,
        HISTOGRAMS,
        tensor(DataType.DT_DOUBLE, buckets.size(), 3) // [buckets, left/right/count]
            .setTensorContent(ByteString.copyFrom(content.flip())));
  }

  static Summary.Value images(String tag, List<BufferedImage> images) throws IOException {
    BufferedImage first = images.get(0);
    TensorProto.Builder tensor =
        tensor(DataType.DT_STRING, 2 + images.size()) // [width, height, PNG…]
            .addStringVal(ByteString.copyFromUtf8(Integer.toString(first.getWidth())))
            .addStringVal(ByteString.copyFromUtf8(Integer.toString(first.getHeight())));
    for (BufferedImage image : images) {
      tensor.addStringVal(png(image));
    }
    return value(tag, IMAGES, tensor);
  }

  static Summary.Value text(String tag, String markdown) {
    return value(
        tag,
        TEXT,
        tensor(DataType.DT_STRING).addStringVal(ByteString.copyFromUtf8(markdown))); // []
  }

  static Summary.Value prCurve(String tag, ThresholdCounts counts) {
    int n = ThresholdCounts.THRESHOLDS;
    ByteBuffer content =
        ByteBuffer.allocate(ThresholdCounts.ROWS * n * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int threshold = 0; threshold < n; threshold++) {
      float[] column = counts.at(threshold);
      for (int row = 0; row < column.length; row++) {
        content.putFloat((row * n + threshold) * Float.BYTES, column[row]);
      }
    }
    return value(
        tag,
        PR_CURVES,
        new ProtoFields().number(2, n).bytes(), // PrCurvePluginData: num_thresholds
        tensor(DataType.DT_FLOAT, ThresholdCounts.ROWS, n)
            .setTensorContent(ByteString.copyFrom(content)));
  }

  /** What the HPARAMS tab reads is in the plugin data; the tensor is empty. */
  static Summary.Value hparams(String tag, ByteString pluginData) {
    return value(tag, HPARAMS, pluginData, tensor(DataType.DT_FLOAT, 0));
  }

  /** A value whose plugin data has no content: version 0 of the plugin. */
  private static Summary.Value value(String tag, String plugin, TensorProto.Builder tensor) {
    return value(tag, plugin, ByteString.EMPTY, tensor);
  }

  private static Summary.Value value(
      String tag, String plugin, ByteString content, TensorProto.Builder tensor) {
    SummaryMetadata.PluginData data =
        SummaryMetadata.PluginData.newBuilder().setPluginName(plugin).setContent(content).build();
    return Summary.Value.newBuilder()
        .setTag(tag)
        .setMetadata(SummaryMetadata.newBuilder().setPluginData(data))
        .setTensor(tensor)
        .build();
  }

  private static TensorProto.Builder tensor(DataType type, int... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorProto.newBuilder().setDtype(type).setTensorShape(shape);
  }

  private static ByteString png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Given a plain stream, ImageIO would go through a temporary file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("No PNG writer takes an image of type " + image.getType());
      }
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
