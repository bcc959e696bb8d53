package neva.detection.annotation;

import java.util.List;
import java.util.Map;

/**
 * The texts of a Pascal VOC file by their place, such as "size/width" and, within an object,
 * "bndbox/xmin". What stands deeper, such as the box of a part of an object, is not among them.
 *
 * @param picture the fields outside the objects
 * @param objects the fields of each object, in the file's order
 */
record VocText(Map<String, String> picture, List<Map<String, String>> objects) {}
