package netcoms.bench.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Connections to one server, on one thread with one selector: they shake hands, publish lines and check what they
 * receive, each line once, unaltered and in the order of its publisher. Anything else is counted as wrong.
 */
final class Load implements AutoCloseable {
    private static final int IN_BYTES = 256 * 1024;
    private static final byte[] NOTHING = {};
    private static final int HANDSHAKES_AT_ONCE = 128;
    private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);

    final List<Peer> publishers = new ArrayList<>();
    final List<Peer> peers = new ArrayList<>();
    final Histogram latencies = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    final int receivers;
    long delivered;
    long wrong;
    long lastDeliveryNanos;
    long measureFromNanos = Long.MAX_VALUE;

    private final Wire wire;
    private final Selector selector = Selector.open();
    private final int[] sent;
    private final int[] complete;
    private final int[][] receipts;
    private final byte[][] heads;
    private final byte[] tail;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(IN_BYTES);
    private final byte[] in = new byte[2 * IN_BYTES];
    private final byte[] text = new byte[Line.BYTES];
    private int ready;

    /** Connects so many that only listen and so many that publish; {@code window} bounds what {@link #room} tells. */
    Load(Wire wire, int port, int subscribers, int publishing, int window) throws IOException {
        this.wire = wire;
        receivers = subscribers + (wire.everybodyListens() ? publishing - 1 : 0);
        sent = new int[publishing];
        complete = new int[publishing];
        receipts = new int[publishing][Integer.highestOneBit(window) * 2];
        heads = new byte[publishing][];
        tail = wire.delivery(0)[1];
        int all = subscribers + publishing;
        long deadline = System.nanoTime() + READY_NANOS;
        while (ready < all) {
            while (peers.size() < all && peers.size() - ready < HANDSHAKES_AT_ONCE) {
                open(port, peers.size(), peers.size() - subscribers, publishing);
            }
            turn(TimeUnit.MILLISECONDS.toNanos(100));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + ready + " of " + all + " connections became ready");
            }
        }
    }

    private void open(int port, int id, int publisher, int publishing) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean listens = publisher < 0 || wire.everybodyListens();
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Peer peer = new Peer(channel, id, Math.max(publisher, -1), listens, publishing, key, wire);
        key.attach(peer);
        peers.add(peer);
        if (publisher >= 0) {
            publishers.add(peer);
            heads[publisher] = wire.delivery(id)[0];
        }
        peer.say(wire.greeting(id, publisher < 0));
        peer.flush();
    }

    /** How many more lines this publisher may say with so many on their way. */
    int room(Peer publisher, int window) {
        return window - (sent[publisher.publisher] - complete[publisher.publisher]);
    }

    /** Puts a line into the publisher's buffer; flushing is the caller's. */
    void publish(Peer publisher, long intendedNanos) {
        Line.write(text, 0, publisher.publisher, sent[publisher.publisher]++, intendedNanos);
        publisher.say(publisher.publication[0], text, publisher.publication[1]);
    }

    /** Lines that were published and not yet received by all. */
    long missing() {
        return (long) Arrays.stream(sent).sum() * receivers - delivered;
    }

    /** Waits for sockets at most so long, and deals with what they have. */
    void turn(long nanos) throws IOException {
        if (nanos < TimeUnit.MILLISECONDS.toNanos(1)) {
            selector.selectNow(this::serve);
        } else {
            selector.select(this::serve, TimeUnit.NANOSECONDS.toMillis(nanos));
        }
    }

    private void serve(SelectionKey key) {
        Peer peer = (Peer) key.attachment();
        try {
            if (key.isWritable()) {
                peer.flush();
            }
            if (key.isReadable()) {
                read(peer);
            }
        } catch (IOException e) {
            throw new IllegalStateException("connection " + peer.id + " broke: " + e.getMessage(), e);
        }
    }

    private void read(Peer peer) throws IOException {
        direct.clear();
        if (peer.channel.read(direct) < 0) {
            throw new IOException("closed by the server");
        }
        direct.flip();
        int length = peer.rest.length + direct.remaining();
        System.arraycopy(peer.rest, 0, in, 0, peer.rest.length);
        direct.get(in, peer.rest.length, direct.remaining());
        int used = take(peer, length, System.nanoTime());
        peer.rest = used == length ? NOTHING : Arrays.copyOfRange(in, used, length);
    }

    private int take(Peer peer, int to, long nowNanos) throws IOException {
        int at = 0;
        while (at < to) {
            int length = line(peer, at, to, nowNanos);
            if (length == 0) {
                length = wire.control(in, at, to);
                if (length == 0) {
                    break;
                }
                step(peer, wire.take(in, at, at + length, peer.id, peer.publisher < 0));
            }
            at += length;
        }
        return at;
    }

    private void step(Peer peer, Wire.Step step) throws IOException {
        if (step.answer() != null) {
            peer.say(step.answer());
            peer.flush();
        }
        if (step.ready() && !peer.ready) {
            peer.ready = true;
            ready++;
        }
    }

    /** The length of the line that stands here; 0 when it is none, or not all there. */
    private int line(Peer peer, int at, int to, long nowNanos) {
        int start = at + headLength();
        int end = start + Line.BYTES + tail.length;
        if (end > to) {
            return 0;
        }
        int from = Line.publisher(in, start);
        if (from < 0
                || from >= heads.length
                || !Arrays.equals(in, at, start, heads[from], 0, heads[from].length)
                || !Line.whole(in, start)
                || !Arrays.equals(in, end - tail.length, end, tail, 0, tail.length)) {
            return 0;
        }
        count(peer, from, Line.sequence(in, start), Line.nanos(in, start), nowNanos);
        return end - at;
    }

    private int headLength() {
        byte[] head = heads[0];
        return head == null ? IN_BYTES : head.length; // no line comes before there is a publisher
    }

    private void count(Peer peer, int from, int sequence, long saidNanos, long nowNanos) {
        if (sequence != peer.expected[from] || from == peer.publisher || !peer.listens) {
            wrong++; // lost, doubled, out of order, or the sender's own
        }
        peer.expected[from] = sequence + 1;
        delivered++;
        lastDeliveryNanos = nowNanos;
        if (saidNanos >= measureFromNanos) {
            latencies.recordValue(Math.max(1, nowNanos - saidNanos));
        }
        int[] counts = receipts[from];
        counts[sequence & counts.length - 1]++;
        while (complete[from] < sent[from] && counts[complete[from] & counts.length - 1] >= receivers) {
            counts[complete[from]++ & counts.length - 1] = 0;
        }
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : peers) {
            peer.channel.close();
        }
        selector.close();
    }
}
