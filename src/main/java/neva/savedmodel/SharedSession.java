package neva.savedmodel;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;

/**
 * A session that several threads use at once until one of them closes it. Closing waits for the
 * uses that are under way; later ones are refused before they reach native code, which would end
 * the process.
 */
public final class SharedSession implements AutoCloseable {

  private final String owner;
  private final Session session;
  private final Runnable release;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed; // guarded by the lock

  private SharedSession(String owner, Session session, Runnable release) {
    this.owner = owner;
    this.session = session;
    this.release = release;
  }

  /**
   * A session on a graph of its own; both are closed with it.
   *
   * @param owner what the refusals call it, such as {@code classifier}
   */
  public static SharedSession of(String owner, Graph graph, Session session) {
    return new SharedSession(
        owner,
        session,
        () -> {
          session.close();
          graph.close();
        });
  }

  /**
   * The session of a SavedModel, which is closed with it.
   *
   * @param owner what the refusals call it, such as {@code classifier}
   */
  public static SharedSession of(String owner, SavedModelBundle model) {
    return new SharedSession(owner, model.session(), model::close);
  }

  /**
   * Lets the work use the session, at the same time as the work of other threads. The work must not
   * close this object, which would wait for it.
   *
   * @throws IllegalStateException once it is closed
   */
  public <T> T use(Function<Session, T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("This %s is closed.".formatted(owner));
      }
      return work.apply(session);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for the uses under way, then frees what is native; a second time does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        release.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
