package netcoms.bench.fanout;

/** NATS core; see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">its protocol</a>. */
final class NatsWire implements Wire {
    @Override
    public boolean everybodyListens() {
        return false;
    }

    @Override
    public byte[] greeting(int connection, boolean listens) {
        return new byte[0];
    }

    @Override
    public byte[][] publication(int connection) {
        return new byte[][] {Wire.bytes("PUB room " + Line.BYTES + "\r\n"), Wire.bytes("\r\n")};
    }

    @Override
    public byte[][] delivery(int connection) {
        return new byte[][] {Wire.bytes("MSG room 1 " + Line.BYTES + "\r\n"), Wire.bytes("\r\n")};
    }

    @Override
    public int control(byte[] bytes, int from, int to) {
        int line = Wire.line(bytes, from, to);
        boolean message = line > 0 && bytes[from] == 'M';
        return message && to - from < line + Line.BYTES + 2 ? 0 : line;
    }

    @Override
    public Step take(byte[] bytes, int from, int to, int connection, boolean listens) {
        String text = Wire.text(bytes, from, to);
        if (text.startsWith("INFO ")) {
            String connect = "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\"}\r\n";
            return Step.say(connect + (listens ? "SUB room 1\r\n" : "") + "PING\r\n");
        }
        return switch (text) {
            case "PONG\r\n" -> Step.READY;
            case "PING\r\n" -> Step.say("PONG\r\n");
            default -> throw Wire.unexpected(bytes, from, to);
        };
    }
}
