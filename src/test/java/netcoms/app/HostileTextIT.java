package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.testing.OriginalServer;
import netcoms.testing.RawPeer;
import netcoms.testing.terminal.Tmux;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others say, and what a server says, never commands the terminal: looked at in the bytes that arrive there. */
class HostileTextIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Titles, clipboard, clearing, colours, the other screen; the same by C1; strings that never end. */
    private static final String CONTROLS = "\033]0;owned\007\033]52;c;b3duZWQ=\007\033[2J\033[H\033[1;31;45m\033[?1049l"
            + "\033P+q544e\033\\\033c\u009b31m\u009d0;owned\u009c\u0090x\u0007\b\u0000\u007f\r";

    /** Overrides and isolates of direction, and what cannot be seen. */
    private static final String FORMATS = "\u202e\u202a\u2066\u2069\u200e\u200f\u200b\u2060\ufeff";

    private static final Pattern FORMAT = Pattern.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]");

    /** Anything but a sequence of the kinds that the screen needs, and any control that is not a line's end or ESC. */
    private static final Pattern CONTROL =
            Pattern.compile("\033[^\\[]|[\u0000-\u0007\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f]");

    @TempDir
    Path home;

    private Installed program;

    @BeforeEach
    void install() throws IOException {
        program = Installed.in(home, "chat: { port: 0, name: ann }\n");
    }

    @Test
    void ofPeopleOnTheDashboard() throws Exception {
        Path bytes = home.resolve("bytes");
        try (Tmux terminal = Tmux.start(120, 36, Map.of(), program.command())) {
            String screen = terminal.awaitText("connected as ann", LIMIT);
            Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(screen);
            assertTrue(port.find(), screen);
            terminal.copyOutputTo(bytes);
            try (RawPeer mallory =
                    RawPeer.in(new InetSocketAddress("127.0.0.1", Integer.parseInt(port.group(1))), "mallory", "")) {
                mallory.chat("refused" + CONTROLS);
                assertTrue(mallory.next("error").path("content").asText().contains("control characters"));
                mallory.chat("one" + FORMATS + "two");
                terminal.awaitText("mallory: onetwo", LIMIT);
            }
            assertHarmless(terminal, bytes);
        }
    }

    /** A server of somebody else's does not refuse for us. */
    @Test
    void ofAServerOnTheChatScreen() throws Exception {
        Path bytes = home.resolve("bytes");
        try (OriginalServer server = new OriginalServer();
                Tmux terminal = Tmux.start(120, 36, Map.of(), chat(server))) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.copyOutputTo(bytes);
            attack(server);
            String screen = terminal.awaitText("the end", LIMIT);
            assertTrue(screen.contains("one") && screen.contains("two") && screen.contains("three"), screen);
            assertHarmless(terminal, bytes);
        }
    }

    @Test
    void ofAServerInAPipe() throws Exception {
        try (OriginalServer server = new OriginalServer();
                Call chat = Call.start(program, "chat", address(server), "--name", "ann")) {
            chat.awaitErr("connected as ann");
            attack(server);
            chat.awaitOut("the end");
            chat.awaitErr("three");
            assertFalse(CONTROL.matcher(chat.out()).find() || chat.out().contains("\033"), chat::out);
            assertFalse(CONTROL.matcher(chat.err()).find() || chat.err().contains("\033"), chat::err);
            assertFalse(FORMAT.matcher(chat.out() + chat.err()).find(), chat::out);
        }
    }

    private static void attack(OriginalServer server) throws IOException {
        say(server, "chat", "mallory" + CONTROLS + FORMATS, "one" + CONTROLS + FORMATS);
        say(server, "system", "System", "two" + CONTROLS + FORMATS);
        say(server, "error", "System", "three" + CONTROLS + FORMATS);
        say(server, "chat", "bob", "the end");
    }

    private static void say(OriginalServer server, String type, String from, String content) throws IOException {
        server.say(JSON.writeValueAsString(
                Map.of("type", type, "username", from, "content", content, "timestamp", "12:00:00\033[2J")));
    }

    /** The terminal still works for us, and all that it got was ours. */
    private static void assertHarmless(Tmux terminal, Path bytes) throws IOException {
        assertTrue(terminal.isAlternateScreen());
        terminal.type("as I type it");
        terminal.awaitText("ann> as I type it", LIMIT);
        terminal.press("C-c");
        assertEquals(0, terminal.awaitExit(LIMIT));
        Awaitility.await().atMost(LIMIT).until(() -> Files.readString(bytes).contains("\033[?1049l"));
        String written = Files.readString(bytes);
        assertTrue(written.contains("mallory"), written);
        assertFalse(CONTROL.matcher(written).find(), written);
        assertFalse(FORMAT.matcher(written).find(), written);
        // Clearing, homing and the other screen are sequences that the screen itself uses, but not now.
        String drawn = written.substring(0, written.indexOf("\033[?1049l"));
        assertFalse(drawn.contains("\033[2J") || drawn.contains("\033[1;31;45m"), drawn);
        assertEquals(drawn.length(), written.lastIndexOf("\033[?1049l"), written);
    }

    private List<String> chat(OriginalServer server) {
        return program.command("chat", address(server), "--name", "ann");
    }

    private static String address(OriginalServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }
}
