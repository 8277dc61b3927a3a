package netcoms.bench.fanout;

import java.util.Locale;

/** MQTT 3.1.1, quality of service 0; see <a href="https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/">the standard</a>. */
final class MqttWire implements Wire {
    private static final String TOPIC = "\0\4room";
    private static final int SUBACK = 0x90;
    private static final int CONNACK = 0x20;

    @Override
    public boolean everybodyListens() {
        return false;
    }

    @Override
    public byte[] greeting(int connection, boolean listens) {
        String id = String.format(Locale.ROOT, "u%06d", connection);
        return Wire.bytes("\u0010" + (char) (12 + id.length()) + "\0\4MQTT\4\2\0\0\0" + (char) id.length() + id);
    }

    @Override
    public byte[][] publication(int connection) {
        return new byte[][] {Wire.bytes("0" + (char) (TOPIC.length() + Line.BYTES) + TOPIC), {}};
    }

    @Override
    public byte[][] delivery(int connection) {
        return publication(connection);
    }

    @Override
    public int control(byte[] bytes, int from, int to) {
        int length = to - from < 2 ? 0 : 2 + bytes[from + 1]; // everything here is shorter than 128
        return to - from < length ? 0 : length;
    }

    @Override
    public Step take(byte[] bytes, int from, int to, int connection, boolean listens) {
        int type = bytes[from] & 0xf0;
        if (type == CONNACK && bytes[from + 3] == 0) {
            return listens ? Step.say("\u0082" + (char) (3 + TOPIC.length()) + "\0\1" + TOPIC + "\0") : Step.READY;
        }
        if (type == SUBACK) {
            return Step.READY;
        }
        throw Wire.unexpected(bytes, from, to);
    }
}
