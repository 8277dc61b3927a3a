package netcoms.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A client, its target, and what happens between them. It ends as its peers end it: an end of one side is passed on as such,
 * a reset as a reset. Threads: two virtual ones relay, one for each direction; {@link #refresh} and the ends by any.
 */
final class Connection implements Runnable {
    private static final int CONNECT_MILLIS = 30_000;
    /** What may wait in all lines of a proxy together, shared out among its connections. */
    private static final int ALL_MAY_HOLD = 64 << 20;

    private static final int ONE_MAY_HOLD = 4 << 20;

    private final FaultProxy proxy;
    private final SocketChannel client;
    private final SocketChannel target;
    private final Trial trial;
    private final int number;
    private final Contact contact;
    private final Pump up;
    private final Pump down;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger directions = new AtomicInteger(2);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean isBroken;
    private volatile boolean hasClientLeft;

    /** Of an accepted client, whose number in its trial is taken now. */
    Connection(FaultProxy proxy, SocketChannel client, int clientPort, Trial trial) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.trial = trial;
        number = trial.nextConnection();
        contact = new Contact(trial, number, clientPort);
        target = SocketChannel.open();
        up = new Pump(this, Toxic.Stream.UPSTREAM, client, target);
        down = new Pump(this, Toxic.Stream.DOWNSTREAM, target, client);
    }

    /** Connects to the target and relays what the client says. A target that can't be reached is a reset to the client. */
    @Override
    public void run() {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            target.setOption(StandardSocketOptions.TCP_NODELAY, true);
            target.socket().connect(new InetSocketAddress(proxy.host(), proxy.port()), CONNECT_MILLIS);
            Thread.ofVirtual().name("fault-down").start(down);
        } catch (IOException | RuntimeException | Error e) {
            abort();
            return;
        }
        up.run();
    }

    /** Another plan may be in force: from now on it works on this connection. */
    void refresh() {
        up.refresh();
        down.refresh();
    }

    /** Guards the state of its lines. */
    ReentrantLock lock() {
        return lock;
    }

    FaultPlan plan() {
        return proxy.plan();
    }

    boolean hasForce(Toxic.Stream stream) {
        return Force.any(fate(plan()), stream);
    }

    Force force(FaultPlan plan, Toxic.Stream stream) {
        return new Force(fate(plan), stream, elapsed());
    }

    private List<Fates.Strike> fate(FaultPlan plan) {
        return trial.fate(plan, number);
    }

    /** Nanoseconds since its trial began. */
    long elapsed() {
        return trial.elapsed();
    }

    /** How many bytes may wait in one of its directions; a chunk always may. */
    int allowance() {
        return Math.min(ONE_MAY_HOLD, ALL_MAY_HOLD / (2 * Math.max(1, proxy.standing())));
    }

    void touch(Effect effect) {
        contact.touch(effect);
    }

    void write(Toxic.Stream stream, ByteBuffer bytes) throws IOException {
        SocketChannel to = stream == Toxic.Stream.UPSTREAM ? target : client;
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** A source has said that no more comes from it. */
    void saidEnd(Toxic.Stream stream) {
        if (stream == Toxic.Stream.UPSTREAM) {
            hasClientLeft = true;
            down.wake();
        }
    }

    /** The client says nothing more, and perhaps hears nothing more. */
    boolean hasClientLeft() {
        return hasClientLeft;
    }

    /** Passes the end of a direction on; the end of both is the connection's. */
    void passEnd(Toxic.Stream stream) {
        try {
            (stream == Toxic.Stream.UPSTREAM ? target : client).shutdownOutput();
            directionIsOver();
        } catch (IOException e) {
            broken();
        }
    }

    /**
     * A peer takes nothing more. What it had said before is still passed on to the other one, which is then told by a reset.
     */
    void broken() {
        isBroken = true;
        hasClientLeft = true;
        up.wake();
        down.wake();
        directionIsOver();
    }

    private void directionIsOver() {
        if (directions.decrementAndGet() == 0) {
            if (isBroken) {
                abort();
            } else {
                finish();
            }
        }
    }

    /** Ends it for both sides, in order. */
    void finish() {
        end(false);
    }

    /** Ends it for both sides by a reset. */
    void abort() {
        end(true);
    }

    boolean isOver() {
        return over.get();
    }

    private void end(boolean reset) {
        if (over.compareAndSet(false, true)) {
            close(client, reset);
            close(target, reset);
            up.wake();
            down.wake();
            contact.end();
            proxy.gone(this);
        }
    }

    /** Ends a channel whose peer is to see a reset. */
    static void reset(SocketChannel channel) {
        close(channel, true);
    }

    private static void close(SocketChannel channel, boolean reset) {
        try (channel) {
            if (reset) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } else {
                channel.shutdownOutput();
            }
        } catch (IOException | RuntimeException e) {
            // Its peer was faster, or it was never connected: closed it is in any case.
            return;
        }
    }
}
