package netcoms.chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import netcoms.testing.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients get that ask for it, each extra alone and together, on two loops. */
class ExtrasIT {
    private ChatServer server;

    @BeforeEach
    void start() throws Exception {
        server = Servers.start(Servers.settings(2, Servers.LONG, 5, 1 << 20, true));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private RawPeer in(String name, String caps) throws Exception {
        return RawPeer.in(server.address(), name, caps);
    }

    @Test
    void grantsWhatItKnows() throws Exception {
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.say("{\"type\":\"hello\",\"caps\":[\"ping\",\"teleport\",\"echo\"]}");
            assertEquals(
                    "[\"echo\",\"ping\"]", peer.next("hello_ack").path("caps").toString());
        }
    }

    @Test
    void echoConfirmsOrderAndKeepsTheRefAsItCame() throws Exception {
        try (RawPeer ann = in("ann", "[\"echo\"]");
                RawPeer bob = in("bob", "[\"echo\"]")) {
            ann.say(
                    "{\"type\":\"chat\",\"content\":\"one\",\"ref\":\"x\"}{\"type\":\"chat\",\"content\":\"two\",\"ref\":7}");
            JsonNode one = ann.next("chat");
            JsonNode two = ann.next("chat");
            assertEquals("x", one.path("ref").textValue());
            assertEquals(7, two.path("ref").intValue());
            assertEquals(one.path("id").asLong() + 1, two.path("id").asLong());
            JsonNode seen = bob.next("chat");
            assertEquals(one.path("id"), seen.path("id"));
            assertFalse(seen.has("ref"), "a ref is the sender's business");
            bob.next("chat");
            bob.chat("three");
            assertEquals("three", ann.next("chat").path("content").asText());
            assertEquals("three", bob.next("chat").path("content").asText());
        }
    }

    @Test
    void historyIsReplayedAndResumed() throws Exception {
        try (RawPeer ann = in("ann", "[\"echo\"]")) {
            for (int i = 0; i < 7; i++) {
                ann.chat("line " + i);
            }
            long last = 0;
            for (int i = 0; i < 7; i++) {
                last = ann.next("chat").path("id").asLong();
            }
            server.announce("an announcement");
            ann.next("system");
            try (RawPeer bob = in("bob", "[\"history\"]")) {
                List<JsonNode> replay = bob.until(m -> m.path("type").asText().equals("history"));
                assertEquals(
                        List.of("line 3", "line 4", "line 5", "line 6", "an announcement", ""),
                        replay.stream().map(m -> m.path("content").asText()).toList());
                assertEquals(last, replay.get(3).path("id").asLong());
                assertEquals(last + 1, replay.get(5).path("last").asLong());
                bob.say("{\"type\":\"history\",\"after\":" + (last - 1) + "}");
                List<JsonNode> rest = bob.until(m -> m.path("type").asText().equals("history"));
                assertEquals("line 6", rest.get(0).path("content").asText());
                assertEquals(3, rest.size());
                assertTrue(rest.get(2).path("complete").asBoolean());
                bob.say("{\"type\":\"history\",\"after\":" + (last - 6) + "}");
                List<JsonNode> all = bob.until(m -> m.path("type").asText().equals("history"));
                assertEquals(6, all.size());
                assertFalse(all.get(5).path("complete").asBoolean(), "line 1 and 2 are no longer held");
            }
            try (RawPeer carl = new RawPeer(server.address())) {
                carl.say("{\"type\":\"hello\",\"caps\":[\"history\"],\"after\":" + last + "}")
                        .next("hello_ack");
                carl.say("{\"type\":\"username\",\"content\":\"carl\"}").next("username_accepted");
                assertEquals(
                        "an announcement", carl.next("system").path("content").asText());
                assertTrue(carl.next("history").path("complete").asBoolean());
            }
        }
    }

    @Test
    void guestsAreLiveOnly() throws Exception {
        try (RawPeer guest = new RawPeer(server.address())) {
            guest.say("{\"type\":\"message\",\"content\":\"load\"}").next("message_ack");
        }
        try (RawPeer bob = in("bob", "[\"history\"]")) {
            bob.next("history");
        }
    }

    @Test
    void namesAndPresence() throws Exception {
        try (RawPeer ann = in("ann", "[\"names\"]")) {
            assertEquals("[\"ann\"]", ann.next("names").path("names").toString());
            try (RawPeer bob = in("bob", "[\"names\"]")) {
                assertEquals(
                        "{\"type\":\"presence\",\"username\":\"bob\",\"online\":true}",
                        ann.next("presence").toString());
                assertEquals(
                        "[\"ann\",\"bob\"]", bob.next("names").path("names").toString());
                bob.say("{\"type\":\"username\",\"content\":\"rob\"}").next("username_accepted");
                assertFalse(ann.next("presence").path("online").asBoolean());
                assertEquals("rob", ann.next("presence").path("username").asText());
                ann.next("system");
            }
            JsonNode gone = ann.next("presence");
            assertEquals("rob", gone.path("username").asText());
            assertFalse(gone.path("online").asBoolean());
            ann.say("{\"type\":\"names\"}");
            assertEquals(1, ann.next("names").path("count").asInt());
        }
    }

    @Test
    void pingsAreAnsweredWithWhatTheyCarry() throws Exception {
        try (RawPeer ann = in("ann", "[\"ping\"]")) {
            ann.say("{\"type\":\"ping\",\"content\":\"c\",\"ref\":12}");
            assertEquals(
                    "{\"type\":\"pong\",\"content\":\"c\",\"ref\":12}",
                    ann.next().toString());
        }
    }

    @Test
    void privateLinesReachOneAcrossLoops() throws Exception {
        try (RawPeer ann = in("ann", "[\"private\"]");
                RawPeer bob = in("bob", "[\"private\"]");
                RawPeer eve = in("eve", "[\"private\"]")) {
            ann.say("{\"type\":\"private\",\"to\":\"BOB\",\"content\":\"psst\",\"ref\":1}");
            JsonNode confirmed = ann.next("private");
            assertEquals("bob", confirmed.path("to").asText());
            assertEquals(1, confirmed.path("ref").asInt());
            JsonNode heard = bob.next("private");
            assertEquals("ann", heard.path("username").asText());
            assertEquals("psst", heard.path("content").asText());
            assertFalse(heard.has("ref"));
            ann.say("{\"type\":\"private\",\"to\":\"nobody\",\"content\":\"psst\"}")
                    .next("error");
            ann.chat("to all");
            assertEquals("to all", eve.next("chat").path("content").asText());
        }
    }

    @Test
    void whoShowsTheSecretTakesOverTheNameAndNobodyNotices() throws Exception {
        String hello = "{\"type\":\"hello\",\"caps\":[],\"resume\":\"s3cret\"}";
        String name = "{\"type\":\"username\",\"content\":\"ann\"}";
        String join = "{\"type\":\"join\"}";
        try (RawPeer bob = in("bob", "[\"names\"]");
                RawPeer lost = new RawPeer(server.address());
                RawPeer again = new RawPeer(server.address());
                RawPeer thief = new RawPeer(server.address())) {
            bob.next("names");
            lost.say(hello).next("hello_ack");
            lost.say(name).next("username_accepted");
            lost.say(join);
            bob.next("presence");
            bob.next("system");
            thief.say(hello.replace("s3cret", "guess")).next("hello_ack");
            assertEquals("error", thief.say(name).next("error").path("type").asText());
            again.say(hello).next("hello_ack");
            again.say(name).next("username_accepted");
            again.say(join);
            assertEquals(List.of(), lost.rest());
            again.chat("here I am");
            assertEquals("here I am", bob.next("chat").path("content").asText());
            lost.close();
            again.say("{\"type\":\"leave\"}").rest();
            assertFalse(bob.next("presence").path("online").asBoolean());
            assertEquals("ann left the chat", bob.next("system").path("content").asText());
            await().until(() -> server.figures().closed().getOrDefault("replaced", 0L) == 1);
        }
    }

    @Test
    void anExtraThatWasNotAskedForIsRefusedInWords() throws Exception {
        try (RawPeer ann = in("ann", "[\"echo\"]")) {
            for (String type : List.of("ping", "names", "private")) {
                ann.say("{\"type\":\"" + type + "\"}").next("error");
            }
            ann.say("{\"type\":\"history\",\"after\":0}").next("error");
            ann.chat("still here").next("chat");
        }
    }

    /** A run's listeners come by the hundred: they have names, and are nobody's business until they say join. */
    @Test
    void whoOnlyListensIsNotListed() throws Exception {
        try (RawPeer ann = in("ann", "[\"names\"]");
                RawPeer ear = in("ear", "")) {
            ann.next("names");
            ann.say("{\"type\":\"names\"}");
            JsonNode told = ann.next("names");
            assertEquals("[\"ann\"]", told.path("names").toString());
            assertEquals(1, told.path("count").asInt());
            assertEquals(1, server.figures().online());
            ann.say("{\"type\":\"username\",\"content\":\"ear\"}");
            assertEquals("name_taken", ann.next("error").path("code").asText());
            ear.say("{\"type\":\"join\"}{\"type\":\"join\"}");
            assertTrue(ann.next("presence").path("online").asBoolean());
            assertEquals(
                    "ear joined the chat", ann.next("system").path("content").asText());
            assertEquals(2, server.figures().online());
            ear.say("{\"type\":\"leave\"}").rest();
            assertFalse(ann.next("presence").path("online").asBoolean());
            assertEquals("ear left the chat", ann.next("system").path("content").asText());
            assertEquals(1, server.figures().online());
        }
    }

    @Test
    void whatIsWrongWithACommandIsSaidInASentence() throws Exception {
        try (RawPeer ann = in("ann", "[\"echo\",\"private\"]");
                RawPeer old = in("old", "")) {
            ann.say("{\"type\":\"private\",\"to\":\"nobody\",\"content\":\"psst\"}");
            assertEquals(
                    "Nobody of that name is here.",
                    ann.next("error").path("content").asText());
            ann.say("{\"type\":\"private\",\"to\":\"ann\",\"content\":\" \"}");
            assertEquals("bad_content", ann.next("error").path("code").asText());
            ann.say("{\"type\":\"private\",\"to\":\"ann\",\"content\":\"note to self\"}");
            assertEquals("note to self", ann.next("private").path("content").asText());
            ann.say("{\"type\":\"username\",\"content\":\"a b\"}");
            assertEquals("bad_name", ann.next("error").path("code").asText());
            ann.say("{\"type\":\"username\",\"content\":\"OLD\"}");
            assertEquals("name_taken", ann.next("error").path("code").asText());
            ann.say("{\"type\":\"username\",\"content\":\"Ann\"}"); // the same name, written otherwise
            assertEquals("Ann", ann.next("username_accepted").path("username").asText());
            ann.say("{\"type\":\"chat\",\"content\":\"waves\",\"emote\":true}");
            assertTrue(ann.next("chat").path("emote").asBoolean());
            List<JsonNode> told = old.until(m -> m.path("type").asText().equals("chat"));
            assertEquals(
                    List.of("ann is now known as Ann", "* Ann waves"),
                    told.stream().map(m -> m.path("content").asText()).toList());
        }
    }
}
