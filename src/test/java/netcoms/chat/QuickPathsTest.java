package netcoms.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quick ways take, they must take as the strict and complete ones do. */
class QuickPathsTest {
    private static final int ROUNDS = 200_000;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "\"type\"",
            "\"chat\"",
            "\"message\"",
            "\"content\"",
            "\"username\"",
            "\"timestamp\"",
            ":",
            ":",
            ":",
            ",",
            ",",
            ",",
            "\"hi\"",
            "\"a b {c}\"",
            "\"\"",
            "\"q\\\"\"",
            "\"é\"",
            " ",
            "\n",
            "\"x\"",
            "\"id\"",
            "7",
            "null",
            "\"ref\"",
            "\"12:00:00\"",
            "\"\\u0041\"",
            "\"long enough to fill some words of eight\"");

    private final QuickReader quick = new QuickReader();
    private final MessageReader strict = new MessageReader(65_536);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"chat\",\"username\":\"ann\",\"content\":\"{hi}\",\"timestamp\":\"12:00:00\"}",
                "{\"type\": \"chat\", \"content\": \"hi\"}",
                "{\"type\":\"chat\",\"content\":\"hi\",\"id\": 1795370000000042}",
                "{\"content\":\"first\",\"content\":\"last wins\",\"type\":\"message\"}",
                "{\"type\":\"chat\",\"ref\":\"a\"}",
                "{\"type\":\"message\",\"content\":\"hi\",\"ref\":\"k3j-17\"}",
                "{\"type\":\"leave\",\"type\":\"chat\"}"
            })
    void takesWhatPeopleSay(String text) throws Exception {
        byte[] bytes = bytes(text);
        assertNotNull(quick.read(bytes, 0, bytes.length));
        assertEquals(strict.parse(bytes, 0, bytes.length), quick.read(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"join\"}",
                "{\"type\":\"chat\",\"content\":\"a\\nb\"}",
                "{\"type\":\"chat\",\"content\":\"é\"}",
                "{\"type\":\"chat\",\"content\":\"a\u0007\"}",
                "{\"type\":\"chat\",\"content\":\"a\"}}",
                "{\"type\":\"chat\",\"content\":\"a\",}",
                "{\"type\":\"chat\",\"content\":\"a",
                "{\"type\":\"chat\",\"content\":7}",
                "{\"type\":\"chat\",\"id\":07}",
                "{\"type\":\"chat\",\"id\":-7}",
                "{\"type\":\"chat\",\"id\":7.5}",
                "{\"type\":\"chat\",\"id\":\"7\"}",
                "{\"type\":\"chat\",\"id\":1234567890123456789}",
                "{\"type\":\"chat\",\"ref\":7}",
                "{\"type\":\"chat\",\"ref\":\"more-than-64-more-than-64-more-than-64-more-than-64-more-than-64-x\"}"
            })
    void leavesTheRestToTheStrictReader(String text) {
        byte[] bytes = bytes(text);
        assertNull(quick.read(bytes, 0, bytes.length));
    }

    @Test
    void readsNothingThatTheStrictReaderReadsOtherwise() throws Exception {
        long seed = System.nanoTime();
        System.err.println("QuickPathsTest seed " + seed);
        Random random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = bytes(text(random));
            for (int i = random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Message message = quick.read(bytes, 0, bytes.length);
            if (message != null) {
                taken++;
                assertEquals(strict.parse(bytes, 0, bytes.length), message);
            }
        }
        assertTrue(taken > ROUNDS / 20, "only " + taken + " were taken");
    }

    @Test
    void writesTheSameBytesAsTheGenerator() {
        long seed = System.nanoTime();
        System.err.println("QuickPathsTest seed " + seed);
        Random random = new Random(seed);
        MessageWriter one = new MessageWriter();
        MessageWriter other = new MessageWriter();
        for (int round = 0; round < ROUNDS / 2; round++) {
            Message line = new Message.Chat(
                    random.nextInt(3), word(random), word(random), "12:00:00", null, random.nextInt(9) == 0);
            boolean extended = random.nextBoolean();
            assertArrayEquals(
                    other.generate(line, extended).copy(),
                    one.write(line, extended).copy());
        }
    }

    /** Whatever is recognised as a line of a shape is a line that the strict reader reads, and that may be said. */
    @Test
    void recognisesNoLineThatTheStrictReaderReadsOtherwise() throws Exception {
        long seed = System.nanoTime();
        System.err.println("QuickPathsTest seed " + seed);
        Random random = new Random(seed);
        LineShape shape = new LineShape();
        MessageReader reader = new MessageReader(65_536);
        MessageWriter writer = new MessageWriter();
        int recognised = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] learned = bytes(random.nextInt(4) == 0 ? text(random) : line(random));
            try {
                reader.read(learned, 0, learned.length, shape);
            } catch (MalformedException e) {
                continue;
            }
            byte[] next = learned.clone();
            for (int i = random.nextInt(3); i > 0; i--) {
                next[random.nextInt(next.length)] =
                        (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26));
            }
            int end = shape.contentEnd(next, 0, next.length);
            if (end < 0) {
                continue;
            }
            recognised++;
            int whole = end + shape.tailLength();
            Message.Chat line = (Message.Chat) strict.parse(next, 0, whole);
            String content = new String(next, shape.headLength(), end - shape.headLength(), StandardCharsets.US_ASCII);
            assertEquals(content, line.content());
            assertEquals(shape.time(), line.time());
            assertNull(line.ref());
            assertTrue(ChatText.problem(content).isEmpty(), content);
            Message.Chat told = new Message.Chat(round, word(random), content, "12:00:00", null, false);
            byte[] expected = new MessageWriter().generate(told, true).copy();
            assertArrayEquals(
                    expected,
                    writer.write(told, next, shape.headLength(), end, true).copy());
        }
        assertTrue(recognised > ROUNDS / 10, "only " + recognised + " were recognised");
    }

    @Test
    void findsEveryByteAtEveryPlace() {
        for (int length = 0; length < 40; length++) {
            for (int place = 0; place < length; place++) {
                for (int value = -128; value < 128; value++) {
                    byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                    bytes[place] = (byte) value;
                    boolean quote = value == '"' || value == '\\';
                    boolean special = quote || (value >= 0 && value < ' ');
                    assertEquals(quote ? place : length, JsonBytes.quoteOrBackslash(bytes, 0, length));
                    assertEquals(special ? place : length, JsonBytes.special(bytes, 0, length));
                    assertEquals(special || value < 0 ? place : length, JsonBytes.specialOrForeign(bytes, 0, length));
                    boolean invisible = special || value < 0 || value == 0x7f;
                    assertEquals(invisible ? place : length, JsonBytes.invisible(bytes, 0, length));
                }
            }
        }
    }

    /** A line whose fields come in any order, some perhaps twice. */
    private static String line(Random random) {
        List<String> fields = new ArrayList<>(List.of(
                "\"type\":\"chat\"", "\"content\":\"this is said, and {nothing} else\"", "\"username\":\"ann\""));
        if (random.nextBoolean()) {
            fields.add(random.nextInt(5) == 0 ? "\"timestamp\":\"late\"" : "\"timestamp\":\"12:00:00\"");
        }
        if (random.nextInt(4) == 0) {
            fields.add(
                    List.of("\"id\":7", "\"ref\":\"r\"", "\"content\":\"x\"", "\"type\":\"message\"", "\"emote\":true")
                            .get(random.nextInt(5)));
        }
        Collections.shuffle(fields, random);
        return "{" + String.join(random.nextBoolean() ? "," : ", ", fields) + "}";
    }

    /** An object of fields mostly, now and then any sequence of pieces. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            return text.toString();
        }
        text.append("{\"type\":\"")
                .append(random.nextBoolean() ? "chat" : "message")
                .append('"');
        List<String> fields = List.of("content", "username", "timestamp", "type", "emote");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(random.nextInt(6) == 0 ? " , " : ",");
            text.append('"')
                    .append(fields.get(Math.min(4, random.nextInt(12) / 2)))
                    .append("\":");
            text.append(PIECES.get(14 + random.nextInt(5)));
        }
        if (random.nextInt(6) == 0) {
            text.append(",\"ref\":").append(PIECES.get(14 + random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            text.append(",\"id\":").append(random.nextInt(20)).append(random.nextInt(5) == 0 ? "e1" : "");
        }
        return text.append('}').toString();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int kind = random.nextInt(40);
            word.appendCodePoint(
                    kind == 0 ? random.nextInt(128) : kind == 1 ? 0x1F600 : kind == 2 ? 'é' : 'a' + random.nextInt(26));
        }
        return word.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
