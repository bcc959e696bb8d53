/**
 * The training loop that all tasks share, with its optimizers, schedules, listeners, progress and
 * run directory. Knows steps and metrics, nothing of images or series. Uses {@code neva.layer},
 * {@code neva.checkpoint}, {@code neva.tensorboard}, {@code neva.plot} and {@code neva.io}.
 */
package neva.training;
