package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chat log that cannot grow: the limit for the size of a file stands for the end of the disk. */
class FullDiskIT {
    private static final int BLOCKS = 64;
    private static final int BLOCK_BYTES = 512;

    @TempDir
    Path logs;

    @Test
    void theChatGoesOnAndTheLogFollowsWhenThereIsRoomAgain() throws Exception {
        Path log = logs.resolve("chat.jsonl");
        String tail = "x".repeat(1_000);
        long firstId;
        try (ServerProcess server = ServerProcess.start(logs, 0, 200, Servers.LONG, "ulimit -S -f " + BLOCKS);
                RawPeer ann = RawPeer.in(server.address(), "ann", "[\"echo\"]");
                RawPeer bob = RawPeer.in(server.address(), "bob", "")) {
            firstId = ann.chat("first " + tail).next("chat").path("id").asLong();
            for (int i = 0; i < 100; i++) { // three times what there is room for
                ann.chat(i + " " + tail).next("chat");
            }
            String text = Files.readString(log);
            assertTrue(text.length() <= BLOCKS * BLOCK_BYTES && text.length() > BLOCKS * BLOCK_BYTES / 2);
            assertTrue(text.endsWith("}\n"), "no torn line stays behind");
            for (int i = 0; i < 101; i++) {
                bob.next("chat");
            }
            server.allowFiles();
            await().until(() -> {
                ann.chat("after").next("chat");
                return Files.readString(log).contains("\"after\"");
            });
        }
        try (ServerProcess again = ServerProcess.start(logs, 0, 200);
                RawPeer bob = RawPeer.in(again.address(), "bob", "[\"history\"]")) {
            List<JsonNode> replay = bob.until(m -> m.path("type").asText().equals("history"));
            assertTrue(replay.getFirst().path("content").asText().startsWith("first"));
            assertEquals("after", replay.get(replay.size() - 2).path("content").asText());
            bob.say("{\"type\":\"history\",\"after\":" + firstId + "}");
            List<JsonNode> rest = bob.until(m -> m.path("type").asText().equals("history"));
            assertFalse(rest.getLast().path("complete").asBoolean(), "some lines are not in the log");
        }
    }
}
