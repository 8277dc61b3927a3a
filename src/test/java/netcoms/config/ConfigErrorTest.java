package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import netcoms.task.Workload;
import netcoms.task.Workloads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to get it wrong gives one sentence with its place, what was found and what would be right. */
class ConfigErrorTest {
    @TempDir
    Path folder;

    Loading loading;

    @BeforeEach
    void loading() {
        loading = new Loading(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        chat: { port: eighty }              | config.yaml:1: chat.port is 'eighty', but must be 'auto' or a whole number from 0 to 65535
        chat: { port: 65536 }               | config.yaml:1: chat.port is '65536', but must be 'auto' or a whole number from 0 to 65535
        chat: { port: -1 }                  | config.yaml:1: chat.port is '-1', but must be 'auto' or a whole number from 0 to 65535
        chat: { port: 80.5 }                | config.yaml:1: chat.port is '80.5', but must be 'auto' or a whole number from 0 to 65535
        chat: { port: 99999999999999999999 }| config.yaml:1: chat.port is '99999999999999999999', but must be 'auto' or a whole number from 0 to 65535
        chat: { port: }                     | config.yaml:1: chat.port is empty, but must be 'auto' or a whole number from 0 to 65535
        chat: { port: [1, 2] }              | config.yaml:1: chat.port is '[1, 2]', but must be 'auto' or a whole number from 0 to 65535
        chat: { port: { a: b } }            | config.yaml:1: chat.port is a section, but must be 'auto' or a whole number from 0 to 65535
        chat: { name: a b }                 | config.yaml:1: chat.name is 'a b', but must be 'auto' or 1 to 32 letters, digits, '_', '-', '.', '·' or emoji, but not 'System' or 'guest'
        chat: { handshake-timeout: 10 }     | config.yaml:1: chat.handshake-timeout is '10', but must be a time from 100ms to 10m (a whole number with ms, s, m or h)
        chat: { handshake-timeout: 11m }    | config.yaml:1: chat.handshake-timeout is '11m', but must be a time from 100ms to 10m (a whole number with ms, s, m or h)
        chat: { max-message-bytes: 1GiB }   | config.yaml:1: chat.max-message-bytes is '1GiB', but must be a size from 1KiB to 16MiB (a whole number with B, KiB or MiB)
        chat: { allow-anonymous: yes }      | config.yaml:1: chat.allow-anonymous is 'yes', but must be 'auto' or 'true' or 'false'
        chat: { outbox-bytes: 64KiB, max-message-bytes: 128KiB } | config.yaml:1: chat.outbox-bytes is 65536 bytes, but must hold at least one message: chat.max-message-bytes is 131072 bytes
        tasks: { target: localhost }        | config.yaml:1: tasks.target is 'localhost', but must be 'embedded' or HOST:PORT with a port from 1 to 65535
        tasks: { target: "h:0" }            | config.yaml:1: tasks.target is 'h:0', but must be 'embedded' or HOST:PORT with a port from 1 to 65535
        tasks: { connection: pool }         | config.yaml:1: tasks.connection is 'pool', but must be one of per-task, pooled; did you mean 'pooled'?
        run: { seed: 0x10 }                 | config.yaml:1: run.seed is '0x10', but must be 'random' or a whole number
        run: { rounds: 0 }                  | config.yaml:1: run.rounds is '0', but must be a whole number from 1 to 1000
        run: { strategies: [] }             | config.yaml:1: run.strategies is '[]', but must be a list of one or more, each once, of sequential, threads, virtual, processes, adaptive
        run: { strategies: [threads, virtul] } | config.yaml:1: run.strategies is '[threads, virtul]', but must be a list of one or more, each once, of sequential, threads, virtual, processes, adaptive; did you mean 'virtual'?
        run: { strategies: [threads, threads] } | config.yaml:1: run.strategies is '[threads, threads]', but must be a list of one or more, each once, of sequential, threads, virtual, processes, adaptive
        strategies: { processes: { jvm-options: [Xmx1g] } } | config.yaml:1: strategies.processes.jvm-options is '[Xmx1g]', but must be a list of JVM options, each beginning with '-'
        strategies: { adaptive: { algorithm: vega } } | config.yaml:1: strategies.adaptive.algorithm is 'vega', but must be one of gradient2, vegas, aimd; did you mean 'vegas'?
        strategies: { adaptive: { max-limit: 0 } } | config.yaml:1: strategies.adaptive.max-limit is '0', but must be a whole number from 1 to 1000000
        strategies: { adaptive: { initial-limit: 30, max-limit: 25 } } | config.yaml:1: strategies.adaptive.initial-limit is 30, but must be at most strategies.adaptive.max-limit, which is 25
        stats: { percentiles: [] }          | config.yaml:1: stats.percentiles is '[]', but must be a list of 1 to 20 numbers above 0 and at most 100, at most 5 decimals
        stats: { percentiles: [50, 0] }     | config.yaml:1: stats.percentiles is '[50, 0]', but must be a list of 1 to 20 numbers above 0 and at most 100, at most 5 decimals
        stats: { percentiles: [100.1] }     | config.yaml:1: stats.percentiles is '[100.1]', but must be a list of 1 to 20 numbers above 0 and at most 100, at most 5 decimals
        stats: { tasks-csv: some }          | config.yaml:1: stats.tasks-csv is 'some', but must be 'auto' or 'true' or 'false'
        ui: { background: drak }            | config.yaml:1: ui.background is 'drak', but must be one of auto, dark, light; did you mean 'dark'?
        chat: 5                             | config.yaml:1: chat is '5', but must be a section with host, port, name, loops, max-connections, max-per-address, max-message-bytes, handshake-timeout, history, outbox-bytes, allow-anonymous, flood-burst, flood-per-second, tls, password, password-file, security-folder
        logs: { foldr: x }                  | config.yaml:1: unknown key 'logs.foldr' (its value is 'x'); did you mean 'logs.folder'? Known here: folder
        logs: { port: 1 }                   | config.yaml:1: unknown key 'logs.port' (its value is '1'); did you mean 'chat.port'? Known here: folder
        logs: { qqqqqqq: 1 }                | config.yaml:1: unknown key 'logs.qqqqqqq' (its value is '1'). Known here: folder
        rounds: 3                           | config.yaml:1: unknown key 'rounds' (its value is '3'); did you mean 'run.rounds'? Known here: chat, tasks, run, sweep, strategies, stats, ui, logs, faults, workloads
        caht: { port: 1 }                   | config.yaml:1: unknown key 'caht' (its value is a section); did you mean 'chat'? Known here: chat, tasks, run, sweep, strategies, stats, ui, logs, faults, workloads
        just words                          | config.yaml:1: the file is 'just words', but must be sections with keys
        """)
    void aMistakeIsNamedInOneSentence(String yaml, String sentence) {
        assertEquals(sentence, loading.refusal(yaml));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "192.168.1.1", "example.org", "'::'", "127.0.0.1.example.org", "127.0.0.256"})
    void beyondLoopbackNothingIsBoundWithoutPasswordAndTls(String host) {
        String where = "config.yaml:1: chat.host is '" + host + "', which other machines can reach; that needs ";
        String password = "a password (./run.sh server --set-password makes one; then --password-file or "
                + "chat.password-file names its file)";
        String tls = "TLS (--tls, or chat.tls: true)";
        assertEquals(where + password + " and " + tls, loading.refusal("chat: { host: '" + host + "' }"));
        assertEquals(where + password, loading.refusal("chat: { host: '" + host + "', tls: true }"));
        String hash = "pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$" + "A".repeat(43) + "=";
        assertEquals(where + tls, loading.refusal("chat: { host: '" + host + "', password: " + hash + " }"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.255.0.9", "localhost", "'::1'", "'0:0:0:0:0:0:0:1'"})
    void everyLoopbackAddressCanBeBound(String host) throws Exception {
        assertEquals(
                host,
                loading.load("chat: { host: '" + host + "' }").config().server().host());
    }

    @ParameterizedTest
    @CsvSource({"chat: { password: geheim }", "chat: { pasword: geheim123 }", "chat: { password: [geheim] }"})
    void aPasswordIsNotRepeatedInASentence(String yaml) {
        String sentence = loading.refusal(yaml);
        assertFalse(sentence.contains("geheim"), sentence);
    }

    @Test
    void everyMistakeIsNamedOnceWithItsOwnLine() {
        String sentences = loading.refusal("chat:\n  prot: 1\n  history: x\n\nrun:\n  rounds:\n    many\n");
        assertEquals(3, sentences.lines().count(), sentences);
        assertTrue(sentences.contains("config.yaml:2: unknown key 'chat.prot'"), sentences);
        assertTrue(sentences.contains("config.yaml:3: chat.history is 'x'"), sentences);
        assertTrue(sentences.contains("config.yaml:6: run.rounds is 'many'"), sentences);
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        assertEquals(
                "config.yaml:3: the key 'port' stands twice in its section, first in line 2; keep one",
                loading.refusal("chat:\n  port: 1\n  port: 2\n"));
        assertEquals(
                "config.yaml:2: chat.port stands twice, first in line 1; keep one",
                loading.refusal("chat: { port: 1 }\nchat.port: 2\n"));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        String sentence = loading.refusal("chat:\n  port: 1\n bad\n");
        assertTrue(sentence.startsWith("config.yaml:"), sentence);
        assertTrue(sentence.contains("not valid YAML"), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
    }

    @Test
    void twoDocumentsAreRefused() {
        assertTrue(loading.refusal("chat:\n---\nrun:\n").contains("not valid YAML"));
    }

    @Test
    void aFileCannotGrowWithoutBound() throws Exception {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertTrue(loading.refusal(laughs).contains("not valid YAML"), loading.refusal(laughs));
        assertTrue(loading.refusal("[".repeat(1000)).contains("not valid YAML"));
        assertEquals(
                "config.yaml: is longer than 1 MiB, the most that a configuration may be",
                loading.refusal(new byte[(1 << 20) + 1]));
        assertEquals("config.yaml: is not UTF-8 text", loading.refusal(new byte[] {'a', (byte) 0xff}));
    }

    @Test
    void noSentenceObeysHostileText() {
        String sentence = loading.refusal("chat: { \"na\\e[31mme\\u202e\": \"\\e]0;owned\\a\" }");
        assertTrue(sentence.codePoints().noneMatch(Character::isISOControl), sentence);
        assertTrue(sentence.indexOf('\u202e') < 0);
        assertTrue(loading.refusal("chat: { port: " + "9".repeat(5000) + " }").length() < 300);
    }

    @Test
    void theEnvironmentAndFlagsAreNamedAsTheyWereTyped() {
        assertEquals(
                "environment NETCOMS_CHAT_PORT: chat.port is 'x', but must be 'auto' or a whole number from 0 to 65535",
                refusal(Map.of("NETCOMS_CHAT_PORT", "x"), Map.of()));
        assertEquals(
                "flag --rounds: run.rounds is '0', but must be a whole number from 1 to 1000",
                refusal(Map.of(), Map.of("run.rounds", "0")));
        assertEquals(
                "flag --strategies: run.strategies is 'threads,procesess', but must be a list of one or more, each "
                        + "once, of sequential, threads, virtual, processes, adaptive; did you mean 'processes'?",
                refusal(Map.of(), Map.of("run.strategies", "threads,procesess")));
        assertEquals(
                "flag --workload: run.workload is 'iowait', but must be one of " + workloads()
                        + "; did you mean 'io-wait'?",
                refusal(Map.of(), Map.of("run.workload", "iowait")));
    }

    @Test
    void anUnknownWorkloadIsNamed() {
        assertEquals(
                "config.yaml:1: run.workload is 'chat-refrence', but must be one of " + workloads()
                        + "; did you mean 'chat-reference'?",
                loading.refusal("run: { workload: chat-refrence }"));
    }

    private static String workloads() {
        return Workloads.builtIn().stream().map(Workload::name).collect(Collectors.joining(", "));
    }

    @Test
    void anUnknownKeyOfAFlagIsNamed() {
        assertEquals(
                "flag --set chat.prot: unknown key 'chat.prot' (its value is '1'); did you mean 'chat.port'?",
                refusal(Map.of(), Map.of("chat.prot", "1")));
    }

    @Test
    void aSlipInAVariableIsNamedAndForeignOnesAreLeftAlone() throws Exception {
        assertEquals(
                "environment NETCOMS_CHAT_PROT: no key has this variable (its value is '1'); did you mean "
                        + "'NETCOMS_CHAT_PORT'?",
                refusal(Map.of("NETCOMS_CHAT_PROT", "1"), Map.of()));
        assertEquals(
                "environment NETCOMS_CAHT_PORT: no key has this variable (its value is '1'); did you mean "
                        + "'NETCOMS_CHAT_PORT'?",
                refusal(Map.of("NETCOMS_CAHT_PORT", "1"), Map.of()));
        loading.load("", Map.of("NETCOMS_JAVA_OPTIONS", "-Xint", "NETCOMS_REQUIRE_TOOLS", "1"), Map.of());
    }

    private String refusal(Map<String, String> environment, Map<String, String> flags) {
        return assertThrows(ConfigException.class, () -> loading.load("", environment, flags))
                .getMessage();
    }
}
