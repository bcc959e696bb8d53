/**
 * Annotated pictures as TFRecords: converted, validated, described, shown and extracted again. Uses
 * {@link neva.detection.annotation}, {@link neva.image}, {@link neva.tfrecord}, {@link neva.plot}
 * and {@link neva.io}; never loads TensorFlow.
 */
package neva.detection.recordset;
