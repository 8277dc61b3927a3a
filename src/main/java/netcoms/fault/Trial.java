package netcoms.fault;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One trial as the proxy sees it: the numbers and the clock of its connections, and which were touched. Any thread. */
final class Trial {
    /** No more touched connections than these are kept: some 100 bytes each. */
    private static final int MOST = 1_000_000;

    private final long seed;
    private final int round;
    private final long began = System.nanoTime();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Contact> touched = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();

    Trial(long seed, int round) {
        this.seed = seed;
        this.round = round;
    }

    int nextConnection() {
        return connections.incrementAndGet();
    }

    List<Fates.Strike> fate(FaultPlan plan, int connection) {
        return Fates.of(plan, seed, round, connection);
    }

    int round() {
        return round;
    }

    /** Nanoseconds since it began. */
    long elapsed() {
        return System.nanoTime() - began;
    }

    void touched(Contact contact) {
        if (kept.incrementAndGet() <= MOST) {
            touched.add(contact);
        }
    }

    TouchLog log() {
        long now = System.nanoTime();
        return new TouchLog(
                connections.get(),
                touched.stream().map(contact -> contact.asOf(now)).toList());
    }
}
