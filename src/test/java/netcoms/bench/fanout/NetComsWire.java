package netcoms.bench.fanout;

import java.util.Locale;

/** Our own protocol, as a client without extras speaks it. */
final class NetComsWire implements Wire {
    @Override
    public boolean everybodyListens() {
        return true;
    }

    @Override
    public byte[] greeting(int connection, boolean listens) {
        return Wire.bytes("{\"type\":\"hello\",\"content\":\"HELLO\"}");
    }

    @Override
    public byte[][] publication(int connection) {
        return frame(connection, "");
    }

    @Override
    public byte[][] delivery(int connection) {
        return frame(connection, "\n");
    }

    private static byte[][] frame(int connection, String end) {
        return new byte[][] {
            Wire.bytes("{\"type\":\"chat\",\"username\":\"" + name(connection) + "\",\"content\":\""),
            Wire.bytes("\",\"timestamp\":\"12:00:00\"}" + end)
        };
    }

    @Override
    public int control(byte[] bytes, int from, int to) {
        return Wire.line(bytes, from, to);
    }

    @Override
    public Step take(byte[] bytes, int from, int to, int connection, boolean listens) {
        String text = Wire.text(bytes, from, to);
        if (text.startsWith("{\"type\":\"hello_ack\"")) {
            return Step.say("{\"type\":\"username\",\"content\":\"" + name(connection) + "\"}");
        }
        if (text.startsWith("{\"type\":\"username_accepted\"")) {
            return Step.READY;
        }
        if (text.startsWith("{\"type\":\"system\"")) {
            return Step.NOTHING;
        }
        throw Wire.unexpected(bytes, from, to);
    }

    private static String name(int connection) {
        return String.format(Locale.ROOT, "u%06d", connection);
    }
}
