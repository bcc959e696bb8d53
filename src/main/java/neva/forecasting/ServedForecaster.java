package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.forecasting.series.TimeAxis;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Json;
import neva.layer.NativeLibrary;
import neva.savedmodel.Serving;
import neva.savedmodel.SharedSession;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A forecaster that was exported as a SavedModel. It looks at the last values of a history alone,
 * and needs neither its run nor what it was trained on.
 *
 * <pre>{@code
 * Series milk = Series.readCsv(Path.of("milk-until-today.csv"), "month", "pounds_per_cow");
 * try (var model = ServedForecaster.load(Path.of("savedmodels/milk"))) {
 *   System.out.println(model.predict(milk));
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads at once. {@link #close} waits for the forecasts under way;
 * later ones are refused with an {@link IllegalStateException}.
 */
public final class ServedForecaster implements AutoCloseable {

  private final SharedSession session;
  private final SignatureDef signature;
  private final ServingDescription description;

  private ServedForecaster(
      SharedSession session, SignatureDef signature, ServingDescription description) {
    this.session = session;
    this.signature = signature;
    this.description = description;
  }

  /**
   * Loads a SavedModel after checking it.
   *
   * @throws BadInputException when it is none, is damaged, or is no forecaster of Neva's
   */
  public static ServedForecaster load(Path directory) throws IOException {
    SignatureDef signature = Serving.signature(directory);
    if (!signature.containsInputs("values") || !signature.containsOutputs("forecast")) {
      throw other(signature, directory);
    }
    ServingDescription description =
        Json.read(
            directory.resolve("assets").resolve(ServingDescription.FILE), ServingDescription.class);
    if (!fits(signature, description)) {
      throw other(signature, directory);
    }
    SavedModelBundle model = NativeLibrary.savedModel(directory, Serving.TAG);
    return new ServedForecaster(SharedSession.of("forecaster", model), signature, description);
  }

  private static boolean fits(SignatureDef signature, ServingDescription says) {
    Map<String, TensorInfo> inputs = signature.getInputsMap();
    int extras = says.extras().size();
    int all = says.lookback() + says.horizon();
    return has(inputs, "values", DataType.DT_FLOAT, -1, says.lookback())
        && has(inputs, "times", DataType.DT_INT64, -1, all)
        && (extras == 0 || has(inputs, "extras", DataType.DT_FLOAT, -1, says.lookback(), extras))
        && (says.series().size() == 1 || has(inputs, "series", DataType.DT_INT64, -1))
        && says.logarithms().size() == says.series().size()
        && (says.level() == null
            || signature.containsOutputs("lower") && signature.containsOutputs("upper"));
  }

  private static boolean has(
      Map<String, TensorInfo> inputs, String name, DataType type, long... shape) {
    TensorInfo input = inputs.getOrDefault(name, TensorInfo.getDefaultInstance());
    long[] found =
        input.getTensorShape().getDimList().stream().mapToLong(dim -> dim.getSize()).toArray();
    return input.getDtype() == type && Arrays.equals(found, shape);
  }

  private static BadInputException other(SignatureDef signature, Path directory) {
    return new BadInputException(
        "Expected a forecaster with values and times in and a forecast out, as assets/%s says, but found inputs %s and outputs %s in %s: give a model that forecast export wrote."
            .formatted(
                ServingDescription.FILE,
                signature.getInputsMap().keySet(),
                signature.getOutputsMap().keySet(),
                directory));
  }

  /** How many values it forecasts at most. */
  public int horizon() {
    return description.horizon();
  }

  /** How many values of a history it looks at. */
  public int lookback() {
    return description.lookback();
  }

  /** The level of its intervals; empty where there was no validation set to learn them from. */
  public Optional<Double> level() {
    return Optional.ofNullable(description.level());
  }

  /** How a file of the same columns is read, as the one was that it was trained on. */
  public CsvSeries source(Path file) {
    return description.in(file);
  }

  /**
   * Forecasts as many values after a history as the model can; see {@link #predict(Series, int)}.
   */
  public Forecast predict(Series history) {
    return predict(history, description.horizon());
  }

  /**
   * Forecasts the values after a history.
   *
   * @param horizon how many, at most {@link #horizon()}
   * @throws BadInputException when that is not so, or the history is too short, has other columns,
   *     another step or an unknown id, or a value that is not positive where it must be
   * @throws IllegalStateException once this is closed
   */
  public Forecast predict(Series history, int horizon) {
    Check.between("horizon", horizon, 1, description.horizon());
    int place = description.placeOf(history);
    Series seen = history.slice(history.length() - lookback(), history.length());
    if (description.logarithms().get(place)) {
      seen.requirePositive();
    }
    Map<String, double[]> answer = session.use(open -> answer(open, seen, place, horizon));
    return new Forecast(
        history,
        ForecasterConfig.LSTM,
        answer.get("forecast"),
        level(),
        level -> interval(answer, level));
  }

  private Interval interval(Map<String, double[]> answer, double level) {
    if (description.level() == null) {
      throw new BadInputException(
          "Expected a model with bounds but there was no validation set to learn them from. Train with a validation split such as 0.1.");
    }
    if (level != description.level()) {
      throw new BadInputException(
          "level must be %s, which the model was exported with, found %s"
              .formatted(description.level(), level));
    }
    return new Interval(level, answer.get("lower"), answer.get("upper"));
  }

  private Map<String, double[]> answer(Session open, Series seen, int place, int horizon) {
    Map<String, Tensor> inputs = inputs(seen, place);
    try {
      Session.Runner runner = open.runner();
      inputs.forEach(
          (name, tensor) -> runner.feed(signature.getInputsOrThrow(name).getName(), tensor));
      outputs().forEach(name -> runner.fetch(signature.getOutputsOrThrow(name).getName()));
      try (Result result = runner.run()) {
        return answer(result, horizon);
      }
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  private Map<String, double[]> answer(Result result, int horizon) {
    Map<String, double[]> answer = new HashMap<>();
    for (int i = 0; i < outputs().size(); i++) {
      answer.put(outputs().get(i), first(horizon, (TFloat32) result.get(i)));
    }
    return answer;
  }

  private List<String> outputs() {
    return description.level() == null
        ? List.of("forecast")
        : List.of("forecast", "lower", "upper");
  }

  private static double[] first(int count, TFloat32 tensor) {
    return IntStream.range(0, count).mapToDouble(h -> tensor.getFloat(0, h)).toArray();
  }

  private Map<String, Tensor> inputs(Series seen, int place) {
    int n = seen.length();
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("values", floats(Shape.of(1, n), seen.values()));
    inputs.put("times", times(seen.time()));
    List<String> extras = description.extras();
    if (!extras.isEmpty()) {
      double[][] columns = extras.stream().map(seen::column).toArray(double[][]::new);
      double[] rows =
          IntStream.range(0, n * columns.length)
              .mapToDouble(i -> columns[i % columns.length][i / columns.length])
              .toArray();
      inputs.put("extras", floats(Shape.of(1, n, columns.length), rows));
    }
    if (description.series().size() > 1) {
      inputs.put("series", TInt64.vectorOf(place));
    }
    return inputs;
  }

  private static TFloat32 floats(Shape shape, double[] values) {
    float[] floats = new float[values.length];
    IntStream.range(0, floats.length).forEach(i -> floats[i] = (float) values[i]);
    return TFloat32.tensorOf(shape, DataBuffers.of(floats, true, false));
  }

  private TInt64 times(TimeAxis seen) {
    int length = seen.length() + description.horizon();
    TimeAxis axis = seen.withLength(length);
    long[] seconds =
        IntStream.range(0, length)
            .mapToLong(i -> axis.at(i).toEpochSecond(ZoneOffset.UTC))
            .toArray();
    return TInt64.tensorOf(Shape.of(1, length), DataBuffers.of(seconds, true, false));
  }

  /** Frees the model once the forecasts under way are made. */
  @Override
  public void close() {
    session.close();
  }
}
