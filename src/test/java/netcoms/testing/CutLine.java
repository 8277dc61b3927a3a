package netcoms.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server that can be cut, hard, with bytes still on their way. */
public final class CutLine implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> near = new CopyOnWriteArrayList<>();
    private final List<Socket> far = new CopyOnWriteArrayList<>();
    private final InetSocketAddress target;
    private volatile boolean refusing;

    public CutLine(InetSocketAddress target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Cuts what is connected now, for both ends. */
    public void cut() throws IOException {
        reset(near);
        reset(far);
    }

    /** Cuts the client off; the server is not told, as when a network goes away. */
    public void cutClientOnly() throws IOException {
        reset(near);
    }

    private static void reset(List<Socket> sockets) throws IOException {
        for (Socket socket : List.copyOf(sockets)) {
            sockets.remove(socket);
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                continue; // the other end was faster
            }
            socket.close();
        }
    }

    /** Whether new connections are cut at once. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                Socket server = new Socket();
                server.connect(target);
                near.add(client);
                far.add(server);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close(); // an end in peace is passed on
        } catch (IOException e) {
            // cut, which is told to nobody here
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
