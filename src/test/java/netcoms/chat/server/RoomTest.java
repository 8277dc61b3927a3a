package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import netcoms.chat.Message;
import org.junit.jupiter.api.Test;

/** The room without any network: sessions that are not connected, on a loop that does not run. */
class RoomTest {
    private final Counters counters = new Counters();
    private final Room room = new Room(Servers.usual(), counters, LineStore.none(), () -> {});

    @Test
    void whatAReplacedConnectionStillSaysDoesNotCount() throws Exception {
        Session lost = session("s3cret");
        Session again = session("s3cret");
        Session stranger = session("guess");
        assertTrue(room.enter(lost, "ann", 0).isEmpty());
        assertTrue(room.enter(stranger, "ann", 0).isPresent());
        assertTrue(room.enter(again, "ann", 0).isEmpty());
        long before = said();
        room.say(lost, line("late"));
        assertEquals(before, said());
        room.leave(lost);
        assertEquals(1, counters.online.get(), "the name is the newcomer's now");
        room.say(again, line("said once"));
        assertEquals(before + 1, said());
    }

    private Session session(String secret) throws Exception {
        EventLoop loop = new EventLoop(room, counters, Servers.usual(), Timings.USUAL, gone -> {});
        Session session = new Session(SocketChannel.open(), InetAddress.getLoopbackAddress(), loop, 1_000, null);
        session.greeted(new Message.Hello(List.of("echo"), 0, secret), Set.of(Cap.ECHO));
        return session;
    }

    private long said() {
        return room.ring(Dialect.NUMBERED).lines();
    }

    private static Message.Chat line(String text) {
        return new Message.Chat(0, "", text, "", null, false);
    }
}
