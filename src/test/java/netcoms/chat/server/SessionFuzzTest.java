package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netcoms.chat.ChatNames;
import netcoms.chat.ChatText;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import netcoms.testing.Noise;
import org.junit.jupiter.api.Test;

/**
 * Sessions that are told noise, a million pieces as a rule ({@code -Dnetcoms.fuzz=100000000} for longer): no exception
 * escapes, no session outlives a protocol error, and somebody who listens beside them is told nothing but good lines.
 */
class SessionFuzzTest {
    private static final int INPUTS = Integer.getInteger("netcoms.fuzz", 1_000_000);
    private static final int PER_ROOM = 20_000;
    private static final int SESSIONS = 6;
    private static final int MAX_BYTES = 1_000;

    private final long seed = Long.getLong("netcoms.fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Noise noise = new Noise(random);
    private final MessageCodec codec = new MessageCodec(100_000);

    /** A room with its loop's parts, but without its loop. */
    private final class Place {
        final ServerSettings settings =
                new ServerSettings("127.0.0.1", 0, 1, 1_000, MAX_BYTES, Servers.LONG, 50, 64 * 1024, true, 20, 10, 64);
        final Counters counters = new Counters();
        final Room room = new Room(settings, counters, LineStore.none(), () -> {});
        final Sending sending = new Sending(room, counters, settings, Servers.PATIENT);
        final Sessions sessions = new Sessions(room, counters, sending, settings, Servers.PATIENT, gone -> {});
        final Answers answers = new Answers(sessions, settings);
        final Dialogue dialogue = new Dialogue(room, sessions, sending, answers, settings, null);
        final Intake intake = new Intake(room, sessions, dialogue, answers, settings);
        final EventLoop idle;
        final Session watch;
        long lastId;

        Place() throws Exception {
            idle = new EventLoop(room, counters, settings, null, null, Servers.PATIENT, gone -> {});
            watch = connect();
            feed(watch, "{\"type\":\"hello\",\"caps\":[\"echo\",\"history\",\"names\"]}");
            feed(watch, "{\"type\":\"username\",\"content\":\"watch\"}");
            assertEquals(Session.State.IN, watch.state());
        }

        Session connect() throws Exception {
            FakeChannel channel = new FakeChannel();
            Session session = new Session(channel, InetAddress.getLoopbackAddress(), idle, MAX_BYTES, null);
            sessions.add(session, channel.key());
            return session;
        }

        void feed(Session session, String text) {
            feed(session, text.getBytes(StandardCharsets.UTF_8));
        }

        /** As the loop does it, but that nothing is caught. */
        void feed(Session session, byte[] bytes) {
            if (session.open()) {
                intake.take(session, bytes, bytes.length, 1);
            }
            sessions.sendAll();
            sessions.expire(answers);
        }

        /** Whatever the others said, this one has been told good lines only. */
        void checkWatch() throws MalformedException {
            assertEquals(Session.State.IN, watch.state());
            for (String line : ((FakeChannel) watch.wire().channel()).takeText().split("\n")) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                if (bytes.length > 0 && codec.decode(bytes, 0, bytes.length) instanceof Message.Chat chat) {
                    assertTrue(ChatText.problem(chat.content()).isEmpty(), line);
                    assertTrue(
                            chat.username().equals(ChatNames.GUEST)
                                    || ChatNames.problem(chat.username()).isEmpty(),
                            line);
                    assertTrue(chat.id() == 0 || chat.id() == lastId + 1 || lastId == 0, line);
                    lastId = chat.id() == 0 ? lastId : chat.id();
                }
            }
        }
    }

    @Test
    void noiseHarmsNobodyElse() throws Exception {
        System.out.println("seed " + seed);
        int reached = 0;
        int errors = 0;
        for (int done = 0; done < INPUTS; done += PER_ROOM) {
            Place place = new Place();
            List<Session> all = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                all.add(place.connect());
            }
            for (int i = 0; i < PER_ROOM; i++) {
                int which = random.nextInt(SESSIONS);
                Session session = all.get(which);
                // Mostly what a client might say, or few would come far.
                place.feed(session, random.nextInt(10) == 0 ? noise.next() : noise.likely());
                if (!session.open()) {
                    reached += session.name().isEmpty() ? 0 : 1;
                    errors += session.closeReason() == CloseReason.PROTOCOL_ERROR ? 1 : 0;
                    checkEnded(place, session);
                    all.set(which, place.connect());
                } else {
                    ((FakeChannel) session.wire().channel()).takeText();
                }
            }
            place.checkWatch();
            place.idle.drain();
            place.idle.run(); // frees its selector
            assertEquals(0, place.counters.figures(0).closed().getOrDefault("error", 0L), "seed " + seed);
        }
        assertTrue(reached > INPUTS / 1_000, "too few came in: " + reached);
        assertTrue(errors > INPUTS / 1_000, "too few protocol errors: " + errors);
    }

    /** After the end nothing is answered, said or taken, whatever comes. */
    private void checkEnded(Place place, Session session) {
        FakeChannel channel = (FakeChannel) session.wire().channel();
        String told = channel.takeText();
        if (session.closeReason() == CloseReason.PROTOCOL_ERROR) {
            String last = told.substring(told.lastIndexOf('\n', told.length() - 2) + 1);
            assertTrue(last.startsWith("{\"type\":\"error\""), () -> "seed " + seed + ": " + told);
        }
        Session.State ended = session.state();
        place.feed(session, noise.likely());
        assertEquals(ended, session.state());
        assertEquals("", channel.takeText());
        assertFalse(
                place.room.find(session.name()).filter(session::equals).isPresent(),
                "nobody is in who has been closed");
    }
}
