package netcoms.chat.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLSocket;
import netcoms.chat.FrameDecoder;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.secure.Door;
import netcoms.secure.Fingerprint;
import netcoms.secure.Secret;
import netcoms.secure.Tls;
import netcoms.secure.UnexpectedCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A short first visit that finds out what it takes to get into a server, before anything else is told to it. Blocks the
 * calling thread, at most as long as it is told for each answer.
 */
public final class Knock implements AutoCloseable {
    private static final int MAX_BYTES = 64 * 1024;

    /** A server takes its time for a wrong password, and more each time. */
    private static final int JUDGED_WITHIN_MILLIS = 15_000;

    /** What the visit showed. */
    public sealed interface Answer {

        /**
         * It lets us in with what we have.
         *
         * @param asked whether it wanted to see the password first
         */
        record Open(boolean asked) implements Answer {}

        /** It asks for a password, and we have none. */
        record AsksPassword() implements Answer {}

        /** It does not take the password, or something else; in its own words. */
        record Refuses(String why) implements Answer {}

        /** It speaks TLS only. */
        record NeedsTls() implements Answer {}

        /** It does not speak TLS. */
        record NoTls() implements Answer {}

        /** It shows another certificate than it should, or one that nobody knows yet. */
        record Shows(Fingerprint certificate) implements Answer {}

        /** It could not be asked. */
        record Silent(String reason) implements Answer {}
    }

    private final Socket raw = new Socket();
    private final Deque<Message> heard = new ArrayDeque<>();
    private final FrameDecoder frames = new FrameDecoder(MAX_BYTES);
    private final MessageCodec codec = new MessageCodec(MAX_BYTES);
    private Socket socket = raw;

    private Knock() {}

    /**
     * Visits.
     *
     * @param tls whether to speak TLS; without a certificate to expect, that only shows which one there is
     */
    public static Answer at(String host, int port, boolean tls, Door door, Duration patience) {
        try (Knock knock = new Knock()) {
            return knock.visit(host, port, tls, door, (int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
        } catch (IOException e) {
            UnexpectedCertificate other = UnexpectedCertificate.in(e);
            if (other != null) {
                return new Answer.Shows(other.seen());
            }
            String problem = Tls.problem(e);
            if (Tls.NOT_TLS.equals(problem)) {
                return new Answer.NoTls();
            }
            String said = e instanceof SocketTimeoutException ? "it does not answer" : String.valueOf(e.getMessage());
            return new Answer.Silent(problem == null ? said : problem);
        } catch (MalformedException e) {
            return new Answer.Silent("it does not speak the chat's protocol: " + e.sentence());
        }
    }

    private Answer visit(String host, int port, boolean tls, Door door, int patienceMillis)
            throws IOException, MalformedException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return new Answer.Silent("unknown host " + host);
        }
        raw.connect(address, patienceMillis);
        raw.setSoTimeout(patienceMillis);
        if (tls) {
            Fingerprint expected = door.certificate();
            SSLSocket secured = (expected == null ? Tls.curious() : Tls.pinned(expected)).over(raw, host, port);
            secured.startHandshake();
            socket = secured;
        }
        say(new Message.Hello(List.of("auth"), 0, ""));
        Message answer = next();
        if (answer instanceof Message.Refusal refusal) {
            return refusal.code().equals("tls_required")
                    ? new Answer.NeedsTls()
                    : new Answer.Refuses(refusal.content());
        }
        boolean asks = answer instanceof Message.HelloAck ack
                && ack.caps() != null
                && ack.caps().contains("auth");
        return asks ? show(door.password()) : new Answer.Open(false);
    }

    private Answer show(@Nullable Secret password) throws IOException, MalformedException {
        if (password == null) {
            return new Answer.AsksPassword();
        }
        raw.setSoTimeout(JUDGED_WITHIN_MILLIS);
        say(new Message.Auth(password));
        return next() instanceof Message.Refusal refusal
                ? new Answer.Refuses(refusal.content())
                : new Answer.Open(true);
    }

    private void say(Message message) throws IOException {
        socket.getOutputStream().write(codec.bytes(message, true));
    }

    private Message next() throws IOException, MalformedException {
        byte[] chunk = new byte[MAX_BYTES];
        while (heard.isEmpty()) {
            int count = socket.getInputStream().read(chunk);
            if (count < 0) {
                throw new IOException("it hung up");
            }
            frames.decode(chunk, 0, count, (bytes, from, to) -> {
                heard.add(codec.decode(bytes, from, to));
                return true;
            });
        }
        return heard.remove();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
