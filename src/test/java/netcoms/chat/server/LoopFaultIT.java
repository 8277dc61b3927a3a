package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loop of its own, into which a test reaches: what happens to one session is no other's business. */
class LoopFaultIT {
    private final Counters counters = new Counters();
    private final Room room = new Room(Servers.usual(), counters, LineStore.none(), () -> {});
    private final BlockingQueue<Session> gone = new LinkedBlockingQueue<>();
    private EventLoop loop;
    private Thread thread;
    private ServerSocketChannel listener;

    @BeforeEach
    void start() throws Exception {
        loop = new EventLoop(room, counters, Servers.usual(), null, null, Timings.USUAL, gone::add);
        thread = Thread.ofPlatform().start(loop);
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() throws Exception {
        loop.drain();
        thread.join();
        listener.close();
    }

    private InetSocketAddress address() throws Exception {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    private Session adopt() throws Exception {
        SocketChannel accepted = listener.accept();
        Session session = new Session(accepted, InetAddress.getLoopbackAddress(), loop, 65_536, null);
        loop.adopt(session);
        return session;
    }

    /** In through the handshake, on a connection that is accepted here. */
    private Session in(RawPeer peer, String name) throws Exception {
        Session session = adopt();
        peer.say("{\"type\":\"hello\",\"caps\":[\"echo\"]}").next("hello_ack");
        peer.say("{\"type\":\"username\",\"content\":\"" + name + "\"}").next("username_accepted");
        return session;
    }

    @Test
    void aChannelThatIsClosedBeneathItsSessionEndsThatOne() throws Exception {
        try (RawPeer ann = new RawPeer(address());
                RawPeer bob = new RawPeer(address())) {
            Session broken = in(ann, "ann");
            in(bob, "bob");
            broken.wire().channel().close(); // cancels its key
            bob.chat("still served").next("chat");
            assertEquals(broken, gone.take());
            bob.chat("served on").next("chat");
            assertEquals(1, counters.online.get());
        }
    }

    @Test
    void aFaultInOneTaskOfTheLoopIsNobodyElsesBusiness() throws Exception {
        try (RawPeer ann = new RawPeer(address());
                RawPeer bob = new RawPeer(address())) {
            Session hit = in(ann, "ann");
            in(bob, "bob");
            loop.submit(() -> {
                throw new IllegalStateException("a bug");
            });
            loop.submit(() -> {
                throw new StackOverflowError("a worse one");
            });
            loop.deliver(hit, null); // a bug while serving one
            assertEquals(hit, gone.take());
            bob.chat("still served").next("chat");
            assertEquals(1, counters.figures(0).closed().get("error"));
            assertTrue(thread.isAlive());
        }
    }
}
