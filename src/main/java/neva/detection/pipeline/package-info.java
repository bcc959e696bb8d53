/**
 * {@code pipeline.config} files of the TensorFlow Object Detection API, of both generations: read
 * and written. Uses {@code neva.detection.ssd} and {@code neva.network} for the configuration of
 * the network, {@code neva.training} for optimizers and schedules, and {@code neva.io}.
 */
package neva.detection.pipeline;
