package netcoms.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * A line to a server that resets chosen connections as soon as the server answers on them: the request has arrived, and the
 * client cannot know. Connections are numbered from 1.
 */
public final class CutReplies implements AutoCloseable {
    private final ScriptedServer near;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    public CutReplies(InetSocketAddress server, IntPredicate chosen) throws IOException {
        near = ScriptedServer.start(client -> {
            boolean fated = chosen.test(connections.incrementAndGet());
            try (Socket far = new Socket(server.getAddress(), server.getPort())) {
                Thread.ofVirtual().start(() -> {
                    try {
                        client.getInputStream().transferTo(far.getOutputStream());
                        far.shutdownOutput();
                    } catch (IOException e) {
                        // Either end is gone.
                    }
                });
                if (fated) {
                    InputStream replies = far.getInputStream();
                    if (replies.read() >= 0) {
                        cut.incrementAndGet();
                        ScriptedServer.reset(client);
                    }
                } else {
                    far.getInputStream().transferTo(client.getOutputStream());
                }
            }
        });
    }

    public int port() {
        return near.port();
    }

    /** How many connections were reset. */
    public int cut() {
        return cut.get();
    }

    @Override
    public void close() throws IOException {
        near.close();
    }
}
