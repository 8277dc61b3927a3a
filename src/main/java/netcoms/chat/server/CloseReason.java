package netcoms.chat.server;

import java.util.Locale;

/** Why a connection ended; every one is counted and logged under its label. */
public enum CloseReason {
    /** The peer said {@code leave}. */
    BYE,
    /** The peer hung up, or its connection was reset. */
    EOF,
    /** No name within the time for it. */
    HANDSHAKE_TIMEOUT,
    /** Bytes that are not the protocol. */
    PROTOCOL_ERROR,
    /** It did not know the password. */
    BAD_PASSWORD,
    /** It read too slowly, so that too much was waiting for it. */
    SLOW_CONSUMER,
    /** It talked too fast. */
    FLOOD,
    /** Too many connections, of all or of its address. */
    LIMIT,
    /** The server closes. */
    SHUTDOWN,
    /** It promised to answer pings and no longer does. */
    DEAD_PEER,
    /** Its owner came back on another connection. */
    REPLACED,
    /** A bug of ours; the log has the trace. */
    ERROR;

    /** As it stands in figures and logs, for example {@code slow_consumer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
