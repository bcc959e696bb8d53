package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import neva.checkpoint.SharedData;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work is refused with exit code 2, in one sentence, before anything is written. */
class BadInputTest {

  @TempDir static Path folder;

  @BeforeAll
  static void furnish() throws Exception {
    Workshop.furnish(folder);
    Files.writeString(folder.resolve("words.txt"), "These are words.");
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("alone/disc"));
    Files.copy(folder.resolve("pictures/disc/1.png"), folder.resolve("alone/disc/1.png"));
    for (String name : new String[] {"disc", "square"}) {
      Files.createDirectories(folder.resolve("single/" + name));
      Files.copy(
          folder.resolve("pictures/" + name + "/1.png"),
          folder.resolve("single/" + name + "/1.png"));
    }
    Workshop.copy(folder.resolve("pictures"), folder.resolve("spoilt"));
    Files.writeString(folder.resolve("spoilt/disc/7.png"), "no picture");
    cifar(folder.resolve("cifar"));
    Path evil = Files.createDirectories(folder.resolve("evil"));
    Files.writeString(evil.resolve("batches.meta"), "cos\nsystem\n(S'touch gone'\ntR.");
    Path idx = Files.createDirectories(folder.resolve("idx"));
    Files.write(idx.resolve("t10k-images-idx3-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 0});
    Files.writeString(folder.resolve("pixels.csv"), "label,pixel0\n1,2\n2,x\n");
    changedConfig("of-another-task", "\"classify\"", "\"detect\"");
    changedConfig("broken", "\"height\" : 32", "\"height\" : 32 32");
    changedConfig("without-batch", "\"batchSize\" : 20,", "");
    changedConfig("without-checkpoint", "", "");
  }

  /** CIFAR-10 with a batch that is cut off. */
  private static void cifar(Path cifar) throws IOException {
    Files.createDirectories(cifar);
    Files.writeString(cifar.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    Files.write(cifar.resolve("data_batch_1.bin"), new byte[3073]);
    Files.write(cifar.resolve("data_batch_2.bin"), new byte[3000]);
  }

  private static void changedConfig(String run, String from, String to) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(run)).resolve("config.json");
    String config = Files.readString(folder.resolve("whole/config.json"));
    assertThat(config).contains(from);
    Files.writeString(copy, config.replace(from, to));
  }

  private static void assertRefused(String line, String... words) throws Exception {
    Map<String, String> before = Workshop.content(folder);
    Result result = NevaHere.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().startsWith("neva: ").contains(words);
    assertThat(result.out()).doesNotContain("layer");
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --stepz 3                      | Unknown option  | did you mean --steps?
          --data                         | Missing required parameter | --data
          --steps 5 --epochs 2           | --steps         | --epochs
          --batch-size many                   | --batch-size         | many
          --precision float8             | precision must be auto, float32 or bfloat16 | float8
          --batch-size 0                      | --batch-size must be positive | found 0
          --steps 0                      | --steps must be positive | found 0
          --epochs 0                     | --epochs must be positive | found 0
          --max-to-keep 0                       | --max-to-keep must be positive | found 0
          --validation-split 1                 | --validation-split must be at least 0 and below 1 | found 1
          --learning-rate NaN            | --learning-rate must be positive | NaN
          --patience -1                  | --patience must be 0 or more | -1
          --run @pictures                | but pictures holds files already | another --run
          --run @whole                   | --resume        | --fresh
          --fresh --run @pictures        | pictures holds other files | another --run
          --resume                       | --run DIR       | --resume
          --resume --run @nowhere        | config.json     | nowhere
          """)
  void refusesToTrainWithTheOption(String options, String first, String second) throws Exception {
    assertRefused("classify train --data folder:@pictures " + options, first, second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          folder:@nowhere  | Expected a folder of pictures | nowhere
          folder:         | Expected the path of the data | folder:PATH
          folder:@empty    | two or more classes | none in empty
          folder:@alone    | two or more classes | only disc in alone
          folder:@single   | test set           | one of each in folder:single
          folder:@spoilt   | do not decode       | disc/7.png
          cifar10:@nowhere | Expected the folder of CIFAR-10 | nowhere
          cifar10:@cifar   | 3000 bytes in cifar/data_batch_2.bin | The file is cut off
          cifar10:@evil    | the class or function os.system, which was not called | evil/batches.meta
          cifar100:@cifar  | Expected coarse_label_names.txt | neva data download cifar100
          mnist:@idx       | magic number 0x00000803 | 0x00000801 in idx/t10k-images-idx3-ubyte
          mnist:@empty     | Expected t10k-images-idx3-ubyte | neva data download mnist
          csv:@words.txt   | Expected a column path | words.txt, line 1
          csv:@pixels.csv  | but was "x" | pixels.csv, line 3, column pixel0
          csv:@nowhere     | Expected a CSV file | nowhere
          shapes:@pictures | Expected shapes without a path | folder:
          videos:@pictures | shapes, or cifar10, cifar100, mnist | videos:pictures
          """)
  void refusesToTrainOnTheData(String spec, String first, String second) throws Exception {
    assertRefused("classify train --data " + spec, first, second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          whole --batch-size 30             | batchSize was 20 and is now 30 | --fresh
          whole --seed 8               | seed was 1 and is now 8    | --fresh
          whole --learning-rate 0.5    | and is now 0.5   | --fresh
          whole --steps 70             | steps was 60 and is now 70 | --fresh
          whole --data folder:@spoilt/. | do not decode             | spoilt
          of-another-task              | Expected a run of classify | one of detect
          broken                       | at line 6, column 17       | broken/config.json
          without-batch                | without-batch/config.json  | 'batch'
          """)
  void refusesToResume(String run, String first, String second) throws Exception {
    String data = run.contains("--data") ? "" : " --data folder:@pictures";
    assertRefused("classify train --resume --run @" + run + data, first, second);
  }

  @Test
  void refusesToResumeOnOtherData() throws Exception {
    Pictures.draw(folder.resolve("four"), 4);
    assertRefused(
        "classify train --resume --run @whole --data folder:@four",
        "began with the classes",
        "restore the data");
    Workshop.copy(folder.resolve("pictures"), folder.resolve("changed"));
    Files.copy(folder.resolve("pictures/disc/1.png"), folder.resolve("changed/disc/new.png"));
    assertRefused(
        "classify train --resume --run @whole --data folder:@changed",
        "folder:pictures",
        "folder:changed");
  }

  /** Pictures of its test set may be among those that were trained on. */
  @Test
  void refusesToEvaluateOnDataThatHaveChanged() throws Exception {
    Workshop.copy(folder.resolve("pictures"), folder.resolve("grown"));
    Files.copy(folder.resolve("pictures/disc/1.png"), folder.resolve("grown/disc/new.png"));
    Workshop.copy(folder.resolve("whole"), folder.resolve("of-grown"));
    String config = Files.readString(folder.resolve("of-grown/config.json"));
    Files.writeString(
        folder.resolve("of-grown/config.json"),
        config.replace("folder:pictures", "folder:" + folder.resolve("grown")));
    assertRefused(
        "classify evaluate --run @of-grown",
        "The run began with folder:grown (fingerprint ",
        "--data");
    assertThat(NevaHere.run(folder, "classify evaluate --run @of-grown --data folder:@grown"))
        .extracting(Result::exitCode)
        .isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          predict words.txt                         | Missing required argument | --run=DIR
          evaluate                                  | Missing required argument | --run=DIR
          evaluate --model @whole                   | saved_model.pb            | whole
          predict --run @nowhere words.txt          | config.json               | nowhere
          predict --run @without-checkpoint x.png   | Expected a checkpoint     | without-checkpoint
          predict --run @whole @nowhere.png         | found no file             | nowhere.png
          predict --run @whole @words.txt           | do not decode             | words.txt
          predict --run @whole --top 0 words.txt    | top must be positive      | found 0
          evaluate --run @whole --views 3           | --views must be 1 or 10   | found 3
          export --run @pictures                    | config.json               | pictures
          """)
  void refusesToUse(String line, String first, String second) throws Exception {
    assertRefused("classify " + line, first, second);
  }

  @Test
  void refusesTheModelOfADetector() throws Exception {
    Path model = SharedData.file("ssd_mobilenet_v1_075_coco/saved_model").toRealPath();
    assertRefused("classify predict --model " + model + " @pictures/disc/1.png", "a classifier");
  }

  @Test
  void showsTheStackTraceOnRequest() throws Exception {
    Result result = NevaHere.run("classify train --data videos --debug");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().get(0)).startsWith("neva: Expected shapes, or ");
    assertThat(result.err()).anyMatch(line -> line.startsWith("\tat neva.cli.ClassifyTrain."));
  }
}
