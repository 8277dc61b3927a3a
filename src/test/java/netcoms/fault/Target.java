package netcoms.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that does with each of its clients what a test wants, on a thread for each. */
final class Target implements AutoCloseable {

    /** What is done with a client; the socket is closed afterwards. */
    interface Manners {
        void serve(Socket client) throws IOException;
    }

    /** Says back whatever comes, and ends when its client does. */
    static final Manners ECHO = client -> client.getInputStream().transferTo(client.getOutputStream());

    private final ServerSocket listener = new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    Target(Manners manners) throws IOException {
        Thread.ofPlatform().daemon().name("target").start(() -> accept(manners));
    }

    private void accept(Manners manners) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client, manners));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client, Manners manners) {
        try (client) {
            manners.serve(client);
        } catch (IOException expected) {
            // What a fault does to this side is seen by the test where it matters.
            return;
        } finally {
            clients.remove(client);
        }
    }

    String host() {
        return listener.getInetAddress().getHostAddress();
    }

    int port() {
        return listener.getLocalPort();
    }

    FaultProxy behind(Toxic... toxics) throws IOException {
        return FaultProxy.open(host(), port(), plan(toxics));
    }

    static FaultPlan plan(Toxic... toxics) {
        return new FaultPlan("test", "", List.of(toxics));
    }

    static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        socket.connect(address, 60_000);
        return socket;
    }

    /** All bytes until the end, which must be one and not a reset. */
    static byte[] all(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return in.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
