package neva.detection.recordset;

import neva.detection.annotation.AnnotatedImage;

/**
 * A picture as read from a record.
 *
 * @param image boxes in pixels; objects without a class text are named after their label, "3"
 * @param labels of the objects, in their order; 0 where the record has none
 * @param file the bytes of the picture file
 * @param format as the record names it
 */
record RecordedPicture(AnnotatedImage image, long[] labels, byte[] file, String format) {}
