package netcoms.app;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import netcoms.chat.server.ServerFigures;
import netcoms.ui.ServerGlance;

/** Makes rates of a server's counters, from one glance to the next. Used by one thread. */
final class ServerWatch {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<ServerFigures> figures;
    private final LongSupplier nanos;
    private final long freshNanos;
    private ServerFigures before;
    private long beforeNanos;
    private ServerGlance glance;

    /** @param freshNanos a glance that is younger is given once more */
    ServerWatch(Supplier<ServerFigures> figures, LongSupplier nanos, long freshNanos) {
        this.figures = figures;
        this.nanos = nanos;
        this.freshNanos = freshNanos;
        before = figures.get();
        beforeNanos = nanos.getAsLong();
        glance = glance(before, 0, 0);
    }

    ServerGlance glance() {
        long now = nanos.getAsLong();
        long elapsed = now - beforeNanos;
        if (elapsed >= freshNanos && elapsed > 0) {
            ServerFigures current = figures.get();
            double seconds = elapsed / NANOS_PER_SECOND;
            glance = glance(
                    current,
                    (current.linesIn() - before.linesIn()) / seconds,
                    (current.deliveries() - before.deliveries()) / seconds);
            before = current;
            beforeNanos = now;
        }
        return glance;
    }

    private static ServerGlance glance(ServerFigures now, double linesPerSecond, double deliveriesPerSecond) {
        return new ServerGlance(
                now.connections(),
                now.online(),
                linesPerSecond,
                deliveriesPerSecond,
                now.dropped(),
                now.notLogged(),
                now.closed());
    }
}
