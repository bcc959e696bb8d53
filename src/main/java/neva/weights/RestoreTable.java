package neva.weights;

import java.nio.file.Path;
import java.util.List;
import neva.io.TextColumns;

/**
 * What became of a network's variables when it took over the weights of a model.
 *
 * @param source the model
 * @param rows one for each variable, in the order of the network
 * @param unused weights of the model that the network has no place for
 */
public record RestoreTable(Path source, List<Row> rows, List<String> unused) {

  /**
   * What became of a variable.
   *
   * @param variable its name
   * @param from the name of the tensor that it was loaded from; empty when it was not
   * @param reason why it starts anew; empty when it was loaded
   */
  public record Row(String variable, String from, String reason) {

    static Row loaded(String variable, String from) {
      return new Row(variable, from, "");
    }

    static Row anew(String variable, String reason) {
      return new Row(variable, "", reason);
    }

    public boolean loaded() {
      return reason.isEmpty();
    }

    private String otherName() {
      return from.equals(variable) ? "" : "from " + from;
    }
  }

  public RestoreTable {
    rows = List.copyOf(rows);
    unused = List.copyOf(unused);
  }

  /** How many variables were loaded. */
  public int loaded() {
    return (int) rows.stream().filter(Row::loaded).count();
  }

  /** {@code Loaded 187 of 199 variables from DIR, 12 start anew, 12 weights unused}. */
  public String summary() {
    return "Loaded %d of %d variables from %s, %d start anew, %d weights unused"
        .formatted(loaded(), rows.size(), source, rows.size() - loaded(), unused.size());
  }

  /** The summary, then a line for each variable and each unused weight: what is new comes first. */
  @Override
  public String toString() {
    TextColumns columns = new TextColumns("lll");
    rows.stream()
        .filter(row -> !row.loaded())
        .forEach(row -> columns.row("new", row.variable, row.reason));
    unused.forEach(name -> columns.row("unused", name, ""));
    rows.stream()
        .filter(Row::loaded)
        .forEach(row -> columns.row("loaded", row.variable, row.otherName()));
    return summary() + "\n" + columns;
  }
}
