package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import netcoms.chat.client.ChatClient;
import netcoms.chat.client.ChatEvent;
import netcoms.chat.client.ClientSettings;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 under load, at random moments: what was confirmed is there, once, and clients that come back miss nothing. */
class KilledServerIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SENDERS = 3;
    private static final int WINDOW = 64;

    @TempDir
    Path logs;

    @Test
    void everyConfirmedLineIsInTheNextLifeOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Map<String, Long> confirmed = new ConcurrentHashMap<>();
        long highest = 0;
        for (int life = 0; life < 6; life++) {
            int until = confirmed.size() + 1 + random.nextInt(1_500);
            CountDownLatch enough = new CountDownLatch(1);
            try (ServerProcess server = ServerProcess.start(logs, 0, 200)) {
                List<Thread> senders = new ArrayList<>();
                for (int i = 0; i < SENDERS; i++) {
                    RawPeer peer = RawPeer.in(server.address(), "sender" + i, "[\"echo\"]");
                    Semaphore window = new Semaphore(WINDOW);
                    String prefix = life + "-" + i + "-";
                    senders.add(Thread.ofVirtual().start(() -> say(peer, prefix, window)));
                    senders.add(Thread.ofVirtual().start(() -> hear(peer, confirmed, window, until, enough)));
                }
                enough.await();
                server.kill();
                for (Thread sender : senders) {
                    sender.interrupt();
                    sender.join();
                }
            }
            highest = checkLog(confirmed, highest);
        }
        try (ServerProcess last = ServerProcess.start(logs, 0, 200);
                RawPeer peer = RawPeer.in(last.address(), "late", "[\"history\"]")) {
            List<JsonNode> replay = peer.until(m -> m.path("type").asText().equals("history"));
            assertEquals(201, replay.size());
            for (JsonNode line : replay.subList(0, 200)) {
                Long id = confirmed.get(line.path("content").asText());
                assertTrue(id == null || id == line.path("id").asLong(), line.toString());
            }
        }
    }

    /** Until the server is gone. */
    private static void say(RawPeer peer, String prefix, Semaphore window) {
        try {
            for (int i = 0; ; i++) {
                window.acquire();
                String text = prefix + i;
                peer.say("{\"type\":\"chat\",\"content\":\"" + text + "\",\"ref\":\"" + text + "\"}");
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also what was on its way when the server was killed. */
    private static void hear(
            RawPeer peer, Map<String, Long> confirmed, Semaphore window, int until, CountDownLatch enough) {
        try (peer) {
            while (true) {
                JsonNode message = peer.next();
                if (message.has("ref")) {
                    confirmed.put(
                            message.path("ref").asText(), message.path("id").asLong());
                    window.release();
                    if (confirmed.size() >= until) {
                        enough.countDown();
                    }
                }
            }
        } catch (IOException e) {
            // killed
        }
    }

    /** The whole log, since none of it has been turned over: ids grow, refs are there once. Returns the highest id. */
    private long checkLog(Map<String, Long> confirmed, long before) throws IOException {
        Map<String, Long> logged = new HashMap<>();
        long last = 0;
        String log = Files.readString(logs.resolve("chat.jsonl"));
        for (String text : log.substring(0, log.lastIndexOf('\n')).split("\n")) {
            JsonNode line = JSON.readTree(text);
            if (line.path("type").asText().equals("chat")) {
                assertTrue(line.path("id").asLong() > last, text);
                last = line.path("id").asLong();
                assertEquals(null, logged.put(line.path("ref").asText(), last), text);
            }
        }
        assertTrue(last > before);
        confirmed.forEach((ref, id) -> assertEquals(id, logged.get(ref), "line " + ref + " was confirmed"));
        return last;
    }

    @Test
    void clientsThatComeBackLoseAndDoubleNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int lines = 900;
        ServerProcess server = ServerProcess.start(logs, 0, 5_000);
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> echoed = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<ChatEvent> gaps = new ConcurrentLinkedQueue<>();
        Set<Integer> kills =
                new HashSet<>(random.ints(3, 50, lines - 50).boxed().toList());
        try (ChatClient ann = client(server.port(), "ann", echoed, gaps);
                ChatClient bob = client(server.port(), "bob", heard, gaps)) {
            await().until(() -> ann.status().connected() && bob.status().connected());
            for (int i = 0; i < lines; i++) {
                String text = "line " + i;
                await().pollInterval(Duration.ofMillis(2))
                        .pollDelay(Duration.ZERO)
                        .until(() -> ann.send(text));
                if (kills.contains(i)) {
                    int port = server.port();
                    server.kill();
                    server = ServerProcess.start(logs, port, 5_000);
                }
            }
            await().until(() -> heard.size() >= lines && echoed.size() >= lines);
        } finally {
            server.close();
        }
        List<String> all = IntStream.range(0, lines).mapToObj(i -> "line " + i).toList();
        assertEquals(all, List.copyOf(heard));
        assertEquals(all, List.copyOf(echoed));
        assertEquals(List.of(), List.copyOf(gaps));
    }

    private static ChatClient client(
            int port, String name, ConcurrentLinkedQueue<String> lines, ConcurrentLinkedQueue<ChatEvent> gaps) {
        ClientSettings settings =
                new ClientSettings("127.0.0.1", port, name, false, 200, Duration.ofSeconds(60), Duration.ofMillis(50));
        return ChatClient.start(settings, event -> {
            if (event instanceof ChatEvent.Line line) {
                lines.add(line.text());
            } else if (event instanceof ChatEvent.Gap gap) {
                gaps.add(gap);
            }
        });
    }
}
