package netcoms.bench.fanout;

/** Redis publish and subscribe; see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>. */
final class RedisWire implements Wire {
    private static final String SUBSCRIBED = "*3\r\n$9\r\nsubscribe\r\n$4\r\nroom\r\n:1\r\n";

    @Override
    public boolean everybodyListens() {
        return false;
    }

    @Override
    public byte[] greeting(int connection, boolean listens) {
        return Wire.bytes(listens ? "*2\r\n$9\r\nSUBSCRIBE\r\n$4\r\nroom\r\n" : "*1\r\n$4\r\nPING\r\n");
    }

    @Override
    public byte[][] publication(int connection) {
        return new byte[][] {
            Wire.bytes("*3\r\n$7\r\nPUBLISH\r\n$4\r\nroom\r\n$" + Line.BYTES + "\r\n"), Wire.bytes("\r\n")
        };
    }

    @Override
    public byte[][] delivery(int connection) {
        return new byte[][] {
            Wire.bytes("*3\r\n$7\r\nmessage\r\n$4\r\nroom\r\n$" + Line.BYTES + "\r\n"), Wire.bytes("\r\n")
        };
    }

    @Override
    public int control(byte[] bytes, int from, int to) {
        if (bytes[from] != '*') {
            return Wire.line(bytes, from, to);
        }
        int at = from; // an array: of messages and of the one answer there is, both of which have a length
        for (int lines = 0; lines < 6; lines++) {
            int line = Wire.line(bytes, at, to);
            if (line == 0) {
                return 0;
            }
            at += line;
        }
        boolean message = Wire.text(bytes, from, at).contains("message");
        return message && Wire.line(bytes, at, to) == 0 ? 0 : at - from;
    }

    @Override
    public Step take(byte[] bytes, int from, int to, int connection, boolean listens) {
        String text = Wire.text(bytes, from, to);
        if (text.startsWith(":")) {
            return Step.NOTHING; // how many a publication went to
        }
        if (text.equals(SUBSCRIBED) || text.equals("+PONG\r\n")) {
            return Step.READY;
        }
        throw Wire.unexpected(bytes, from, to);
    }
}
