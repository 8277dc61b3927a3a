package netcoms.bench.fanout;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection of the load: its socket, what it has still to send, and which line it expects of each publisher. */
final class Peer {
    final SocketChannel channel;
    final int id;
    final int publisher;
    final boolean listens;
    final int[] expected;
    final SelectionKey key;
    final byte[][] publication;
    byte[] rest = {};
    boolean ready;
    private ByteBuffer out = ByteBuffer.allocate(256).flip();

    /** {@code publisher} is its number as such, or -1. */
    Peer(SocketChannel channel, int id, int publisher, boolean listens, int publishers, SelectionKey key, Wire wire) {
        this.channel = channel;
        this.id = id;
        this.publisher = publisher;
        this.listens = listens;
        this.expected = new int[publishers];
        this.key = key;
        this.publication = wire.publication(id);
    }

    void say(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        if (out.capacity() - out.limit() < length) {
            ByteBuffer more = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.remaining() + length));
            out = more.put(out).flip();
        }
        int at = out.limit();
        out.limit(at + length);
        for (byte[] part : parts) {
            out.put(at, part);
            at += part.length;
        }
    }

    boolean waiting() {
        return out.hasRemaining();
    }

    void flush() throws java.io.IOException {
        if (out.hasRemaining()) {
            channel.write(out);
        }
        if (!out.hasRemaining()) {
            out.clear().flip();
        }
        int wanted = SelectionKey.OP_READ | (out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}
