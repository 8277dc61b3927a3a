package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Ring ring = new Ring(1024);
    private final Outbox outbox = new Outbox();

    @Test
    void sendsRingAndRepliesInTheOrderInWhichTheyCame() {
        outbox.insert(bytes("hello_ack "));
        outbox.follow(ring);
        outbox.insert(bytes("accepted "));
        append("one ");
        outbox.insert(bytes("pong "));
        append("two ");
        assertEquals("hello_ack accepted one pong two ", take(1000, 1000));
        assertTrue(outbox.idle());
        assertEquals(2, outbox.takeDelivered());
    }

    @Test
    void leavesOwnLinesOutOrSendsAnEchoInTheirPlace() {
        outbox.follow(ring);
        append("a ");
        own("mine ", "");
        own("mine too ", "");
        append("b ");
        own("mine ", "echo ");
        own("mine ", "echo2 ");
        assertEquals("a b echo echo2 ", take(1000, 1000));
        assertEquals(2, outbox.takeDelivered());
        assertEquals(0, outbox.waiting());
    }

    @Test
    void whatWasSaidBeforeItFollowedIsNotSent() {
        append("before ");
        outbox.follow(ring);
        append("after ");
        assertEquals("after ", take(1000, 1000));
    }

    @Test
    void holdsLinesBackButNotTheReplyBeforeThem() {
        outbox.follow(ring);
        outbox.insert(bytes("accepted "));
        outbox.hold();
        append("line ");
        outbox.insert(bytes("later "));
        assertEquals("accepted ", take(1000, 1000));
        assertTrue(outbox.idle());
        outbox.release();
        assertFalse(outbox.idle());
        assertEquals("line later ", take(1000, 1000));
    }

    @Test
    void noticesThatItWasOvertaken() {
        outbox.follow(ring);
        append("x".repeat(1000));
        append("y".repeat(1000));
        assertFalse(outbox.fill(ByteBuffer.allocate(4000)));
    }

    /** Whatever is appended, inserted and left out, and however little a write takes: the stream is the same. */
    @Test
    void partialWritesLoseAndDoubleNothing() {
        long seed = System.nanoTime();
        System.err.println("OutboxTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Ring shared = new Ring(1024);
            Outbox box = new Outbox();
            StringBuilder expected = new StringBuilder();
            StringBuilder sent = new StringBuilder();
            boolean follows = false;
            for (int step = 0; step < 60; step++) {
                String text = step + "." + "abcdefghij".substring(random.nextInt(10)) + " ";
                switch (random.nextInt(5)) {
                    case 0 -> {
                        box.insert(bytes(text));
                        expected.append(text);
                    }
                    case 1 -> {
                        shared.append(bytes(text), text.length());
                        expected.append(follows ? text : "");
                    }
                    case 2 -> {
                        if (follows) {
                            long from = shared.tail();
                            String echo = random.nextBoolean() ? "e" + text : "";
                            shared.append(bytes(text), text.length());
                            box.skipOwn(from, bytes(echo));
                            expected.append(echo);
                        }
                    }
                    case 3 -> {
                        if (!follows && random.nextInt(3) == 0) {
                            box.follow(shared);
                            follows = true;
                        }
                    }
                    default -> sent.append(take(box, 1 + random.nextInt(40), random.nextInt(41), 1));
                }
            }
            sent.append(take(box, 7, 5, Integer.MAX_VALUE));
            assertEquals(expected.toString(), sent.toString());
            assertTrue(box.idle());
            assertEquals(0, box.waiting());
        }
    }

    private void append(String line) {
        ring.append(bytes(line), line.length());
    }

    private void own(String line, String echo) {
        long from = ring.tail();
        append(line);
        outbox.skipOwn(from, bytes(echo));
    }

    private String take(int room, int taken) {
        return take(outbox, room, taken, Integer.MAX_VALUE);
    }

    /** What so many writes send, with so much room in the buffer and so much taken by the socket. */
    private static String take(Outbox box, int room, int taken, int writes) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < writes && !box.idle(); i++) {
            ByteBuffer out = ByteBuffer.allocate(room);
            assertTrue(box.fill(out));
            int count = Math.min(taken, out.position());
            all.append(new String(out.array(), 0, count, StandardCharsets.UTF_8));
            box.sent(count);
        }
        return all.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
