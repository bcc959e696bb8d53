package neva.detection.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import neva.detection.ssd.SsdConfig;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.io.TextProto;

/**
 * What a {@code pipeline.config} says: the network, its training and its data.
 *
 * @param model the network
 * @param frozenNorm whether batch normalisation keeps its statistics; empty where it is not said
 * @param training how it is trained; empty where it is not said
 * @param trainInput records to train on
 * @param evalInput records to evaluate on
 */
public record PipelineConfig(
    SsdConfig model,
    Optional<Boolean> frozenNorm,
    Optional<PipelineTraining> training,
    RecordInput trainInput,
    RecordInput evalInput) {

  /** What the files call themselves. */
  public static final String FILE_NAME = "pipeline.config";

  /** A network alone. */
  public static PipelineConfig of(SsdConfig model) {
    return new PipelineConfig(
        model, Optional.empty(), Optional.empty(), RecordInput.NONE, RecordInput.NONE);
  }

  /**
   * Reads a file.
   *
   * @param warnings take a sentence for each field that is not known or that does something else
   *     here, with its line and column
   * @throws BadInputException when there is no file, when it is malformed (with line and column),
   *     or when it describes another network than SSD MobileNet v1 or v2
   */
  public static PipelineConfig read(Path file, Consumer<String> warnings) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected a pipeline.config but there is no file %s; name another.".formatted(file));
    }
    // Malformed UTF-8 may stand in comments; in a field it shows in the message about it.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return parse(text, file.toString(), warnings);
  }

  /**
   * Reads the text of a file; see {@link #read}.
   *
   * @param where what messages call the text
   */
  public static PipelineConfig parse(String text, String where, Consumer<String> warnings) {
    TextMessage root =
        TextMessage.parse(new TextProto(text.replaceFirst("^\uFEFF", ""), where), warnings);
    root.message("model").oneOf("ssd");
    PipelineConfig config = new PipelineReader().read(root);
    root.unasked();
    return config;
  }

  /** The model whose weights the training starts from, where the file names one. */
  public Optional<Path> base() {
    return training.map(PipelineTraining::startFrom).filter(RecordInput::isPath).map(Path::of);
  }

  /** The text of a file from which {@link #parse} and the API read the same. */
  public String text() {
    return new PipelineText(this).toString();
  }

  /** Writes {@link #text} as UTF-8; the file appears whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(text().getBytes(StandardCharsets.UTF_8)));
  }
}
