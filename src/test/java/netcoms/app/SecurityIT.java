package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server closed to strangers, and what people at a shell meet at its door. */
class SecurityIT {
    private static final Pattern ADDRESS = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final Pattern CERTIFICATE = Pattern.compile("TLS 1\\.3, certificate (SHA256:\\S{43})");
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path home;

    private Installed program;
    private Path folder;

    @BeforeEach
    void install() throws Exception {
        folder = home.resolve("private");
        program = Installed.in(home, """
                chat: { port: 0, name: ann, security-folder: private }
                run: { rounds: 1, warmup-rounds: 0 }
                strategies: { processes: { workers: 1 } }
                """);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    private Call chat(Map<String, String> environment, String address, String... more) throws Exception {
        String[] words =
                Stream.concat(Stream.of("chat", address), Stream.of(more)).toArray(String[]::new);
        return Call.start(program, environment, words).say("a line").endInput();
    }

    @Test
    void trustOnFirstUseAndNeverOnAChange() throws Exception {
        String address;
        String first;
        try (Call server = Call.start(program, "server", "--tls")) {
            first = found(CERTIFICATE, server.awaitOut("certificate"));
            address = found(ADDRESS, server.out());
            try (Call stranger = chat(Map.of(), address)) {
                assertEquals(1, stranger.exitCode());
                assertTrue(stranger.err().contains(address + " is not known yet"), stranger::err);
                assertTrue(stranger.err().contains("--fingerprint " + first), stranger::err);
            }
            try (Call accepting = chat(Map.of(), address, "--accept-new")) {
                assertEquals(0, accepting.exitCode(), accepting::err);
            }
            assertEquals(address + " " + first + "\n", Files.readString(folder.resolve("known_servers")));
            try (Call known = chat(Map.of(), address)) {
                assertEquals(0, known.exitCode(), known::err);
            }
            server.signal("TERM");
            server.exitCode();
        }
        Files.delete(folder.resolve("server.p12"));
        String port = address.substring(address.indexOf(':') + 1);
        try (Call server = Call.start(program, "server", "--tls", "--port", port)) {
            String second = found(CERTIFICATE, server.awaitOut("certificate"));
            try (Call warned = chat(Map.of(), address, "--accept-new")) {
                assertEquals(1, warned.exitCode());
                assertTrue(warned.err().contains("THE CERTIFICATE OF " + address + " HAS CHANGED"), warned::err);
                assertTrue(warned.err().contains(first) && warned.err().contains(second), warned::err);
            }
            try (Call decided = chat(Map.of(), address, "--fingerprint", second);
                    Call wrong = chat(Map.of(), address, "--fingerprint", first)) {
                assertEquals(0, decided.exitCode(), decided::err);
                assertEquals(1, wrong.exitCode());
                assertTrue(wrong.err().contains("which --fingerprint asks for"), wrong::err);
            }
        }
        try (Call plain = Call.start(program, "server", "--port", port)) {
            plain.awaitOut("listening");
            try (Call warned = chat(Map.of(), address)) {
                assertEquals(1, warned.exitCode());
                assertTrue(warned.err().contains("it does not speak TLS, but did before"), warned::err);
            }
            try (Call decided = chat(Map.of(), address, "--no-tls")) {
                assertEquals(0, decided.exitCode(), decided::err);
            }
        }
    }

    /** A program that a run starts, in this process or in a worker, is none of the people who know the password. */
    @Test
    void commandsOfARunDoNotSeeThePassword() throws Exception {
        Files.writeString(home.resolve("config.yaml"), """

                workloads:
                  nosy:
                    description: looks for it
                    tasks: [{ kind: exec, command: [sh, -c, "! env | grep NETCOMS_CHAT_PASSWORD"] }]
                """, StandardOpenOption.APPEND);
        try (Call bench = Call.start(
                program,
                Map.of("NETCOMS_CHAT_PASSWORD", PASSWORD),
                "bench",
                "--workload",
                "nosy",
                "--strategies",
                "threads,processes")) {
            assertEquals(0, bench.exitCode(), bench::err);
            assertTrue(bench.out().contains("All 2 tasks ended ok."), bench::out);
        }
    }

    @Test
    void aPasswordIsSetAskedForAndShownNowhere() throws Exception {
        try (Call set =
                Call.start(program, "server", "--set-password").say(PASSWORD).endInput()) {
            assertEquals(0, set.exitCode(), set::err);
        }
        Path file = folder.resolve("password");
        assertTrue(Files.readString(file).startsWith("pbkdf2-sha256$"));
        Map<String, String> right = Map.of("NETCOMS_CHAT_PASSWORD", PASSWORD);
        try (Call server = Call.start(program, "server", "--tls", "--password-file", file.toString())) {
            server.awaitOut("certificate");
            String address = found(ADDRESS, server.out());
            try (Call without = chat(Map.of(), address, "--accept-new")) {
                assertEquals(1, without.exitCode());
                assertTrue(without.err().contains("set NETCOMS_CHAT_PASSWORD"), without::err);
            }
            try (Call wrong = chat(Map.of("NETCOMS_CHAT_PASSWORD", "battery staple"), address)) {
                assertEquals(1, wrong.exitCode());
                assertTrue(wrong.err().contains("Wrong password."), wrong::err);
            }
            try (Call friend = chat(right, address)) {
                assertEquals(0, friend.exitCode(), friend::err);
                assertTrue(friend.err().contains("connected as ann"), friend::err);
            }
            try (Call bench =
                    Call.start(program, right, "bench", "--target", address, "--strategies", "threads,processes")) {
                assertEquals(0, bench.exitCode(), bench::err);
                assertTrue(bench.out().contains("All 10 tasks ended ok."), bench::out);
            }
        }
        try (Call config = Call.start(program, right, "config")) {
            assertEquals(0, config.exitCode(), config::err);
            assertTrue(config.out().contains("(hidden)"), config::out);
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(one, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(PASSWORD) || text.contains("battery staple"), one::toString);
            }
        }
    }
}
