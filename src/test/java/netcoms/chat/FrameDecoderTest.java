package netcoms.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final List<String> OBJECTS = List.of(
            "{}",
            "{\"a\":\"}{\"}",
            "{\"a\":{\"b\":{}},\"c\":\"\\\"}\"}",
            "{\"back\":\"\\\\\"}",
            "{\"emoji\":\"😀é漢\"}",
            "{\"type\":\"chat\",\"content\":\"\\\\\\\"{\"}");

    private final List<String> found = new ArrayList<>();

    @Test
    void findsObjectsAtEverySplitPoint() throws Exception {
        byte[] stream = bytes(String.join("", OBJECTS));
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                FrameDecoder decoder = new FrameDecoder(1000);
                found.clear();
                feed(decoder, Arrays.copyOfRange(stream, 0, first));
                feed(decoder, Arrays.copyOfRange(stream, first, second));
                feed(decoder, Arrays.copyOfRange(stream, second, stream.length));
                assertEquals(OBJECTS, found, "split at " + first + " and " + second);
                assertFalse(decoder.midway());
            }
        }
    }

    @Test
    void findsObjectsThatComeByteByByte() throws Exception {
        FrameDecoder decoder = new FrameDecoder(1000);
        for (byte b : bytes(String.join(" \n\r\t", OBJECTS))) {
            feed(decoder, new byte[] {b});
        }
        assertEquals(OBJECTS, found);
    }

    @Test
    void decodesOnlyTheGivenPartOfTheChunk() throws Exception {
        byte[] chunk = bytes("xx{\"a\":1}{\"b\":2}yy");
        new FrameDecoder(1000).decode(chunk, 2, chunk.length - 2, this::take);
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}"), found);
    }

    @Test
    void stopsWhenTheReceiverHasHadEnough() throws Exception {
        byte[] chunk = bytes("{}{}{}");
        new FrameDecoder(1000).decode(chunk, 0, chunk.length, (b, from, to) -> {
            take(b, from, to);
            return found.size() < 2;
        });
        assertEquals(2, found.size());
    }

    @Test
    void refusesWhatIsNoObject() {
        for (String bad : List.of("]", "5", "\"a\"", "null", "{}x", "{}}", "[{}]", "\u0000", "\uFEFF{}", "\u00a0{}")) {
            MalformedException e =
                    assertThrows(MalformedException.class, () -> feed(new FrameDecoder(1000), bytes(bad)), bad);
            assertTrue(e.isFatal());
        }
    }

    @Test
    void takesAnObjectOfExactlyTheLimitHoweverItIsSplit() throws Exception {
        byte[] object = bytes("{\"a\":\"" + "x".repeat(92) + "\"}");
        assertEquals(100, object.length);
        for (int split = 0; split <= object.length; split++) {
            found.clear();
            FrameDecoder decoder = new FrameDecoder(100);
            feed(decoder, Arrays.copyOfRange(object, 0, split));
            feed(decoder, Arrays.copyOfRange(object, split, object.length));
            assertEquals(1, found.size());
            FrameDecoder narrow = new FrameDecoder(99);
            int at = split;
            assertThrows(MalformedException.class, () -> {
                feed(narrow, Arrays.copyOfRange(object, 0, at));
                feed(narrow, Arrays.copyOfRange(object, at, object.length));
            });
        }
    }

    @Test
    void refusesALongObjectBeforeItIsBuffered() throws Exception {
        FrameDecoder decoder = new FrameDecoder(100);
        feed(decoder, bytes("{" + " ".repeat(99)));
        assertTrue(decoder.midway());
        assertThrows(MalformedException.class, () -> feed(decoder, bytes(" ")));
        assertTrue(found.isEmpty());
    }

    /** Any stream of ours, cut anyhow, comes out whole; any broken one is refused or waits, and nothing else happens. */
    @Test
    void survivesAnything() throws Exception {
        long seed = System.nanoTime();
        System.err.println("FrameDecoderTest seed " + seed);
        Random random = new Random(seed);
        MessageCodec codec = new MessageCodec(500);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder();
            List<String> sent = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                String object = OBJECTS.get(random.nextInt(OBJECTS.size()));
                sent.add(object);
                text.append(object).append(" \n".substring(random.nextInt(3)));
            }
            byte[] stream = bytes(text.toString());
            boolean broken = random.nextBoolean();
            if (broken) {
                stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
            }
            found.clear();
            boolean refused = false;
            FrameDecoder decoder = new FrameDecoder(500);
            try {
                for (int at = 0; at < stream.length; ) {
                    int to = Math.min(stream.length, at + 1 + random.nextInt(20));
                    decoder.decode(stream, at, to, (b, from, end) -> {
                        take(b, from, end);
                        try {
                            codec.decode(b, from, end);
                        } catch (MalformedException e) {
                            assertFalse(e.sentence().isEmpty());
                        }
                        return true;
                    });
                    at = to;
                }
            } catch (MalformedException e) {
                refused = true;
            }
            if (!broken) {
                assertFalse(refused);
                assertEquals(sent, found);
            }
        }
    }

    private void feed(FrameDecoder decoder, byte[] chunk) throws MalformedException {
        decoder.decode(chunk, 0, chunk.length, this::take);
    }

    private boolean take(byte[] bytes, int from, int to) {
        return found.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
