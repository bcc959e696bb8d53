package neva.savedmodel;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.proto.SignatureDef;

/** The graph and the signature that a SavedModel is used by, under TensorFlow's names. */
public final class Serving {

  /** What the graph is tagged. */
  public static final String TAG = "serve";

  /** The name of its signature. */
  public static final String SIGNATURE = "serving_default";

  private Serving() {}

  /**
   * The signature of a SavedModel, without inputs and outputs where there is none of that name. The
   * model is checked, so that it may then be loaded natively.
   *
   * @throws neva.io.BadInputException when there is no SavedModel with a graph for serving, or it
   *     is damaged
   */
  public static SignatureDef signature(Path folder) throws IOException {
    return SavedModelReader.read(folder, TAG)
        .getSignatureDefOrDefault(SIGNATURE, SignatureDef.getDefaultInstance());
  }
}
