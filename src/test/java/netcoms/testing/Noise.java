package netcoms.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What a hostile or broken client may send: valid messages, broken ones, and worse; the same for the same seed. */
public final class Noise {
    private static final List<String> TYPES = List.of(
            "hello",
            "username",
            "join",
            "leave",
            "chat",
            "message",
            "history",
            "names",
            "ping",
            "pong",
            "private",
            "system",
            "error",
            "presence",
            "hello_ack",
            "username_accepted",
            "message_ack",
            "dance",
            "");
    private static final List<String> FIELDS = List.of(
            "type",
            "username",
            "content",
            "timestamp",
            "to",
            "code",
            "resume",
            "ref",
            "caps",
            "names",
            "id",
            "after",
            "last",
            "count",
            "complete",
            "online",
            "emote",
            "x",
            "");
    private static final List<String> TEXTS = List.of(
            "ann",
            "bob",
            "carl",
            "ANN",
            "hi",
            "",
            " ",
            "HELLO",
            "12:34:56",
            "😀",
            "\\u0000",
            "\\ud800",
            "\\u001b[31m",
            "\\n",
            "\\\"",
            "\\\\",
            "a\\u202eb",
            "System",
            "guest",
            "\u009b",
            "ａｎｎ",
            "\t",
            "s3cret");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1e9",
            "9007199254740993",
            "99999999999999999999",
            "[]",
            "{}",
            "[\"echo\",\"history\",\"names\",\"ping\",\"private\"]",
            "[\"echo\"]",
            "[1]",
            "[[[[[]]]]]",
            "{\"a\":{\"b\":1}}",
            "tru",
            "\"",
            "[",
            "{",
            "01",
            "NaN");
    private static final byte[] SPECIAL = "{}[]\",:\\ \n\r\t0ex\u0000".getBytes(StandardCharsets.US_ASCII);

    private final Random random;

    public Noise(Random random) {
        this.random = random;
    }

    /** A piece of a stream, perhaps several objects, perhaps none. */
    public byte[] next() {
        return switch (random.nextInt(20)) {
            case 0 -> bytes();
            case 1 -> mutated(object());
            case 2 -> mutated(mutated(object()));
            case 3 -> (object(3) + object(2)).getBytes(StandardCharsets.UTF_8);
            case 4 -> "{\"a\":".repeat(random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
            case 5 -> part(object());
            case 6 ->
                ("{\"type\":\"chat\",\"content\":\"" + "x".repeat(random.nextInt(1_500)) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
            default -> likely();
        };
    }

    /** What a session that goes on for a while consists of. */
    public byte[] likely() {
        String text = pick(TEXTS);
        String object = switch (random.nextInt(12)) {
            case 0, 1 ->
                "{\"type\":\"hello\",\"caps\":[\"echo\",\"history\",\"names\",\"ping\",\"private\"],\"resume\":\"s"
                        + random.nextInt(3) + "\"}";
            case 2 -> "{\"type\":\"hello\"}";
            case 3, 4 ->
                "{\"type\":\"username\",\"content\":\"" + pick(List.of("ann", "bob", "carl", "dan"))
                        + (random.nextBoolean() ? "" : random.nextInt(50)) + "\"}";
            case 5 -> "{\"type\":\"join\"}";
            case 6 -> "{\"type\":\"private\",\"to\":\"" + text + "\",\"content\":\"" + pick(TEXTS) + "\"}";
            case 7 -> "{\"type\":\"history\",\"after\":" + random.nextInt(1_000) + "}";
            case 8 -> random.nextInt(8) == 0 ? "{\"type\":\"leave\"}" : "{\"type\":\"names\"}";
            case 9 -> "{\"type\":\"ping\",\"content\":\"" + text + "\",\"ref\":7}";
            default -> "{\"type\":\"chat\",\"content\":\"" + text + "\",\"ref\":\"" + random.nextInt(100) + "\"}";
        };
        return object.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] object() {
        return object(1 + random.nextInt(5)).getBytes(StandardCharsets.UTF_8);
    }

    private String object(int fields) {
        StringBuilder object = new StringBuilder("{\"type\":\"" + pick(TYPES) + "\"");
        for (int i = 0; i < fields; i++) {
            String value = random.nextBoolean() ? "\"" + pick(TEXTS) + "\"" : pick(VALUES);
            object.append(",\"").append(pick(FIELDS)).append("\":").append(value);
        }
        return object + "}";
    }

    private byte[] part(byte[] whole) {
        int from = random.nextInt(whole.length);
        return java.util.Arrays.copyOfRange(whole, from, from + random.nextInt(whole.length - from) + 1);
    }

    private byte[] mutated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(bytes.length + 1);
        out.write(bytes, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.write(SPECIAL[random.nextInt(SPECIAL.length)]);
            case 2 -> at = Math.min(bytes.length, at + 1 + random.nextInt(4)); // left out
            default -> out.write(bytes, 0, Math.min(bytes.length, random.nextInt(20))); // again
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[1 + random.nextInt(60)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : bytes[i];
        }
        return bytes;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
