package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.detection.recordset.ConversionReport.RecordFile;
import neva.detection.recordset.Pairing.Pair;
import neva.detection.recordset.RecordPreparation.Prepared;
import neva.io.BadInputException;
import neva.io.Json;

/** Carries out one {@link Conversion}. */
final class Converter {

  private static final String REPORT_JSON = "report.json";
  private static final String REPORT_TEXT = "report.txt";

  private final Conversion options;
  private final Conversion.Progress progress;
  private final Findings findings;
  private final Tally tally = new Tally();
  private final Map<Long, Twin> pictures = new HashMap<>(); // by the start of their SHA-256
  private int done;

  private record Twin(Path picture, RecordPart part) {}

  Converter(Conversion options, Conversion.Progress progress) {
    this.options = options;
    this.progress = progress;
    this.findings = new Findings(options.strict());
  }

  ConversionReport run() throws IOException {
    checkHoldsNoRecords();
    ConversionInput input = ConversionInput.read(options, findings);
    checkLabelMaps(input.labels());
    ConversionReport report = convert(input);
    if (report.written() == 0) {
      throw new BadInputException(
          "Expected at least one good picture but found none of %d; see %s."
              .formatted(input.pictures(), options.out().resolve(REPORT_TEXT)));
    }
    if (options.createLabels() != null) {
      input.labels().write(options.createLabels());
    }
    return report;
  }

  private void checkHoldsNoRecords() throws IOException {
    if (!Files.isDirectory(options.out())) {
      return;
    }
    try (Stream<Path> files = Files.list(options.out())) {
      Optional<Path> record =
          files.filter(file -> file.getFileName().toString().contains(".record")).findFirst();
      if (record.isPresent()) {
        throw new BadInputException(
            "Expected a folder without records but found %s. Name another folder or delete them."
                .formatted(record.get()));
      }
    }
  }

  private void checkLabelMaps(Labels labels) throws IOException {
    labels.checkAgrees(options.out().resolve(Labels.FILE));
    if (options.createLabels() != null) {
      labels.checkAgrees(options.createLabels());
    }
  }

  private ConversionReport convert(ConversionInput input) throws IOException {
    try (Staging staging = new Staging(options.out())) {
      RecordFiles records = new RecordFiles(staging.folder(), options.split().shards());
      try (records) {
        writeRecords(input, records);
      }
      ConversionReport report = report(input, records.list());
      Files.writeString(staging.folder().resolve(REPORT_TEXT), report.text());
      Json.write(staging.folder().resolve(REPORT_JSON), report);
      if (report.written() > 0) {
        input.labels().write(staging.folder().resolve(Labels.FILE));
      }
      staging.commit(REPORT_JSON);
      return report;
    }
  }

  private void writeRecords(ConversionInput input, RecordFiles records) throws IOException {
    StoredForm form = new StoredForm(options.rules(), new DecodingRoom());
    RecordPreparation preparation =
        new RecordPreparation(input.labels().map(), options.keepPartial(), form);
    try (OrderedWork<Prepared> work =
        new OrderedWork<>(
            options.threads(),
            OrderedWork.roomForFiles(),
            prepared -> take(prepared, input, records))) {
      for (Pair pair : input.pairs()) {
        work.add(pair.picture().bytes(), () -> preparation.prepare(pair));
      }
      work.finish();
    }
  }

  private void take(Prepared prepared, ConversionInput input, RecordFiles records)
      throws IOException {
    findings.addAll(prepared.findings());
    if (prepared.record() != null) {
      RecordPart part = input.partition().apply(prepared.image());
      noteTwins(prepared, part);
      records.write(part, prepared.record());
      tally.add(part, prepared.image());
    }
    progress.update(++done, input.pairs().size());
  }

  /** In both parts, such pictures make the evaluation look better than it is. */
  private void noteTwins(Prepared prepared, RecordPart part) {
    Twin own = new Twin(prepared.picture(), part);
    long start = Long.parseUnsignedLong(prepared.sha256().substring(0, 16), 16);
    Twin first = pictures.putIfAbsent(start, own);
    if (first != null) {
      findings.add(
          new Finding(
              "duplicate file",
              Severity.NOTE,
              own.picture.toString(),
              0,
              "",
              "each picture once",
              "the same bytes as " + first.picture,
              "both kept, this one in %s, the other in %s"
                  .formatted(part.word(), first.part.word())));
    }
  }

  private ConversionReport report(ConversionInput input, List<RecordFile> files) {
    List<Finding> sorted =
        findings.list().stream()
            .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::object))
            .toList();
    return new ConversionReport(
        ConversionReport.Source.of(options.source()),
        input.pictures(),
        input.annotated(),
        tally.pictures(),
        tally.parts(),
        tally.classes(input.labels().map()),
        files,
        count(sorted, Severity.REJECTED),
        count(sorted, Severity.REPAIRED),
        sorted);
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
