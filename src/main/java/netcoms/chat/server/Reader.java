package netcoms.chat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sockets of one event loop, plainly or through TLS, and gives the bytes to the {@link Intake}. Threads: the
 * loop's; what is dear in a TLS handshake is computed on {@code chat-server-tls} (virtual), which only submits.
 */
final class Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final int IN_BYTES = 64 * 1024;

    private final Sessions sessions;
    private final Answers answers;
    private final Intake intake;
    private final Consumer<Runnable> loop;
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private long taken;

    /** {@code loop} takes what is to be done on the loop's thread later; any thread may give it that. */
    Reader(Sessions sessions, Answers answers, Intake intake, Consumer<Runnable> loop) {
        this.sessions = sessions;
        this.answers = answers;
        this.intake = intake;
        this.loop = loop;
    }

    /** Bytes that were taken in since this was {@link #restart}ed. */
    long taken() {
        return taken;
    }

    void restart() {
        taken = 0;
    }

    /** Reads what the session has sent. */
    void read(Session session) {
        TlsWire tls = session.wire().tls();
        if (tls == null) {
            readPlain(session);
        } else {
            readSecure(session, tls);
        }
    }

    private void readPlain(Session session) {
        int count;
        try {
            in.clear();
            count = session.wire().channel().read(in);
        } catch (IOException e) {
            count = -1; // reset by the peer
        }
        if (count < 0) {
            sessions.closeNow(session, CloseReason.EOF);
        } else {
            take(session, count);
        }
    }

    /** Reads all that the peer may have read in a turn. */
    private void readSecure(Session session, TlsWire tls) {
        boolean couldTell = tls.canTell();
        tls.newTurn();
        try {
            int count = tls.read(in.clear());
            while (count > 0) {
                take(session, count);
                count = session.state() == Session.State.CLOSED ? 0 : tls.read(in.clear());
            }
            if (count < 0) {
                sessions.closeNow(session, CloseReason.EOF);
            }
        } catch (TlsWire.NotTlsException e) {
            answers.notTls(session);
        } catch (SSLException e) {
            LOG.debug("TLS with {} failed", session, e);
            sessions.closeSoon(session, CloseReason.PROTOCOL_ERROR);
        } catch (IOException e) {
            sessions.closeNow(session, CloseReason.EOF);
        }
        Runnable task = tls.takeTask();
        if (task != null) {
            Thread.ofVirtual().name("chat-server-tls").start(() -> {
                try {
                    task.run();
                } finally {
                    loop.accept(() -> goOn(session, tls));
                }
            });
        }
        if (!couldTell && tls.canTell()) {
            sessions.flush(session);
        }
        session.wire().awaitReady();
    }

    /** A part of the handshake is computed. */
    private void goOn(Session session, TlsWire tls) {
        tls.taskDone();
        if (session.state() != Session.State.CLOSED) {
            sessions.guarded(session, () -> readSecure(session, tls));
        }
    }

    private void take(Session session, int count) {
        if (!session.open()) {
            return; // what comes after the end is thrown away
        }
        long nowNanos = sessions.lookAtClock();
        session.heard(nowNanos);
        taken += count;
        intake.take(session, in.array(), count, nowNanos);
    }
}
