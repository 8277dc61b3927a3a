package netcoms.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import netcoms.secure.Tls;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the target of chat tasks that one task leaves to the next. Who waits for a free one is served in turn, by
 * a semaphore of our own: the library's own waiting is inside {@code synchronized}, which holds the carrier of a virtual
 * thread on JDK 21. Any thread; the library's {@code commons-pool-evictor} looks at those that wait.
 */
final class ConnectionPool implements AutoCloseable {
    /** Servers close a silent connection, ours after 10 s unless told otherwise: one must not be taken at that moment. */
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(5);

    /** Of the task that opens a connection now: the library asks for one on the task's own thread, but without a word. */
    private static final ThreadLocal<Footprint> OPENER = new ThreadLocal<>();

    private final TaskSettings settings;
    private final @Nullable Tls tls;
    private final Semaphore free;
    private final GenericObjectPool<ChatExchange> pool;

    ConnectionPool(TaskSettings settings) {
        this.settings = settings;
        this.tls = ChatTasks.tls(settings);
        free = new Semaphore(settings.pooling().max(), true);
        GenericObjectPoolConfig<ChatExchange> config = new GenericObjectPoolConfig<>();
        config.setJmxEnabled(false);
        config.setMaxTotal(-1); // the semaphore counts those in use
        config.setBlockWhenExhausted(false);
        config.setMaxIdle(settings.pooling().maxIdle());
        config.setTestOnBorrow(true);
        config.setTestWhileIdle(true);
        config.setNumTestsPerEvictionRun(-1); // all of them
        config.setTimeBetweenEvictionRuns(MAX_IDLE_TIME);
        pool = new GenericObjectPool<>(new Factory(), config);
    }

    /** Whether so many may be had at once. */
    boolean has(int count) {
        return count <= settings.pooling().max();
    }

    /**
     * Waits for as many, as long as connecting may take, and adds them to the list.
     *
     * @param footprint gets the wait, and what it took to open those that are new
     * @throws TaskFailure when there were none in time, or a new one cannot be opened; then the list has those to give back
     */
    void take(int count, List<ChatExchange> into, Footprint footprint) throws TaskFailure, InterruptedException {
        long begin = System.nanoTime();
        try {
            Duration limit = settings.connectTimeout();
            if (!free.tryAcquire(count, limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TaskFailure(
                                FailureKind.CONNECT_TIMEOUT,
                                settings.target() + ": no free connection within " + Connection.seconds(limit)
                                        + ", all " + settings.pooling().max() + " of the pool are in use")
                        .blameless();
            }
        } finally {
            footprint.connectedFor(System.nanoTime() - begin);
        }
        for (int i = 0; i < count; i++) {
            OPENER.set(footprint);
            try {
                ChatExchange exchange = pool.borrowObject();
                exchange.begin(settings.responseTimeout(), footprint);
                into.add(exchange);
            } catch (TaskFailure | InterruptedException e) {
                free.release(count - i);
                throw e;
            } catch (Exception e) {
                free.release(count - i);
                throw new IllegalStateException("a pool that never says no failed", e);
            } finally {
                OPENER.remove();
            }
        }
    }

    /** @param clean whether nothing is under way on it, so that another task may use it */
    void giveBack(ChatExchange exchange, boolean clean) {
        try {
            if (clean) {
                pool.returnObject(exchange);
            } else {
                pool.invalidateObject(exchange);
            }
        } catch (Exception e) {
            throw new IllegalStateException("a connection was given back twice", e);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class Factory extends BasePooledObjectFactory<ChatExchange> {
        @Override
        public ChatExchange create() throws TaskFailure, InterruptedException {
            return ChatExchange.open(settings, tls, OPENER.get());
        }

        @Override
        public PooledObject<ChatExchange> wrap(ChatExchange exchange) {
            return new DefaultPooledObject<>(exchange);
        }

        @Override
        public boolean validateObject(PooledObject<ChatExchange> kept) {
            if (kept.getObject().isNew()) {
                // What its peer said or did at once is the task's answer.
                return true;
            }
            Instant oldest = Instant.now().minus(settings.pooling().maxLifetime());
            return kept.getCreateInstant().isAfter(oldest)
                    && kept.getIdleDuration().compareTo(MAX_IDLE_TIME) < 0
                    && kept.getObject().quiet();
        }

        @Override
        public void destroyObject(PooledObject<ChatExchange> kept) {
            kept.getObject().close();
        }
    }
}
