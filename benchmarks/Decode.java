import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Decodes all pictures of a folder with ImageIO alone: FOLDER THREADS. */
final class Decode {

  private Decode() {}

  public static void main(String[] arguments) throws Exception {
    ImageIO.setUseCache(false);
    List<Path> pictures = pictures(Path.of(arguments[0]));
    int threads = Integer.parseInt(arguments[1]);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    List<Future<?>> parts =
        IntStream.range(0, threads)
            .<Future<?>>mapToObj(part -> workers.submit(() -> decode(pictures, part, threads)))
            .toList();
    for (Future<?> part : parts) {
      part.get();
    }
    workers.shutdown();
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Void decode(List<Path> pictures, int part, int of) throws IOException {
    for (int i = part; i < pictures.size(); i += of) {
      ImageIO.read(pictures.get(i).toFile());
    }
    return null;
  }
}
