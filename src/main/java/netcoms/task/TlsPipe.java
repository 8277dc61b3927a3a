package netcoms.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import javax.net.ssl.SSLEngine;
import tlschannel.ClientTlsChannel;
import tlschannel.HeapBufferAllocator;

/** TLS over a connection, with the connection's own deadlines and interrupts. Used by the connection's thread. */
final class TlsPipe {
    private final Connection connection;
    private final ClientTlsChannel tls;
    private Deadline deadline = Deadline.in(java.time.Duration.ZERO);

    TlsPipe(Connection connection, SSLEngine engine) {
        this.connection = connection;
        HeapBufferAllocator heap = new HeapBufferAllocator();
        tls = ClientTlsChannel.newBuilder(new Raw(), engine)
                .withPlainBufferAllocator(heap)
                .withEncryptedBufferAllocator(heap)
                .build();
    }

    void shakeHands(Deadline until) throws IOException {
        deadline = until;
        tls.handshake();
    }

    void write(ByteBuffer text, Deadline until) throws IOException {
        deadline = until;
        tls.write(text);
    }

    /** As {@link Connection#read}. */
    int read(byte[] into, int offset, int length, Deadline until) throws IOException {
        deadline = until;
        return tls.read(ByteBuffer.wrap(into, offset, length));
    }

    /** The connection's bytes as they are on the network. */
    private final class Raw implements ByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            int at = into.arrayOffset() + into.position();
            int count = connection.readRaw(into.array(), at, into.remaining(), deadline);
            if (count > 0) {
                into.position(into.position() + count);
            }
            return count;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int count = from.remaining();
            connection.writeRaw(from, deadline);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
