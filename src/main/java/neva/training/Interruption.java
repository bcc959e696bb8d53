package neva.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and a polite kill into a request: the JVM waits until the work in progress has been
 * saved and this object is closed.
 */
public final class Interruption implements TrainingListener, AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitForWork, "interruption");
  private volatile boolean requested;

  public Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void started(TrainingState training) {
    batchEnded(training);
  }

  @Override
  public void batchEnded(TrainingState training) {
    if (requested) {
      training.stop();
    }
  }

  private void waitForWork() {
    requested = true;
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shutdownHasBegun) {
      // The hook runs, and ends now that the work is done.
    }
  }
}
