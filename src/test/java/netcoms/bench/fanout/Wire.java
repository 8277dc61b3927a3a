package netcoms.bench.fanout;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How one kind of server is talked to. A delivered line is a head, the text and a tail, known beforehand to the byte. */
interface Wire {

    /** What a server's control frame leads to: perhaps an answer, perhaps that the connection is ready. */
    record Step(byte @Nullable [] answer, boolean ready) {
        static final Step NOTHING = new Step(null, false);
        static final Step READY = new Step(null, true);

        static Step say(String answer) {
            return new Step(bytes(answer), false);
        }
    }

    /** Whether publishers receive the lines of the others. */
    boolean everybodyListens();

    /** The first thing to say; empty to wait. */
    byte[] greeting(int connection, boolean listens);

    /** What stands before and behind the text when this connection publishes. */
    byte[][] publication(int connection);

    /** What stands before and behind the text when a line of this connection is delivered. */
    byte[][] delivery(int connection);

    /** The length of the frame that starts here and is no line as expected; 0 when it has not all come. */
    int control(byte[] bytes, int from, int to);

    /** Takes such a frame; {@link IllegalStateException} when it is an error, or a line that was changed. */
    Step take(byte[] bytes, int from, int to, int connection, boolean listens);

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The length up to and with the next newline; 0 when there is none. */
    static int line(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at + 1 - from;
            }
        }
        return 0;
    }

    static IllegalStateException unexpected(byte[] bytes, int from, int to) {
        return new IllegalStateException("did not expect " + text(bytes, from, Math.min(to, from + 300)));
    }
}
