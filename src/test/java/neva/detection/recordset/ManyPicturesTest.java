package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import neva.detection.recordset.AnnotationSource.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 20,000 pictures of 60 kB are converted and validated in a JVM that has 96 MB. */
@Tag("slow")
class ManyPicturesTest {

  private static final int PICTURES = 20_000;

  @TempDir Path folder;

  /** Converts and validates what stands in the folder that is its argument. */
  static class Work {
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Path images = folder.resolve("images");
      AnnotationSource source = new AnnotationSource(Kind.CSV, images, folder.resolve("boxes.csv"));
      Path out = folder.resolve("records");
      Conversion.of(source, out).withSplit(new SplitConfig(0.9, null, 10, 1)).run();
      System.out.println(Validation.run(RecordSets.files(out), null, false, 2).summary());
    }
  }

  @Test
  void needLittleMemory() throws Exception {
    draw();
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                Work.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.HOURS)).isTrue();
    assertThat(Files.readString(output).strip())
        .isEqualTo("20,000 records in 20 files: no defects");
  }

  /** One picture, each time with another comment in it. */
  private void draw() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    byte[] jpeg = PictureFiles.plain("jpg", 300, 220);
    StringBuilder csv = new StringBuilder("filename,width,height,class,xmin,ymin,xmax,ymax\n");
    for (int i = 0; i < PICTURES; i++) {
      ByteBuffer file = ByteBuffer.allocate(jpeg.length + 8).put(jpeg, 0, 2);
      file.putShort((short) 0xfffe).putShort((short) 6).putInt(i).put(jpeg, 2, jpeg.length - 2);
      Files.write(images.resolve(i + ".jpg"), file.array());
      csv.append("%d.jpg,300,220,thing,10,10,200,150\n".formatted(i));
    }
    Files.writeString(folder.resolve("boxes.csv"), csv);
  }
}
