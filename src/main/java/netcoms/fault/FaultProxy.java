package netcoms.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Stands between tasks and one target, on loopback, and makes happen what the plan says. Every connection of a trial has a
 * number, and its fate is a pure function of the plan, the seed, the round and that number.
 *
 * <p>Threads: {@link #begin} and {@link #end} by the run thread; {@link #use} by any; each connection has two virtual ones.
 */
public final class FaultProxy implements AutoCloseable {
    private final InetSocketAddress address;

    private FaultProxy(InetSocketAddress address) {
        this.address = address;
    }

    /**
     * Opens a proxy on a free port.
     *
     * @throws IOException when there is none
     */
    public static FaultProxy open(String host, int port, FaultPlan plan) throws IOException {
        return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Where tasks connect to. */
    public InetSocketAddress address() {
        return address;
    }

    /** From now on this plan is in force, for connections that stand as well. */
    public void use(FaultPlan plan) {
        // The thin slice relays nothing yet.
    }

    /** A trial begins: connections count from 1 again, and time from 0. */
    public void begin(long seed, int round) {
        // Likewise.
    }

    /** The trial is over: what was touched in it, connections that still stand included. */
    public TouchLog end() {
        return new TouchLog(0, List.of());
    }

    @Override
    public void close() {
        // Likewise.
    }
}
