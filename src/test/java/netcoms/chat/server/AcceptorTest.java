package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AcceptorTest {
    private static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Counters counters = new Counters();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    @Test
    void afterAFailureItWaitsALittleAndThenTakesWhoHasWaited() throws Exception {
        Room room = new Room(Servers.usual(), counters, LineStore.none(), () -> {});
        EventLoop loop = new EventLoop(room, counters, Servers.usual(), Servers.PATIENT, gone -> {});
        try (Selector selector = Selector.open();
                ServerSocketChannel listener =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Acceptor acceptor = new Acceptor(listener, List.of(loop), Servers.usual(), counters, address -> {
                if (broken.get()) {
                    throw new IllegalStateException("a fault that a test makes");
                }
                return true;
            });
            acceptor.register(selector);
            assertEquals(Long.MAX_VALUE, acceptor.idleNanos(System.nanoTime()));

            try (SocketChannel unlucky = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel next = SocketChannel.open(listener.getLocalAddress())) {
                assertEquals(1, selector.select(key -> acceptor.accept()));
                long idle = acceptor.idleNanos(System.nanoTime());
                assertTrue(idle > 0 && idle <= BACK_OFF_NANOS, idle + " ns");
                assertEquals(-1, unlucky.read(ByteBuffer.allocate(1)), "it is not left open and forgotten");
                assertEquals(0, selector.selectNow(), "the one who waits does not keep the loop busy");

                broken.set(false);
                acceptor.expire(System.nanoTime() - BACK_OFF_NANOS);
                assertEquals(0, selector.selectNow(), "not yet");
                acceptor.expire(System.nanoTime() + BACK_OFF_NANOS);
                assertEquals(1, selector.select(key -> acceptor.accept()));
                assertEquals(1, counters.connections.get());
                assertEquals(Long.MAX_VALUE, acceptor.idleNanos(System.nanoTime()));
                assertTrue(next.isConnected());
            }
        } finally {
            loop.drain();
            loop.run(); // frees its selector
        }
    }
}
