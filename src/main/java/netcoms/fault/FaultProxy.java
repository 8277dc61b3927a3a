package netcoms.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between tasks and one target, on loopback, and makes happen what the plan says. Every connection of a trial has a
 * number, and its fate is a pure function of the plan, the seed, the round and that number.
 *
 * <p>Threads: {@link #begin} and {@link #end} by the run thread; {@link #use} by any; each connection has two virtual ones,
 * and another for each direction that toxics work on.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);

    private final String host;
    private final int port;
    private final Port front;
    private final Outage outage;
    private final Set<Connection> standing = ConcurrentHashMap.newKeySet();
    // Volatile, all three: read by every connection.
    private volatile FaultPlan plan;
    private volatile Trial trial = new Trial(0, 0);
    private volatile boolean closed;

    private FaultProxy(String host, int port, FaultPlan plan) throws IOException {
        this.host = host;
        this.port = port;
        this.plan = plan;
        front = new Port(this::admit);
        outage = new Outage(this, front);
    }

    /**
     * Opens a proxy on a free port. The target's name is looked up for each connection.
     *
     * @throws IOException when there is none
     */
    public static FaultProxy open(String host, int port, FaultPlan plan) throws IOException {
        FaultProxy proxy = new FaultProxy(host, port, plan);
        try {
            proxy.outage.begin();
        } catch (IOException e) {
            proxy.close();
            throw e;
        }
        return proxy;
    }

    /** Where tasks connect to. */
    public InetSocketAddress address() {
        return front.address();
    }

    /**
     * From now on this plan is in force, for connections that stand as well: they meet of it what their number would have met
     * from the start. Does not block.
     */
    public void use(FaultPlan next) {
        plan = next;
        outage.wake();
        standing.forEach(Connection::refresh);
    }

    /**
     * A trial begins: connections count from 1 again, and time from 0. Those that still stand stay what they were in theirs.
     *
     * @throws IOException when the port was closed by {@code down} and cannot be opened again
     */
    public void begin(long seed, int round) throws IOException {
        front.settle();
        trial = new Trial(seed, round);
        outage.apply();
        // Its keeper still waits by the time of the trial before.
        outage.wake();
    }

    /** The trial is over: what was touched in it, connections that still stand included. */
    public TouchLog end() {
        front.settle();
        return trial.log();
    }

    @Override
    public void close() {
        closed = true;
        outage.close();
        front.close();
        standing.forEach(Connection::abort);
    }

    private void admit(SocketChannel client) {
        Connection connection;
        try {
            int clientPort = ((InetSocketAddress) client.getRemoteAddress()).getPort();
            connection = new Connection(this, client, clientPort, trial);
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("The fault proxy cannot serve a connection", e);
            Connection.reset(client);
            front.backOff();
            return;
        }
        standing.add(connection);
        if (closed || outage.isDown()) {
            connection.abort();
            return;
        }
        connection.refresh();
        Thread.ofVirtual().name("fault-up").start(connection);
    }

    /** An outage begins: what stands is reset. */
    void abortAll() {
        Effect down = new Effect.Down();
        for (Connection connection : standing) {
            connection.touch(down);
            connection.abort();
        }
    }

    void gone(Connection connection) {
        standing.remove(connection);
    }

    int standing() {
        return standing.size();
    }

    FaultPlan plan() {
        return plan;
    }

    Trial trial() {
        return trial;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }
}
