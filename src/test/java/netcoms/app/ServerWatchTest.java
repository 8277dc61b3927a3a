package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import netcoms.chat.server.ServerFigures;
import netcoms.ui.ServerGlance;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

    @Test
    void ratesAreThoseSinceTheGlanceBefore() {
        AtomicReference<ServerFigures> figures = new AtomicReference<>(figures(10, 100));
        AtomicLong nanos = new AtomicLong();
        ServerWatch watch = new ServerWatch(figures::get, nanos::get, TimeUnit.SECONDS.toNanos(1));
        assertEquals(0, watch.glance().linesPerSecond());
        figures.set(figures(15, 2_100));
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        assertEquals(0, watch.glance().linesPerSecond(), "still fresh");
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_001));
        ServerGlance glance = watch.glance();
        assertEquals(2.5, glance.linesPerSecond());
        assertEquals(1_000, glance.deliveriesPerSecond());
        assertEquals(glance, watch.glance());
        assertEquals(
                "4 connections, 3 online; 2.5 lines/s, 1,000 deliveries/s; 7 dropped, 1 not in the chat log;"
                        + " closed: slow_consumer 2, eof 5",
                glance.text());
    }

    private static ServerFigures figures(long linesIn, long deliveries) {
        return new ServerFigures(4, 3, 11, linesIn, deliveries, 7, 1, Map.of("eof", 5L, "slow_consumer", 2L));
    }
}
