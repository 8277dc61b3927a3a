package netcoms.task;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The pool of connections of whoever runs tasks, a strategy or a worker, kept from trial to trial as long as their
 * settings stay the same. With faults on the way each trial begins without any: the fates of a trial are told by the
 * number of the connection. Any thread.
 */
public final class KeptConnections implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable TaskSettings settings;
    private @Nullable ConnectionPool pool;
    private boolean closed;

    /** The pool for the tasks of a trial that begins now; null where each task opens its own connections. */
    @Nullable ConnectionPool forTrial(TaskSettings wanted) {
        TaskSettings lasting = wanted.on(new Way(wanted.way().detours(), ""));
        lock.lock();
        try {
            if (pool == null || wanted.way().traced() || !lasting.equals(settings)) {
                drop();
                pool = wanted.pooling().on() && !closed ? new ConnectionPool(wanted) : null;
                settings = lasting;
            }
            return pool;
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    /** Closes those that wait for a task now, and the others when their tasks end. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            drop();
        } finally {
            lock.unlock();
        }
    }
}
