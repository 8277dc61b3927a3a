package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import netcoms.chat.Message;
import org.junit.jupiter.api.Test;

/** Who is to be sent something, and when; sessions that are not connected. */
class SendingTest {
    private static final long MICRO = 1_000;

    private final Counters counters = new Counters();
    private final Room room = new Room(Servers.usual(), counters, LineStore.none(), () -> {});
    private final Sending sending = new Sending(room, counters, Servers.usual(), Timings.USUAL);
    private final long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);

    @Test
    void linesLeaveAtOnceAndJoinsWaitALittleForOthers() throws Exception {
        List<Session> two = List.of(session("ann"), session("bob"));
        two.forEach(session -> sending.start(session, start));
        assertEquals(two, sending.due(start), "told of each other");

        room.tellOthers(null, "cyd joined the chat");
        assertEquals(List.of(), sending.due(start + 30 * MICRO));
        assertEquals(10 * MICRO, sending.idleNanos(start + 30 * MICRO));
        assertEquals(two, sending.due(start + 40 * MICRO), "20 microseconds for each who listens");

        room.tellOthers(null, "dan joined the chat");
        room.announce("hear, hear");
        assertEquals(0, sending.idleNanos(start + 41 * MICRO));
        assertEquals(two, sending.due(start + 41 * MICRO), "a line takes what came before it along");
        assertEquals(List.of(), sending.due(start + 41 * MICRO));
    }

    @Test
    void aCrowdIsManyWhoListenToTheSame() throws Exception {
        for (int i = 0; i < 63; i++) {
            sending.start(session("listener" + i), start);
        }
        assertFalse(sending.crowded());
        Session last = session("last");
        sending.start(last, start);
        assertTrue(sending.crowded());
        sending.stop(last);
        assertFalse(sending.crowded());
    }

    @Test
    void aBurstOfJoinsDoesNotWait() throws Exception {
        Session ann = session("ann");
        sending.start(ann, start);
        sending.due(start);
        for (int i = 0; i < Sending.OUT_BYTES / 100; i++) {
            room.tellOthers(null, "somebody joined the chat");
        }
        assertEquals(List.of(ann), sending.due(start));
    }

    private Session session(String name) throws Exception {
        EventLoop loop = new EventLoop(room, counters, Servers.usual(), Timings.USUAL, gone -> {});
        Session session = new Session(SocketChannel.open(), InetAddress.getLoopbackAddress(), loop, 1_000, null);
        session.greeted(new Message.Hello(List.of("names"), 0, ""), Set.of(Cap.NAMES));
        room.enter(session, name, 0);
        return session;
    }
}
