package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat log over several lives of a server, without one. */
class LineStoreTest {
    private static final int HISTORY = 20;

    @TempDir
    Path folder;

    private final ServerSettings settings = Servers.settings(1, Servers.LONG, HISTORY, 1 << 20, true);
    private final MessageCodec codec = new MessageCodec(65_536);

    /** One life: what it finds, and what it says. */
    private final class Life implements AutoCloseable {
        final LineStore store = LineStore.in(folder, settings);
        final History history;

        Life(long startMillis) {
            history = new History(HISTORY, 100_000, store.past(), startMillis);
            store.startAfter(history.last());
        }

        long say(String text, boolean promised) {
            Message.Chat line = new Message.Chat(history.nextId(), "ann", text, "12:00:00", null, false);
            history.keep(line, text.length());
            if (store.takes(line.id(), promised)) {
                byte[] bytes = codec.bytes(line, true);
                store.append(bytes, bytes.length);
            }
            return line.id();
        }

        List<String> held() {
            return history.after(0).stream()
                    .map(message -> ((Message.Chat) message).content())
                    .toList();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private Path log() {
        return folder.resolve("chat.jsonl");
    }

    @Test
    void historyAndIdsGoOn() {
        long first;
        long last;
        try (Life life = new Life(1_000)) {
            first = life.say("one", true);
            last = life.say("two \"quoted\" \n 😀", false);
        }
        try (Life life = new Life(2_000)) {
            assertEquals(List.of("one", "two \"quoted\" \n 😀"), life.held());
            assertTrue(life.history.last() > last);
            assertTrue(life.history.reachesBackTo(first));
            assertTrue(life.history.reachesBackTo(last));
            assertFalse(life.history.reachesBackTo(first - 2), "of what was before, nothing is known");
            assertEquals(1, life.history.after(first).size());
            life.say("three", true);
        }
        try (Life life = new Life(1_500)) { // the clock was set back
            assertEquals(List.of("one", "two \"quoted\" \n 😀", "three"), life.held());
            assertTrue(life.history.reachesBackTo(first), "nothing was said between the lives");
            assertTrue(life.say("four", true) > 2_000_000);
        }
    }

    @Test
    void aLineIsWithTheSystemOnceItIsCommitted() throws Exception {
        try (Life life = new Life(1_000)) {
            life.say("one", true);
            life.say("two", true);
            life.store.commit();
            assertEquals(2, Files.readAllLines(log()).size(), "one write for all");
            assertTrue(Files.readString(log()).startsWith("{\"at\":\"20"));
        }
    }

    @Test
    void aTornLastLineIsCutOff() throws Exception {
        try (Life life = new Life(1_000)) {
            life.say("one", true);
        }
        String whole = Files.readString(log());
        for (int cut = 1; cut < whole.length(); cut += 7) {
            Files.writeString(log(), whole + whole.substring(0, cut));
            try (Life life = new Life(2_000)) {
                assertEquals(List.of("one"), life.held());
            }
            assertEquals(whole, Files.readString(log()));
        }
        Files.writeString(log(), whole.substring(0, 5));
        try (Life life = new Life(3_000)) {
            assertEquals(List.of(), life.held());
            life.say("again", true);
        }
        assertEquals(1, Files.readAllLines(log()).size());
    }

    @Test
    void whatIsNoLineIsPassedOver() throws Exception {
        Files.write(log(), new byte[] {0, 0, '\n', '{', '\n', (byte) 0xff, '\n', '\n'});
        try (Life life = new Life(1_000)) {
            life.say("one", true);
        }
        Files.writeString(log(), "nonsense\n", StandardOpenOption.APPEND);
        try (Life life = new Life(2_000)) {
            assertEquals(List.of("one"), life.held());
        }
    }

    @Test
    void onlyTheLastLinesAreHeldAndTheFilesAreBounded() throws Exception {
        String text = "x".repeat(2_000);
        long last = 0;
        try (Life life = new Life(1_000)) {
            for (int i = 0; i < 20_000; i++) { // 40 MB
                last = life.say(i + " " + text, true);
                life.store.commit();
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("chat.1.jsonl", "chat.jsonl", "chat.lock"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.size(log()) < 9 << 20 && Files.size(folder.resolve("chat.1.jsonl")) < 9 << 20);
        Files.writeString(log(), ""); // as if it had just been turned over
        long before = last;
        try (Life life = new Life(2_000)) {
            assertEquals(HISTORY, life.held().size(), "also from the file before");
            assertTrue(life.history.after(0).stream().allMatch(m -> ((Message.Chat) m).id() < before));
        }
    }

    @Test
    void ofAFloodWithoutPromisesOnlySomeIsWrittenAndTheRestIsKnownToBeMissing() {
        long first;
        try (Life life = new Life(1_000)) {
            first = life.say("first", true);
            IntStream.range(0, 100_000).forEach(i -> life.say("flood", false));
        }
        assertTrue(log().toFile().length() < 1_000_000);
        try (Life life = new Life(2_000)) {
            assertFalse(life.history.reachesBackTo(first));
            assertTrue(life.history.reachesBackTo(life.history.last()));
        }
    }

    @Test
    void aMissingTailIsKnownWithoutAGoodEnd() {
        Life killed = new Life(1_000);
        long first = killed.say("first", true);
        long last = LongStream.range(0, 5_000)
                .map(i -> killed.say("flood", false))
                .max()
                .orElseThrow();
        killed.store.commit();
        killed.store.close(); // frees the lock, and writes nothing more
        try (Life life = new Life(2_000)) {
            assertFalse(life.history.reachesBackTo(first));
            assertFalse(life.history.reachesBackTo(last - 1));
        }
    }

    @Test
    void aSecondServerOfTheFolderHasALogOfItsOwn() {
        try (Life one = new Life(1_000);
                Life two = new Life(1_000)) {
            one.say("one", true);
            two.say("two", true);
        }
        try (Life again = new Life(2_000)) {
            assertEquals(List.of("one"), again.held());
        }
        assertTrue(Files.exists(folder.resolve("chat-2.jsonl")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNoReasonToFail() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        LineStore store = LineStore.in(file, settings);
        assertTrue(store.takes(1, true));
        byte[] line = "{\"type\":\"system\"}\n".getBytes(StandardCharsets.US_ASCII);
        store.append(line, line.length);
        store.commit();
        assertEquals(1, store.lost());
        store.close();
    }
}
