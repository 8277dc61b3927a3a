package netcoms.chat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for the bytes that matter within a JSON string, eight at a time: what stands between them is most of all
 * traffic. A byte of a word that equals a wanted one gets its highest bit set by the subtraction of
 * <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">"determine if a word has a zero byte"</a>,
 * of which the lowest is exact. Pure.
 */
final class JsonBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final byte DELETE = 0x7f;

    private JsonBytes() {}

    /** The first quote or backslash from here on, or {@code to}. */
    static int quoteOrBackslash(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long found = (zero(word ^ QUOTES) | zero(word ^ BACKSLASHES)) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The first byte that does not stand for itself in a JSON string: as above, or a control character; or {@code to}. */
    static int special(byte[] bytes, int from, int to) {
        return special(bytes, from, to, 0);
    }

    /** The first byte that is special or not ASCII, or {@code to}. */
    static int specialOrForeign(byte[] bytes, int from, int to) {
        return special(bytes, from, to, HIGHS);
    }

    /** The same, but that DEL counts too, the one control character among the others. */
    static int invisible(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long below = (word - SPACES) & ~word;
            // DEL + 1 has the highest bit; a carry comes from a byte only that counts itself, and lies lower.
            long found = (zero(word ^ QUOTES) | zero(word ^ BACKSLASHES) | below | word | (word + ONES)) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && ordinary(bytes[at], HIGHS) && bytes[at] != DELETE) {
            at++;
        }
        return at;
    }

    private static int special(byte[] bytes, int from, int to, long foreign) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long below = (word - SPACES) & ~word;
            long found = (zero(word ^ QUOTES) | zero(word ^ BACKSLASHES) | below | (word & foreign)) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && ordinary(bytes[at], foreign)) {
            at++;
        }
        return at;
    }

    private static boolean ordinary(byte b, long foreign) {
        return b < 0 ? foreign == 0 : b >= ' ' && b != '"' && b != '\\';
    }

    private static long zero(long word) {
        return (word - ONES) & ~word;
    }
}
