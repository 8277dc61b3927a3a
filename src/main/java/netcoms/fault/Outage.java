package netcoms.fault;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes a proxy's port as the plan's {@code down} says. Threads: a virtual one of its own keeps the time; the rest
 * by any.
 */
final class Outage implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final FaultProxy proxy;
    private final Port port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread keeper = Thread.ofVirtual().name("fault-outage").unstarted(this);
    // Volatile, both: the lock is not held while somebody waits.
    private volatile boolean closed;
    private volatile boolean isDown = true;

    Outage(FaultProxy proxy, Port port) {
        this.proxy = proxy;
        this.port = port;
    }

    boolean isDown() {
        return isDown;
    }

    /** Opens the port, or doesn't, and keeps the time from now on. */
    void begin() throws IOException {
        apply();
        keeper.start();
    }

    /** Another trial: when this returns the port is as it has to be. */
    void apply() throws IOException {
        lock.lock();
        try {
            boolean wanted = isWanted();
            if (closed || wanted == isDown) {
                return;
            }
            if (wanted) {
                isDown = true;
                port.refuse();
                proxy.abortAll();
            } else {
                port.listen();
                isDown = false;
            }
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Another plan or trial: the port is soon as it has to be, and from then on whenever that changes. */
    void wake() {
        LockSupport.unpark(keeper);
    }

    void close() {
        closed = true;
        wake();
    }

    @Override
    public void run() {
        while (!closed) {
            long wait = RETRY_NANOS;
            try {
                apply();
                wait = untilNext();
            } catch (IOException e) {
                LOG.warn("The fault proxy's port {} does not open or close; trying on", port.address(), e);
            }
            LockSupport.parkNanos(this, wait);
        }
    }

    private boolean isWanted() {
        long now = proxy.trial().elapsed();
        return windows().stream()
                .anyMatch(window ->
                        now >= window.from().toNanos() && now < window.until().toNanos());
    }

    private long untilNext() {
        long now = proxy.trial().elapsed();
        return windows().stream()
                .flatMap(window -> Stream.of(window.from(), window.until()))
                .mapToLong(at -> at.toNanos() - now)
                .filter(wait -> wait > 0)
                .min()
                .orElse(Force.NEVER);
    }

    private List<Window> windows() {
        return proxy.plan().toxics().stream()
                .filter(toxic -> toxic.effect() instanceof Effect.Down)
                .map(Toxic::window)
                .filter(window -> window.hasRound(proxy.trial().round()))
                .toList();
    }
}
