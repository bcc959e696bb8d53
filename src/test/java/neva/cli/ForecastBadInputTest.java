package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be forecast is refused with exit code 2, in one sentence, and nothing is written. */
class ForecastBadInputTest {

  @TempDir static Path folder;

  @BeforeAll
  static void furnish() throws Exception {
    SalesFiles.writeAll(folder);
    String train = "forecast train --data %1$s/sales.csv --steps 5 --run %1$s/run";
    Result result = NevaHere.run(train.formatted(folder));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    String export = "forecast export --run %1$s/run --horizon 5 --out %1$s/model";
    assertThat(NevaHere.run(export.formatted(folder)).exitCode()).isZero();
    SalesFiles.write(
        folder, "hours", "hour,warmth", List.of("2001-01-01 00:00,1", "2001-01-01 01:00,2"));
  }

  private static void assertRefused(String line, String... words) throws Exception {
    Map<String, String> before = Workshop.content(folder);
    Result result = NevaHere.run(line.replace("@", folder + "/"));
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().startsWith("neva: ").contains(words);
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --data @nowhere.csv                     | Expected the file                | nowhere.csv
          --data @words.csv                       | "many"                           | line 52
          --data @nan.csv                         | 1 of 120 values                  | line 52
          --data @unsorted.csv                     | Expected every date once         | line 54
          --data @repeated.csv                    | Expected every date once         | line 53
          --data @gap.csv                         | Expected 1994-03 after "1994-02" | fill
          --data @constant.csv --method lstm      | 5.0 throughout                   | another column
          --data @short.csv --method lstm         | Expected                         | of 8 before the test set
          --data @names-alone.csv                 | Expected values below the names  | line 1
          --data @two.csv                         | month, sales, staff              | Name the one
          --data @sales.csv --column price        | a column price                   | month, sales
          --data @sales.csv --date-column when    | a column when                    | month, sales
          --data @sales.csv --id-column shop      | a column shop                    | month, sales
          --data @sales.csv --extra staff         | a column staff                   | month, sales
          --data @sales.csv --horizon 0           | horizon must be positive         | found 0
          --data @sales.csv --horizon 90 --method lstm | Expected 105 values or more | about
          --data @sales.csv --season 0            | season must be positive          | found 0
          --data @sales.csv --season 119 --method rule | Expected                    | of 108 before the test set
          --data @sales.csv --lookback 0          | lookback must be positive        | found 0
          --data @sales.csv --lookback 71         | Expected 71 steps to train on    | of 108 values before the test set
          --data @sales.csv --dropout 1           | dropout must be at least 0       | found 1
          --data @sales.csv --loss max            | mse, mae, huber or quantiles     | found max
          --data @sales.csv --scale big           | scale must be log or plain       | found big
          --data @zero.csv --method rule          | sales is 0.0 at 1999-12          | --scale plain
          --data @zero.csv --scale log            | sales is 0.0 at 1999-12          | --scale plain
          --preset lab-temperature                | Expected --data FILE             | milk
          --data @sales.csv --units 8,0           | units must be positive           | found 0
          --data @sales.csv --units many          | --units                          | many
          --data @sales.csv --test-split 1.5      | a fraction below 1 or a whole number | found 1.5
          --data @sales.csv --steps 0             | steps must be positive           | found 0
          --data @sales.csv --preset lab          | lab-milk or lab-temperature      | found lab
          --data @sales.csv --method none         | method must be one of            | found none
          --data @sales.csv --precision bfloat16  | precision must be FLOAT32        | BFLOAT16
          --data @sales.csv --fill often          | --fill                           | often
          """)
  void refusesToTrainWith(String options, String first, String second) throws Exception {
    assertRefused("forecast train --run @new " + options, first, second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run @run                                            | --resume       | --fresh
          --resume                                              | --run DIR      | --resume
          --resume --run @nowhere                               | config.json    | nowhere
          --resume --run @run --data @others.csv                | other values   | --fresh
          --resume --run @run --data @two.csv --column staff    | on column sales | staff
          --resume --run @run --units 4                         | units was [16] and is now [4] | --fresh
          --resume --run @run --season 6                        | season was 12 and is now 6 | --fresh
          """)
  void refusesToGoOnWith(String options, String first, String second) throws Exception {
    assertRefused("forecast train " + options, first, second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          predict                                | Missing required argument | --run=DIR
          predict --run @run --model @model      | mutually exclusive       | --model
          predict --model @model                 | Expected --data FILE     | holds no series
          predict --model @run --data @sales.csv | Expected a SavedModel    | name the folder
          predict --model @model --data @sales.csv --horizon 6 | between 1 and 5 | found 6
          predict --model @model --data @sales.csv --level 0.8 | level must be 0.9 | found 0.8
          predict --model @model --data @short.csv | values or more for the lookback | has 9
          predict --model @model --data @zero.csv | sales is 0.0 at 1999-12 | --scale plain
          predict --model @model --data @hours.csv | a column sales          | warmth
          predict --run @nowhere                 | config.json              | nowhere
          predict --run @run --horizon 0         | horizon must be positive | found 0
          predict --run @run --level 1           | level must be at least 0  | found 1
          predict --run @run --level 0.97        | level must be at most 0.96 | Ask for less
          predict --run @run --out @next.csv     | --out                    | is now --results
          predict --run @run --results @next.txt | end with .csv or .jsonl  | next.txt
          predict --run @run --data @others.csv  | to begin with the 108    | Restore the data
          predict --run @run --data @short.csv   | to begin with the 108    | Restore the data
          predict --run @run --data @words.csv   | "many"                   | line 52
          evaluate --run @run --horizon 0        | horizon must be positive | found 0
          evaluate --run @run --horizon 13       | horizon must be at most 12 | found 13
          evaluate --run @run --backtest-every 0 | backtest-every must be positive | found 0
          evaluate --run @run --level 0          | level must be positive   | found 0
          export --run @run --horizon 0          | horizon must be positive | found 0
          export --run @run --out @              | holds other files        | new
          """)
  void refusesToUse(String line, String first, String second) throws Exception {
    assertRefused("forecast " + line, first, second);
  }
}
