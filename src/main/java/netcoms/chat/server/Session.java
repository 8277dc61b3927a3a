package netcoms.chat.server;

import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Set;
import netcoms.chat.FrameDecoder;
import netcoms.chat.LineShape;
import netcoms.chat.Message;
import org.jspecify.annotations.Nullable;

/**
 * One connection: what it is in the protocol, its socket, and its two ends, decoder and outbox. Belongs to one event loop for life;
 * only the name, the dialect and the extras are read by others.
 */
final class Session {

    /** Where a connection stands in the protocol. */
    enum State {
        NEW,
        GREETED,
        IN,
        CLOSING,
        CLOSED
    }

    private final Wire wire;
    private final InetAddress address;
    private final EventLoop loop;
    private final FrameDecoder decoder;
    private final Outbox outbox = new Outbox();
    private final @Nullable TokenBucket bucket;
    private @Nullable LineShape shape;
    private State state = State.NEW;
    private boolean authenticated;
    private boolean atGate;
    private long heardNanos;
    private @Nullable CloseReason closeReason;

    // Volatile: whoever takes over the name reads or sets these, perhaps on another loop.
    private volatile boolean joined;
    private volatile boolean replaced;
    private volatile Message.@Nullable Hello hello;

    // Volatile: other loops list names and look for somebody to pass a private line to.
    private volatile String name = "";
    private volatile Set<Cap> caps = Set.of();
    private volatile Dialect dialect = Dialect.PLAIN;

    /** {@code bucket} is null for an address that may talk as fast as it can. */
    Session(
            SocketChannel channel,
            InetAddress address,
            EventLoop loop,
            int maxMessageBytes,
            @Nullable TokenBucket bucket) {
        wire = new Wire(channel);
        this.address = address;
        this.loop = loop;
        this.bucket = bucket;
        decoder = new FrameDecoder(maxMessageBytes);
    }

    void registered(SelectionKey key, long nowNanos) {
        wire.registered(key);
        heardNanos = nowNanos;
    }

    /** Its socket. */
    Wire wire() {
        return wire;
    }

    InetAddress address() {
        return address;
    }

    EventLoop loop() {
        return loop;
    }

    FrameDecoder decoder() {
        return decoder;
    }

    /** Of its lines, which are known by it when it has spoken before. */
    LineShape shape() {
        LineShape known = shape;
        if (known == null) {
            known = new LineShape();
            shape = known;
        }
        return known;
    }

    Outbox outbox() {
        return outbox;
    }

    State state() {
        return state;
    }

    boolean open() {
        return state != State.CLOSING && state != State.CLOSED;
    }

    void greeted(Message.Hello hello, Set<Cap> caps) {
        this.hello = hello;
        this.caps = caps;
        dialect = Dialect.of(caps);
        state = State.GREETED;
    }

    /** Whether its password is being looked at. */
    boolean atGate() {
        return atGate;
    }

    void atGate(boolean now) {
        atGate = now;
    }

    /** It has shown the password. */
    boolean authenticated() {
        return authenticated;
    }

    void authenticate() {
        authenticated = true;
    }

    void entered(String name) {
        this.name = name;
        state = State.IN;
    }

    void closing(CloseReason reason) {
        closeReason = reason;
        state = State.CLOSING;
    }

    void closed() {
        state = State.CLOSED;
    }

    @Nullable CloseReason closeReason() {
        return closeReason;
    }

    /** Empty before the handshake is done. */
    String name() {
        return name;
    }

    boolean has(Cap cap) {
        return caps.contains(cap);
    }

    /** Whether it asked for nothing that the original server did not have. */
    boolean plain() {
        return caps.isEmpty();
    }

    Dialect dialect() {
        return dialect;
    }

    /** The history id that it had when it said hello; 0 for none. */
    long after() {
        Message.Hello said = hello;
        return said == null ? 0 : said.after();
    }

    /** Whether the newcomer has shown that it belongs to the same client. */
    boolean mayBeReplacedBy(Session newcomer) {
        return !secret().isEmpty() && secret().equals(newcomer.secret());
    }

    private String secret() {
        Message.Hello said = hello;
        return said == null ? "" : said.resume();
    }

    /** Its name belongs to another connection now; nothing more of it counts. */
    void replaced() {
        replaced = true;
    }

    boolean isReplaced() {
        return replaced;
    }

    boolean joined() {
        return joined;
    }

    void join() {
        joined = true;
    }

    /** Whether others are told of it: it has said {@code join} or wants extras; who only listens is nobody's business. */
    boolean listed() {
        return joined || !plain();
    }

    /** Notes a sign of life; whether it keeps to its rate. */
    boolean mayTalk(long nowNanos) {
        return bucket == null || bucket.take(nowNanos);
    }

    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    long silentNanos(long nowNanos) {
        return nowNanos - heardNanos;
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "a connection" : name) + " from " + address.getHostAddress();
    }
}
