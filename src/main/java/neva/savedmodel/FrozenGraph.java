package neva.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.io.BadInputException;
import org.tensorflow.proto.GraphDef;

/** Reads graphs whose weights are constants, such as {@code frozen_inference_graph.pb}. */
public final class FrozenGraph {

  private FrozenGraph() {}

  /**
   * The graph in {@code file}; the native library is not loaded.
   *
   * @throws BadInputException when there is no such file or it holds no graph
   */
  public static GraphDef read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected a frozen graph but there is no file %s; name another.".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      GraphDef graph = GraphDef.parseFrom(in);
      if (graph.getNodeCount() == 0) {
        throw other(file, null);
      }
      return graph;
    } catch (InvalidProtocolBufferException e) {
      throw other(file, e);
    }
  }

  private static BadInputException other(Path file, Exception cause) {
    return new BadInputException(
        ("Expected a frozen graph but was other or damaged data in %s;"
                + " copy the file again or name the folder of a SavedModel.")
            .formatted(file),
        cause);
  }
}
