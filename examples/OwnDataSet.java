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
import neva.training.Outcome;
import neva.training.Run;

/** A data set of your own: one large file of which an image is read when it is asked for. */
public class OwnDataSet {

  private static final int BYTES = 1 + 32 * 32 * 3; // of an image: its label, its pixels

  // begin
  /** Three methods make a set; the record has two of them, size() and classNames(). */
  record RawImages(FileChannel file, int size, List<String> classNames) implements ImageSet {

    @Override
    public Example get(int i) throws IOException { // several threads may call it at once
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      file.read(bytes, (long) i * BYTES);
      byte[] pixels = Arrays.copyOfRange(bytes.array(), 1, BYTES); // [h, w, c]
      return new Example(32, 32, 3, pixels, bytes.get(0));
    }
  }

  // end

  static Outcome train(RawImages images, double epochs, Path folder) throws IOException {
    ImageData data = ImageData.of(images); // a tenth of every class becomes the validation set
    ClassifierConfig config =
        ClassifierConfig.of(OwnNetwork.SMALL, data)
            .withTraining(training -> training.lastingEpochs(epochs, images.size()));
    try (var classifier = ImageClassifier.create(config, data.classNames())) {
      return classifier.fit(data, Run.in(folder));
    }
  }

  static RawImages write(ImageSet images, Path path) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(images.size() * BYTES);
    for (int i = 0; i < images.size(); i++) {
      all.put((byte) images.label(i)).put(images.get(i).pixels());
    }
    FileChannel file = FileChannel.open(Files.write(path, all.array()));
    return new RawImages(file, images.size(), images.classNames());
  }

  public static void main(String[] args) throws IOException {
    RawImages images = write(Shapes.generate(5_000, 10, 1).train(), Path.of("shapes.bin"));
    System.out.println("accuracy " + train(images, 20, Path.of("runs/own-set")).best());
  }
}
