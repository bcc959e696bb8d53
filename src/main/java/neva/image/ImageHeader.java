package neva.image;

/**
 * What a picture file says of itself.
 *
 * @param width of the pixels as stored, before any rotation that {@code orientation} asks for
 * @param height of the pixels as stored
 * @param channels 1 grey, 2 grey with alpha, 3 colour, 4 colour with alpha or CMYK
 * @param bits of a channel
 * @param cmyk whether the channels are cyan, magenta, yellow, black
 * @param animated whether the file holds several pictures
 * @param orientation EXIF's 1 to 8; 1 when the file does not say
 */
public record ImageHeader(
    ImageFormat format,
    int width,
    int height,
    int channels,
    int bits,
    boolean cmyk,
    boolean animated,
    int orientation) {}
