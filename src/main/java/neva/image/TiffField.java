package neva.image;

/**
 * A field of a TIFF directory: 2 bytes tag, 2 bytes type, 4 bytes number of values, and 4 bytes
 * that hold the values themselves or the place where they are.
 *
 * @param values where they begin
 * @param count how many the field claims to have
 * @param size bytes of one
 */
record TiffField(FileBytes file, long values, long count, int size) {

  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  static TiffField at(FileBytes file, long place) {
    int size = size(file.u16(place + 2));
    long count = file.u32(place + 4);
    long values = count * size <= 4 ? place + 8 : file.u32(place + 8);
    return new TiffField(file, values, count, size);
  }

  private static int size(int type) {
    return switch (type) {
      case BYTE -> 1;
      case SHORT -> 2;
      case LONG -> 4;
      default -> throw new DamagedImageException("a field of whole numbers", "type " + type);
    };
  }

  long number(long i) {
    long place = values + i * size;
    return switch (size) {
      case 1 -> file.u8(place);
      case 2 -> file.u16(place);
      default -> file.u32(place);
    };
  }
}
