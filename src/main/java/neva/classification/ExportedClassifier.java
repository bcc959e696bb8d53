package neva.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import neva.io.BadInputException;
import neva.layer.NativeLibrary;
import neva.savedmodel.Serving;
import neva.savedmodel.SharedSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A classifier that {@link ImageClassifier#export} wrote as a SavedModel, to classify with.
 *
 * <pre>{@code
 * try (var classifier = ExportedClassifier.load(Path.of("savedmodels/animals"))) {
 *   System.out.println(classifier.predict(Path.of("cat.jpg")).get(0));
 * }
 * }</pre>
 */
public final class ExportedClassifier extends Classifier {

  /** The asset that holds the names of the classes, a line each. */
  static final String CLASS_NAMES = "class_names.txt";

  private static final Set<Long> CHANNELS = Set.of(1L, 3L);

  private final SharedSession session;
  private final Inference inference;
  private final List<String> classNames;

  private ExportedClassifier(SavedModelBundle bundle, SignatureDef signature, List<String> names) {
    this.session = SharedSession.of("classifier", bundle);
    this.classNames = names;
    Graph graph = bundle.graph();
    Operand<TUint8> images =
        graph.outputOrThrow(signature.getInputsOrThrow("images").getName()).expect(TUint8.class);
    Operand<TFloat32> probabilities =
        graph
            .outputOrThrow(signature.getOutputsOrThrow("probabilities").getName())
            .expect(TFloat32.class);
    Shape shape = images.shape(); // [b, h, w, c]
    ImageShape size = new ImageShape((int) shape.get(1), (int) shape.get(2), (int) shape.get(3));
    this.inference = new Inference(session, images, probabilities, size);
  }

  /**
   * Loads a SavedModel after checking it.
   *
   * @throws BadInputException when it is none, is damaged, or is no classifier of Neva's
   */
  public static ExportedClassifier load(Path directory) throws IOException {
    SignatureDef signature = Serving.signature(directory);
    requireClassifier(signature, directory);
    List<String> names = classNames(directory.resolve("assets").resolve(CLASS_NAMES));
    requireNames(signature, names, directory);
    return new ExportedClassifier(
        NativeLibrary.savedModel(directory, Serving.TAG), signature, names);
  }

  private static void requireClassifier(SignatureDef signature, Path directory) {
    TensorInfo images = signature.getInputsOrDefault("images", TensorInfo.getDefaultInstance());
    TensorInfo probabilities =
        signature.getOutputsOrDefault("probabilities", TensorInfo.getDefaultInstance());
    boolean fits =
        images.getDtype() == DataType.DT_UINT8
            && images.getTensorShape().getDimCount() == 4
            && images.getTensorShape().getDim(1).getSize() > 0
            && images.getTensorShape().getDim(2).getSize() > 0
            && CHANNELS.contains(images.getTensorShape().getDim(3).getSize())
            && probabilities.getDtype() == DataType.DT_FLOAT;
    if (!fits) {
      throw new BadInputException(
          "Expected a classifier with images uint8 [b, h, w, 3 or 1] in and probabilities out but found inputs %s and outputs %s in %s: give a model that an image classifier of Neva was exported to."
              .formatted(
                  signature.getInputsMap().keySet(),
                  signature.getOutputsMap().keySet(),
                  directory));
    }
  }

  private static void requireNames(SignatureDef signature, List<String> names, Path directory) {
    TensorShapeProto shape = signature.getOutputsOrThrow("probabilities").getTensorShape();
    long outputs = shape.getDimCount() == 2 ? shape.getDim(1).getSize() : -1;
    if (outputs != names.size()) {
      throw new BadInputException(
          "Expected %d class names, one for each output of the network, but found %d in %s: export the model again."
              .formatted(outputs, names.size(), directory.resolve("assets").resolve(CLASS_NAMES)));
    }
  }

  private static List<String> classNames(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected the class names in %s but there is no such file: export the model again."
              .formatted(file));
    }
    return Files.readAllLines(file);
  }

  @Override
  Inference inference() {
    return inference;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public void close() {
    session.close();
  }
}
