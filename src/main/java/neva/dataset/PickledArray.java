package neva.dataset;

/** A numpy array of bytes with two dimensions, as a pickle makes it: empty first, then filled. */
final class PickledArray {

  private int rows;
  private int columns;
  private boolean columnsFirst;
  private byte[] data = {};

  /**
   * @param columnsFirst whether the values of a column stand together, as in Fortran
   * @throws IllegalArgumentException when {@code data} is not of that size
   */
  void fill(int rows, int columns, boolean columnsFirst, byte[] data) {
    if (rows < 0 || columns < 0 || (long) rows * columns != data.length) {
      throw new IllegalArgumentException(
          "data must be %d by %d bytes, found %d".formatted(rows, columns, data.length));
    }
    this.rows = rows;
    this.columns = columns;
    this.columnsFirst = columnsFirst;
    this.data = data;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The values row by row, {@code [rows, columns]}; not to be changed. */
  byte[] rowByRow() {
    if (!columnsFirst) {
      return data;
    }
    byte[] turned = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      turned[i % rows * columns + i / rows] = data[i];
    }
    return turned;
  }
}
