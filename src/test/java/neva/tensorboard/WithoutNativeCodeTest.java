package neva.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.GraphDef;

class WithoutNativeCodeTest {

  // Neva, protobuf, and of TensorFlow the plain jar with the protocol buffers.
  private static final Pattern NEEDED =
      Pattern.compile("classes|test-classes|protobuf-java-.*|tensorflow-core-native-[0-9.]+\\.jar");

  @TempDir Path runs;

  @Test
  void writesAndReadsEventsWithNothingNativeOnTheClassPath() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> NEEDED.matcher(Path.of(entry).getFileName().toString()).matches())
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Djava.awt.headless=true",
                    "-cp",
                    classPath,
                    WithoutNativeCodeTest.class.getName() + "$Program",
                    runs.resolve("logs").toString()))
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes());

    assertThat(output).isEqualToIgnoringNewLines("[ScalarPoint[step=1, value=0.5]]");
    assertThat(process.waitFor()).isZero();
  }

  static final class Program {

    public static void main(String[] args) throws IOException {
      Path logs = Path.of(args[0]);
      try (EventWriter writer = EventWriter.open(logs)) {
        writer.graph(GraphDef.getDefaultInstance());
        writer.scalar("loss", 1, 0.5);
        writer.histogram("weights", 1, new float[] {1, 2, 3});
        writer.text("config", 1, "text");
        writer.prCurve("circle", 1, new float[] {0.5f}, new boolean[] {true});
        writer.sessionStart(new HParams(new TreeMap<>(Map.of("batch", 9)), List.of()), 1);
        writer.sessionEnd(2);
        writer.image("image", 1, List.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)));
      }
      System.out.println(EventReader.scalars(logs, "loss"));
    }
  }
}
