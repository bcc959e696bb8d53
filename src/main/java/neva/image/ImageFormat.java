package neva.image;

/** Formats that are recognised by their first bytes. */
public enum ImageFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  TIFF,
  /** Recognised, but Java cannot decode it. */
  WEBP
}
