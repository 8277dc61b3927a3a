package netcoms.chat.server;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the server has done so far. Any thread adds, any thread looks. */
final class Counters {
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger online = new AtomicInteger();
    final LongAdder accepted = new LongAdder();
    final LongAdder linesIn = new LongAdder();
    final LongAdder deliveries = new LongAdder();
    final LongAdder dropped = new LongAdder();
    private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);

    Counters() {
        for (CloseReason reason : CloseReason.values()) {
            closed.put(reason, new LongAdder()); // all of them now: later the map is only read
        }
    }

    void closed(CloseReason reason) {
        Objects.requireNonNull(closed.get(reason)).increment();
    }

    /** {@code notLogged}: lines that the chat log could not take. */
    ServerFigures figures(long notLogged) {
        Map<String, Long> byReason = new LinkedHashMap<>();
        closed.forEach((reason, count) -> {
            if (count.sum() > 0) {
                byReason.put(reason.label(), count.sum());
            }
        });
        return new ServerFigures(
                connections.get(),
                online.get(),
                accepted.sum(),
                linesIn.sum(),
                deliveries.sum(),
                dropped.sum(),
                notLogged,
                Collections.unmodifiableMap(byReason));
    }
}
