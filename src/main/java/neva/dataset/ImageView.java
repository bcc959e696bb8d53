package neva.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Some images of a set, in an order of their own, perhaps with other labels.
 *
 * @param indices of the images in {@code whole}
 * @param newLabels for each label of {@code whole} the one that it has here
 */
record ImageView(ImageSet whole, int[] indices, int[] newLabels, List<String> classNames)
    implements ImageSet {

  ImageView {
    for (int index : indices) {
      Objects.checkIndex(index, whole.size());
    }
    classNames = List.copyOf(classNames);
  }

  static ImageView subset(ImageSet whole, int[] indices) {
    int[] same = IntStream.range(0, whole.classNames().size()).toArray();
    return new ImageView(whole, indices.clone(), same, whole.classNames());
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public Example get(int i) throws IOException {
    Example example = whole.get(indices[i]);
    return example.withLabel(newLabels[example.label()]);
  }

  @Override
  public int label(int i) throws IOException {
    return newLabels[whole.label(indices[i])];
  }

  @Override
  public int height() throws IOException {
    return whole.height();
  }

  @Override
  public int width() throws IOException {
    return whole.width();
  }

  @Override
  public int channels() throws IOException {
    return whole.channels();
  }
}
