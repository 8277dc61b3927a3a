package netcoms.chat.server;

import java.time.Duration;

/**
 * What the chat server is told at start.
 *
 * @param host address to bind
 * @param port 0 takes a free one
 * @param loops event loops, at least 1
 * @param maxConnections at once
 * @param maxMessageBytes a longer object is refused before it is buffered
 * @param handshakeTimeout from accept to the name accepted
 * @param history how many lines are held for late comers and for resume
 * @param outboxBytes how far a session may lag behind before it is closed as a slow consumer
 * @param allowAnonymous whether one-shot messages are taken without a handshake
 * @param floodBurst messages at once, for peers that are not on loopback
 * @param floodPerSecond messages per second after the burst, for peers that are not on loopback
 * @param maxPerAddress connections of one address that is not loopback
 * @param security what keeps strangers out
 */
public record ServerSettings(
        String host,
        int port,
        int loops,
        int maxConnections,
        int maxMessageBytes,
        Duration handshakeTimeout,
        int history,
        int outboxBytes,
        boolean allowAnonymous,
        int floodBurst,
        int floodPerSecond,
        int maxPerAddress,
        ServerSecurity security) {

    /** Open to everybody who reaches it. */
    public ServerSettings(
            String host,
            int port,
            int loops,
            int maxConnections,
            int maxMessageBytes,
            Duration handshakeTimeout,
            int history,
            int outboxBytes,
            boolean allowAnonymous,
            int floodBurst,
            int floodPerSecond,
            int maxPerAddress) {
        this(
                host,
                port,
                loops,
                maxConnections,
                maxMessageBytes,
                handshakeTimeout,
                history,
                outboxBytes,
                allowAnonymous,
                floodBurst,
                floodPerSecond,
                maxPerAddress,
                ServerSecurity.OPEN);
    }

    /** Characters that the history may hold, beside its lines. */
    int historyChars() {
        return outboxBytes / 4;
    }

    /** The same with another port. */
    public ServerSettings withPort(int other) {
        return with(host, other, security);
    }

    /** The same with another security. */
    public ServerSettings withSecurity(ServerSecurity other) {
        return with(host, port, other);
    }

    /** For this machine alone: on loopback, any free port, open to everybody there. */
    public ServerSettings forThisMachine() {
        return with("127.0.0.1", 0, ServerSecurity.OPEN);
    }

    private ServerSettings with(String otherHost, int otherPort, ServerSecurity otherSecurity) {
        return new ServerSettings(
                otherHost,
                otherPort,
                loops,
                maxConnections,
                maxMessageBytes,
                handshakeTimeout,
                history,
                outboxBytes,
                allowAnonymous,
                floodBurst,
                floodPerSecond,
                maxPerAddress,
                otherSecurity);
    }
}
