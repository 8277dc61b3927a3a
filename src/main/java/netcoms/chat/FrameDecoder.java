package netcoms.chat;

import java.util.Arrays;

/**
 * Finds whole JSON objects in a byte stream that has no delimiters, at any split. Counts braces outside strings; looks
 * at nothing else, for the codec refuses what is not JSON. No I/O, not thread-safe: one decoder a connection, used by
 * the thread that reads it.
 */
public final class FrameDecoder {
    private static final byte[] NOTHING = {};

    /** Takes one whole object; the bytes are valid only during the call. */
    @FunctionalInterface
    public interface Frames {
        /** Returns whether to go on with the rest. */
        boolean frame(byte[] bytes, int from, int to) throws MalformedException;

        /**
         * Takes objects from here on whose end it knows without the decoder; returns where the next one begins, which is
         * {@code from} when it knows nothing.
         */
        default int known(byte[] bytes, int from, int to) {
            return from;
        }
    }

    private final int maxBytes;
    private byte[] partial = NOTHING;
    private int partialLength;
    private int depth;
    private boolean inString;
    private boolean escaped;

    /**
     * A decoder at the start of a stream.
     *
     * @param maxBytes of one object; a longer one is refused before it is buffered
     */
    public FrameDecoder(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Hands over every object that ends in this chunk and keeps the beginning of the next.
     *
     * @throws MalformedException when something between objects is neither white space nor a brace, or an object is
     *     too long; the decoder must not be used again
     */
    public void decode(byte[] chunk, int from, int to, Frames frames) throws MalformedException {
        int start = from;
        int at = from;
        while (at < to) {
            if (depth == 0) {
                byte b = chunk[at];
                if (b == '{') {
                    int next = frames.known(chunk, at, to);
                    if (next > at) {
                        at = next;
                        continue;
                    }
                    depth = 1;
                    start = at;
                } else if (b != '\n' && b != ' ' && b != '\r' && b != '\t') {
                    throw MalformedException.fatal("Expected a JSON object, which starts with '{'.");
                }
                at++;
                continue;
            }
            // An object may grow this far and not a byte further.
            int limit = (int) Math.min(to, (long) start + maxBytes - partialLength);
            int end = scan(chunk, at, limit);
            if (depth == 0) {
                if (!emit(chunk, start, end, frames)) {
                    return;
                }
                at = end;
                start = end;
            } else if (limit < to) {
                throw MalformedException.fatal("A message may be at most " + maxBytes + " bytes long.");
            } else {
                break;
            }
        }
        if (depth > 0) {
            keep(chunk, start, to);
        }
    }

    /** How many bytes are kept for the object that has begun. */
    public int heldBytes() {
        return partial.length;
    }

    /** Forgets what has begun; the decoder must not be used again. */
    public void drop() {
        partial = NOTHING;
        partialLength = 0;
    }

    /** Whether the stream ended within an object. */
    public boolean midway() {
        return depth > 0;
    }

    /** Moves through the current object; returns where it ended, or {@code to}. */
    private int scan(byte[] chunk, int from, int to) {
        int at = from;
        while (at < to) {
            if (inString) {
                at = endOfString(chunk, at, to);
                continue;
            }
            byte b = chunk[at++];
            if (b == '"') {
                inString = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                return at;
            }
        }
        return to;
    }

    /** Moves through the current string; returns where it ended, or {@code to}. */
    private int endOfString(byte[] chunk, int from, int to) {
        int at = from;
        if (escaped && at < to) {
            escaped = false;
            at++;
        }
        while (true) {
            at = JsonBytes.quoteOrBackslash(chunk, at, to);
            if (at == to) {
                return to;
            }
            if (chunk[at++] == '"') {
                inString = false;
                return at;
            }
            if (at == to) {
                escaped = true;
                return to;
            }
            at++;
        }
    }

    private boolean emit(byte[] chunk, int start, int end, Frames frames) throws MalformedException {
        if (partialLength == 0) {
            return frames.frame(chunk, start, end);
        }
        keep(chunk, start, end);
        byte[] whole = partial;
        int length = partialLength;
        partial = NOTHING; // an idle connection holds no buffer
        partialLength = 0;
        return frames.frame(whole, 0, length);
    }

    private void keep(byte[] chunk, int from, int to) {
        int length = to - from;
        int needed = partialLength + length;
        if (needed > partial.length) {
            partial =
                    Arrays.copyOf(partial, Math.min(Math.max(needed, 2 * partial.length), Math.max(maxBytes, needed)));
        }
        System.arraycopy(chunk, from, partial, partialLength, length);
        partialLength = needed;
    }
}
