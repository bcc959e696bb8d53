package neva.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import neva.io.Text;
import neva.io.TextColumns;

/** What a checkpoint holds, as a table for people. */
public final class CheckpointTable {

  private final List<TensorEntry> entries;

  private CheckpointTable(List<TensorEntry> entries) {
    this.entries = entries;
  }

  /**
   * Reads the checkpoint that {@code path} stands for; see {@link CheckpointPath#resolve}. The data
   * files are not read.
   *
   * @throws neva.io.BadInputException when there is none or its index is damaged
   */
  public static CheckpointTable read(Path path) throws IOException {
    return of(TensorBundle.open(CheckpointPath.resolve(path)));
  }

  /** The table of an open bundle. */
  public static CheckpointTable of(TensorBundle bundle) {
    return new CheckpointTable(bundle.entries());
  }

  /** A line a tensor with name, dtype, shape and bytes, then the totals. */
  @Override
  public String toString() {
    TextColumns columns = new TextColumns("lllr").row("name", "dtype", "shape", "bytes");
    for (TensorEntry entry : entries) {
      columns.row(
          entry.name(),
          ElementType.of(entry.dtype()).name(),
          Arrays.toString(entry.shape()),
          entry.partitioned()
              ? "in %d parts".formatted(entry.slices())
              : Text.format("%,d", entry.size()));
    }
    return columns + totals() + "\n";
  }

  /** {@code 199 tensors, 6,845,184 values, 27.4 MB}. */
  public String totals() {
    double values = entries.stream().mapToDouble(TensorEntry::elements).sum();
    double bytes = entries.stream().mapToDouble(CheckpointTable::bytes).sum();
    return Text.format(
        "%,d tensor%s, %,.0f values, %,.1f MB",
        entries.size(), entries.size() == 1 ? "" : "s", values, bytes / 1e6);
  }

  /** Of a partitioned tensor the entry itself has no bytes: its parts have them. */
  private static double bytes(TensorEntry entry) {
    return entry.partitioned()
        ? (double) entry.elements() * ElementType.of(entry.dtype()).bytes()
        : entry.size();
  }
}
