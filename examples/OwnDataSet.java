import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.dataset.Example;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.dataset.Shapes;
import neva.training.Run;

// begin
/**
 * Images in one file, each a byte for its label and 32×32×3 for its pixels. They stay there: what
 * is larger than a quarter of Java's memory, or than 1 GB, is read batch by batch.
 */
public record OwnDataSet(FileChannel file, int size, List<String> classNames) implements ImageSet {

  private static final int SIDE = 32;
  private static final int BYTES = 1 + SIDE * SIDE * 3;

  @Override
  public Example get(int i) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    file.read(bytes, (long) i * BYTES); // without a position of the file that threads would share
    byte[] pixels = Arrays.copyOfRange(bytes.array(), 1, BYTES);
    return new Example(SIDE, SIDE, 3, pixels, bytes.get(0));
  }

  // end

  static double accuracy(Path file, List<String> classNames, double epochs, Path folder)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      OwnDataSet images = new OwnDataSet(channel, (int) (channel.size() / BYTES), classNames);
      ImageSet.Split split = images.split(0.2, 1); // a fifth of every class, by seed 1
      ImageData data = ImageData.of(split.training()).withTest(split.heldOut());
      ClassifierConfig config =
          ClassifierConfig.of(OwnNetwork.SMALL, data)
              .withTraining(training -> training.lastingEpochs(epochs, data.train().size()));
      try (var classifier = ImageClassifier.create(config, data.classNames())) {
        classifier.fit(data, Run.in(folder));
        return classifier.evaluate(data.test()).accuracy();
      }
    }
  }

  static Path write(ImageSet shapes, Path file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(shapes.size() * BYTES);
    for (int i = 0; i < shapes.size(); i++) {
      all.put((byte) shapes.label(i)).put(shapes.get(i).pixels());
    }
    return Files.write(file, all.array());
  }

  public static void main(String[] args) throws IOException {
    ImageSet shapes = Shapes.generate(5_000, 10, 1).train();
    Path file = write(shapes, Path.of("shapes.bin"));
    System.out.println("accuracy " + accuracy(file, shapes.classNames(), 20, Path.of("runs/set")));
  }
}
