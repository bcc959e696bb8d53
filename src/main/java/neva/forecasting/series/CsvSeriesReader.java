package neva.forecasting.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import neva.io.BadInputException;

/** Makes series of a table: finds the columns, drops the notes, tells the series apart. */
final class CsvSeriesReader {

  private final CsvSeries wanted;
  private final Consumer<String> notice;
  private final Optional<DateColumns> dates;
  private final int value;
  private final CsvTable table;
  private final SeriesRows rows;

  CsvSeriesReader(CsvSeries wanted, CsvTable file, Consumer<String> notice) {
    this.wanted = wanted;
    this.notice = notice;
    dates = SeriesRows.dates(file, wanted);
    value = wanted.value() == null ? onlyNumbers(file) : file.column(wanted.value());
    table = file.head(endOfRows(file));
    table.checkWidths();
    checkNames();
    rows = SeriesRows.of(table, dates, SeriesRows.ids(table, wanted));
  }

  /**
   * @param refused is told of series that cannot be read, by id
   */
  List<Series> read(BiConsumer<String, BadInputException> refused) {
    SeriesMaker maker =
        new SeriesMaker(
            wanted,
            CsvColumn.numbers(table, table.names().get(value), notice),
            columns(wanted.extras()),
            columns(wanted.futures()),
            wanted.holidays().stream().map(Holidays::of).toList());
    List<Series> read = new ArrayList<>();
    Notices notices = new Notices();
    rows.dated()
        .forEach(
            (id, ofSeries) -> {
              Notices own = new Notices();
              try {
                read.add(maker.make(id, ofSeries, own));
                notices.addAll(own);
              } catch (BadInputException e) {
                refused.accept(id, e);
              }
            });
    notices.tell(notice);
    return ofOneStep(read, refused);
  }

  /** Those of the step that the most have, for one forecaster is made for one step. */
  private static List<Series> ofOneStep(
      List<Series> all, BiConsumer<String, BadInputException> refused) {
    Map<Step, List<Series>> bySteps =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    series -> series.time().step(), LinkedHashMap::new, Collectors.toList()));
    List<Series> most =
        bySteps.values().stream().reduce(List.of(), (a, b) -> b.size() > a.size() ? b : a);
    all.stream()
        .filter(series -> !series.time().step().equals(most.get(0).time().step()))
        .forEach(series -> refused.accept(series.id(), anotherStep(series, most.get(0))));
    return most;
  }

  private static BadInputException anotherStep(Series series, Series usual) {
    return new BadInputException(
        "Expected the step %s, as %s has, but %s has %s. Read it apart."
            .formatted(usual.time().step(), usual.label(), series.label(), series.time().step()));
  }

  private int onlyNumbers(CsvTable file) {
    List<Integer> others =
        Stream.of(wanted.id(), wanted.extras(), wanted.futures())
            .flatMap(List::stream)
            .flatMapToInt(name -> file.find(name).stream())
            .boxed()
            .toList();
    List<Integer> found =
        IntStream.range(0, file.names().size())
            .filter(i -> dates.stream().noneMatch(d -> d.contains(i)))
            .filter(i -> !others.contains(i) && CsvColumn.holdsNumbers(file, i))
            .boxed()
            .toList();
    if (found.size() != 1) {
      throw new BadInputException(
          ("Expected one column of numbers but %s has %d; its columns are %s."
                  + " Name the one to forecast.")
              .formatted(file.file(), found.size(), file.listed()));
    }
    return found.get(0);
  }

  /** Where the last rows begin that have neither a date nor a number. */
  private int endOfRows(CsvTable file) {
    String first = dates.map(d -> d.text(file.rows().get(0))).orElse("");
    List<DateFormat> formats = DateFormat.matching(first);
    int end = file.rows().size();
    while (end > 1 && isNote(file.rows().get(end - 1), formats)) {
      end--;
    }
    for (CsvTable.Row note : file.rows().subList(end, file.rows().size())) {
      notice.accept(
          "The note \"%s\" at %s is passed over."
              .formatted(
                  String.join("" + file.separator(), note.cells()).strip(), file.where(note)));
    }
    return end;
  }

  private boolean isNote(CsvTable.Row row, List<DateFormat> formats) {
    String cell = row.cell(value);
    boolean dated =
        dates.isEmpty()
            ? Numbers.isMissing(cell)
            : formats.stream().anyMatch(f -> f.parse(dates.get().text(row)).isPresent());
    return !dated && !Numbers.isNumber(cell);
  }

  /** Refuses a file whose first line is no line of names. */
  private void checkNames() {
    CsvTable.Row names = new CsvTable.Row(1, table.names());
    boolean isData =
        dates.isEmpty()
            ? Numbers.isNumber(table.names().get(value))
            : !DateFormat.matching(dates.get().text(names)).isEmpty();
    if (isData) {
      throw new BadInputException(
          "Expected the names of the columns in the first line of %s but was \"%s\". Add them."
              .formatted(table.file(), table.listed()));
    }
    if (dates.isEmpty()) {
      notice.accept(
          "No column of %s is read as dates: its rows are counted, 1, 2, 3 and so on."
              .formatted(table.file()));
    }
  }

  private List<CsvColumn> columns(List<String> requests) {
    List<CsvColumn> columns = new ArrayList<>();
    requests.forEach(request -> columns.addAll(CsvColumn.extras(table, request, notice)));
    return columns;
  }
}
