package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTest {
    private final Ring ring = new Ring(4_096);

    /** Readers of one ring share the buffer, however far each has come and whatever else it is sent. */
    @Test
    void everyoneIsSentWhatIsHis() {
        long seed = System.nanoTime();
        System.err.println("ChunkTest seed " + seed);
        Random random = new Random(seed);
        Chunk chunk = new Chunk(64);
        List<Outbox> boxes = new ArrayList<>();
        List<StringBuilder> sent = new ArrayList<>();
        List<StringBuilder> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Outbox box = new Outbox();
            box.follow(ring);
            boxes.add(box);
            sent.add(new StringBuilder());
            expected.add(new StringBuilder());
        }
        for (int step = 0; step < 200_000; step++) {
            int who = random.nextInt(boxes.size());
            byte[] text = bytes(step + " ");
            switch (random.nextInt(12)) {
                case 0 -> {
                    boxes.get(who).insert(text);
                    expected.get(who).append(step).append(' ');
                }
                case 1 -> {
                    ring.append(text, text.length);
                    for (StringBuilder all : expected) {
                        all.append(step).append(' ');
                    }
                }
                case 2 -> {
                    if (boxes.get(who).held()) {
                        boxes.get(who).release();
                    } else if (random.nextInt(4) == 0) {
                        boxes.get(who).hold();
                    }
                }
                default -> {
                    // mostly all of them in a row, as a loop does
                    for (int i = random.nextInt(3) == 0 ? who : 0; i < boxes.size(); i++) {
                        write(chunk, boxes.get(i), sent.get(i), random.nextInt(5) == 0 ? random.nextInt(64) : 64);
                    }
                }
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).release();
            while (!boxes.get(i).idle()) {
                write(chunk, boxes.get(i), sent.get(i), 64);
            }
            assertEquals(expected.get(i).toString(), sent.get(i).toString());
        }
    }

    @Test
    void noticesThatOneWasOvertaken() {
        Outbox box = new Outbox();
        box.follow(ring);
        byte[] text = bytes("x".repeat(3_000));
        ring.append(text, text.length);
        ring.append(text, text.length);
        assertFalse(new Chunk(64).fill(box));
    }

    private static void write(Chunk chunk, Outbox box, StringBuilder sent, int taken) {
        assertTrue(chunk.fill(box));
        ByteBuffer out = chunk.bytes();
        byte[] some = new byte[Math.min(taken, out.remaining())];
        out.get(some);
        sent.append(new String(some, StandardCharsets.US_ASCII));
        box.sent(some.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
