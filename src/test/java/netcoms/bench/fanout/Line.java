package netcoms.bench.fanout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of every line: who published it, which one of his it is and when, in hex; and the rest of its size. */
final class Line {
    static final int BYTES = 100;
    private static final int SEQUENCE = 2;
    private static final int TIME = 10;
    private static final int FILLER = 26;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REST =
            "abcdefgh ".repeat(BYTES).substring(0, BYTES - FILLER).getBytes(StandardCharsets.US_ASCII);

    private Line() {}

    static void write(byte[] bytes, int at, int publisher, int sequence, long nanos) {
        hex(bytes, at, SEQUENCE, publisher);
        hex(bytes, at + SEQUENCE, TIME - SEQUENCE, sequence);
        hex(bytes, at + TIME, FILLER - TIME, nanos);
        System.arraycopy(REST, 0, bytes, at + FILLER, REST.length);
    }

    static boolean whole(byte[] bytes, int at) {
        return Arrays.equals(bytes, at + FILLER, at + BYTES, REST, 0, REST.length);
    }

    /** Negative for what is no publisher. */
    static int publisher(byte[] bytes, int at) {
        return (int) number(bytes, at, SEQUENCE);
    }

    static int sequence(byte[] bytes, int at) {
        return (int) number(bytes, at + SEQUENCE, TIME - SEQUENCE);
    }

    static long nanos(byte[] bytes, int at) {
        return number(bytes, at + TIME, FILLER - TIME);
    }

    private static void hex(byte[] bytes, int at, int digits, long value) {
        long left = value;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = HEX[(int) (left & 15)];
            left >>>= 4;
        }
    }

    private static long number(byte[] bytes, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            byte b = bytes[i];
            int digit = b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
