package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line that is known by its shape is said as if it had been read in full: two rooms are told the same. */
class IntakeTest {
    private static final int LINES = 30_000;
    private static final List<String> HEADS = List.of(
            "{\"type\":\"chat\",\"username\":\"ann\",\"content\":\"",
            "{\"type\": \"chat\", \"username\": \"ann\", \"content\": \"",
            "{\"content\":\"");
    private static final List<String> TAILS = List.of(
            "\",\"timestamp\":\"12:34:56\"}",
            "\", \"timestamp\": \"23:59:59\"}",
            "\",\"timestamp\":\"25:00:00\"}",
            "\",\"timestamp\":\"01:02:03\",\"type\":\"chat\"}",
            "\",\"timestamp\":\"01:02:03\",\"ref\":\"r1\"}",
            "\",\"timestamp\":\"01:02:03\",\"type\":\"join\"}",
            "\"}");
    private static final List<String> CONTENTS = List.of(
            "hello",
            "a longer line, of more than one word of eight bytes: {braces} and [brackets]",
            "x",
            " leading space",
            "   ",
            "",
            "a \\\"quoted\\\" word",
            "caf\u00e9",
            "\u001b[31m",
            "delete\u007f me",
            "\\u001b[31m");

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final String SERVERS_TIME = "\"timestamp\":\"(?!12:34:56|23:59:59|01:02:03)[0-9:]+\"";

    private final Place known = new Place();
    private final Place read = new Place();

    /** A room with a sender and two who listen, without its loop. */
    private static final class Place {
        final ServerSettings settings = Servers.usual();
        final Counters counters = new Counters();
        final Room room = new Room(settings, counters, LineStore.none(), () -> {});
        final Sending sending = new Sending(room, counters, settings, Servers.PATIENT);
        final Sessions sessions = new Sessions(room, counters, sending, settings, Servers.PATIENT, gone -> {});
        final Answers answers = new Answers(sessions, settings);
        final Dialogue dialogue = new Dialogue(room, sessions, sending, answers, settings, null);
        final Intake intake = new Intake(room, sessions, dialogue, answers, settings);
        final EventLoop loop;
        Session ann;
        final Session plain;
        final Session numbered;
        long firstId;

        Place() {
            try {
                loop = new EventLoop(room, counters, settings, null, null, Servers.PATIENT, gone -> {});
                ann = in("ann", "");
                plain = in("bob", "");
                numbered = in("carl", ",\"caps\":[\"echo\",\"history\"]");
                takeAll();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        Session in(String name, String caps) throws Exception {
            FakeChannel channel = new FakeChannel();
            Session session = new Session(channel, InetAddress.getLoopbackAddress(), loop, 65_536, null);
            sessions.add(session, channel.key());
            feed(session, "{\"type\":\"hello\"" + caps + "}");
            feed(session, "{\"type\":\"username\",\"content\":\"" + name + "\"}");
            feed(session, "{\"type\":\"join\"}");
            return session;
        }

        void comeAgain() throws Exception {
            sessions.closeNow(ann, CloseReason.EOF);
            ann = in("ann", "");
            takeAll();
        }

        void feed(Session session, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            intake.take(session, bytes, bytes.length, 1);
            sessions.sendAll();
        }

        /** What each was told since this was last asked; without what depends on when it was said. */
        String takeAll() {
            StringBuilder all = new StringBuilder();
            for (Session session : List.of(ann, plain, numbered)) {
                all.append(session.name())
                        .append(": ")
                        .append(((FakeChannel) session.wire().channel()).takeText());
            }
            String told = all.toString().replaceAll(SERVERS_TIME, "\"timestamp\":\"now\"");
            return ID.matcher(told).replaceAll(found -> {
                long id = Long.parseLong(found.group(1));
                firstId = firstId == 0 ? id : firstId;
                return "\"id\":" + (id - firstId);
            });
        }
    }

    @AfterEach
    void freeSelectors() {
        for (Place place : List.of(known, read)) {
            place.loop.drain();
            place.loop.run();
        }
    }

    /** The one room gets lines as a busy client sends them, the other byte by byte, which no shape can match. */
    @Test
    void saysTheSameAsWithoutShapes() throws Exception {
        long seed = System.nanoTime();
        System.err.println("IntakeTest seed " + seed);
        Random random = new Random(seed);
        String head = HEADS.getFirst();
        String tail = TAILS.getFirst();
        int lines = 0;
        int ended = 0;
        while (lines < LINES) {
            StringBuilder chunk = new StringBuilder();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                head = random.nextInt(20) == 0 ? HEADS.get(random.nextInt(HEADS.size())) : head;
                tail = random.nextInt(20) == 0 ? TAILS.get(random.nextInt(TAILS.size())) : tail;
                String content = CONTENTS.get(random.nextInt(random.nextInt(4) == 0 ? CONTENTS.size() : 3));
                chunk.append(head).append(content).append(tail).append(random.nextInt(3) == 0 ? "\n" : "");
                lines++;
            }
            known.feed(known.ann, chunk.toString());
            byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
            for (byte b : bytes) {
                read.intake.take(read.ann, new byte[] {b}, 1, 1);
            }
            read.sessions.sendAll();
            assertEquals(read.takeAll(), known.takeAll(), () -> "seed " + seed + ": " + chunk);
            assertEquals(read.ann.closeReason(), known.ann.closeReason());
            if (!known.ann.open()) {
                ended++;
                known.comeAgain();
                read.comeAgain();
            }
        }
        assertEquals(read.counters.linesIn.sum(), known.counters.linesIn.sum());
        assertTrue(known.counters.linesIn.sum() > LINES / 4);
        assertTrue(ended > 0);
    }

    @Test
    void aLineThatIsTooLongIsRefusedAlsoWhenItsShapeIsKnown() {
        String head = HEADS.getFirst();
        String tail = TAILS.getFirst();
        known.feed(known.ann, head + "short" + tail);
        known.feed(known.ann, head + "x".repeat(65_536) + tail);
        assertEquals(CloseReason.PROTOCOL_ERROR, known.ann.closeReason());
        assertTrue(known.takeAll().contains("at most 65536 bytes"));
    }

    @Test
    void whoTalksTooFastIsStoppedAlsoWhenTheShapeIsKnown() throws Exception {
        FakeChannel channel = new FakeChannel();
        TokenBucket bucket = new TokenBucket(5, 1, 1);
        Session dan = new Session(channel, InetAddress.getLoopbackAddress(), known.loop, 65_536, bucket);
        known.sessions.add(dan, channel.key());
        known.feed(dan, "{\"type\":\"hello\"}");
        known.feed(dan, "{\"type\":\"username\",\"content\":\"dan\"}");
        known.takeAll();
        known.feed(dan, (HEADS.getFirst() + "again" + TAILS.getFirst()).repeat(9));
        assertEquals(CloseReason.FLOOD, dan.closeReason());
        assertEquals(
                3 * 3, known.takeAll().split("\"again\"", -1).length - 1, "three lines, each to ann, bob and carl");
    }
}
