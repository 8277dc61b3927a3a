package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcoms.config.LoadedConfig.Entry;
import netcoms.strategy.StrategySpec;
import netcoms.task.Pooling;
import netcoms.ui.UiSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path folder;

    Loading loading;

    @BeforeEach
    void loading() {
        loading = new Loading(folder);
    }

    @Test
    void withoutAFileEverythingIsDefault() throws Exception {
        LoadedConfig loaded = loading.load(Optional.empty(), Map.of(), Map.of());
        Config config = loaded.config();
        assertEquals("127.0.0.1", config.server().host());
        assertEquals(8000, config.server().port());
        assertFalse(config.portPinned());
        assertEquals(2, config.server().loops());
        assertEquals(12_000, config.server().maxConnections());
        assertEquals(65_536, config.server().maxMessageBytes());
        assertEquals(1_048_576, config.server().outboxBytes());
        assertEquals(Duration.ofSeconds(10), config.server().handshakeTimeout());
        assertEquals(200, config.server().history());
        assertTrue(config.server().allowAnonymous());
        assertEquals(20, config.server().floodBurst());
        assertEquals(10, config.server().floodPerSecond());
        assertEquals(64, config.server().maxPerAddress());
        assertEquals("ann", config.name());
        assertNull(config.target());
        assertEquals(Duration.ofSeconds(2), config.connectTimeout());
        assertEquals(Duration.ofSeconds(10), config.responseTimeout());
        assertEquals(Pooling.PER_TASK, config.pooling());
        assertEquals("chat-reference", config.workload());
        assertEquals(
                List.of(
                        new StrategySpec.Sequential(),
                        new StrategySpec.Threads(4),
                        new StrategySpec.Virtual(0),
                        new StrategySpec.Processes(4),
                        new StrategySpec.Adaptive(StrategySpec.Algorithm.GRADIENT2, 64, 1000)),
                config.strategies());
        assertEquals(List.of("sequential", "threads", "virtual", "processes"), config.chosen());
        assertEquals(5, config.rounds());
        assertEquals(1, config.warmupRounds());
        assertNull(config.seed());
        assertEquals(3, config.processes().maxAttempts());
        assertEquals(Duration.ofSeconds(30), config.processes().startTimeout());
        assertEquals(List.of(), config.processes().jvmOptions());
        assertNull(config.processes().archive());
        assertEquals(
                new UiSettings(UiSettings.Choice.AUTO, UiSettings.Background.AUTO, UiSettings.Choice.AUTO),
                config.ui());
        assertEquals(folder.resolve("logs"), config.logs());
        assertTrue(loaded.effective().stream().allMatch(entry -> entry.origin().equals("default")));
        assertEquals(Settings.ALL.size(), loaded.effective().size());
    }

    @Test
    void oneCoreStillGivesTwoPlaces() throws Exception {
        Config config = ConfigLoader.load(Optional.empty(), folder, Map.of(), Map.of(), new Machine(1, "ann"))
                .config();
        assertEquals(1, config.server().loops());
        assertTrue(config.strategies().contains(new StrategySpec.Threads(2)));
        assertTrue(config.strategies().contains(new StrategySpec.Processes(2)));
    }

    @Test
    void eachLayerCoversTheOneBefore() throws Exception {
        String yaml = "# a comment\nchat:\n  port: 9001\n  history: 1\n  loops: 3\nrun:\n  rounds: 7\n";
        Map<String, String> environment =
                Map.of("NETCOMS_CHAT_PORT", "9002", "NETCOMS_CHAT_HISTORY", "2", "PATH", "/bin");
        LoadedConfig loaded = loading.load(yaml, environment, Map.of("chat.port", "9003"));
        assertEquals(new Entry("chat.port", "9003", "flag --port"), Loading.entry(loaded, "chat.port"));
        assertEquals(
                new Entry("chat.history", "2", "environment NETCOMS_CHAT_HISTORY"),
                Loading.entry(loaded, "chat.history"));
        assertEquals(new Entry("chat.loops", "3", "config.yaml:5"), Loading.entry(loaded, "chat.loops"));
        assertEquals(new Entry("run.warmup-rounds", "1", "default"), Loading.entry(loaded, "run.warmup-rounds"));
        assertEquals(9003, loaded.config().server().port());
        assertEquals(2, loaded.config().server().history());
        assertEquals(3, loaded.config().server().loops());
        assertEquals(7, loaded.config().rounds());
    }

    @Test
    void aValueThatALaterLayerCoversIsCheckedToo() {
        String sentence = assertThrows(
                        ConfigException.class,
                        () -> loading.load("chat:\n  port: none", Map.of(), Map.of("chat.port", "1")))
                .getMessage();
        assertTrue(sentence.startsWith("config.yaml:2: chat.port is 'none'"), sentence);
    }

    @Test
    void aNumberPinsThePortWhereverItStands() throws Exception {
        assertTrue(loading.load("chat:\n  port: 8000").config().portPinned());
        assertTrue(loading.load("", Map.of("NETCOMS_CHAT_PORT", "0"), Map.of())
                .config()
                .portPinned());
        assertTrue(
                loading.load("", Map.of(), Map.of("chat.port", "8000")).config().portPinned());
        assertFalse(loading.load("chat:\n  port: 8000", Map.of(), Map.of("chat.port", "auto"))
                .config()
                .portPinned());
    }

    @Test
    void everyFormOfEveryKindIsRead() throws Exception {
        Config config = loading.load("""
                        chat: { host: localhost, name: Zoë-1, handshake-timeout: 500ms, max-message-bytes: 2048,
                                outbox-bytes: 2MiB, allow-anonymous: false }
                        tasks: { target: "[::1]:9000", response-timeout: 2m, connection: pooled,
                                 pool: { max: 5, max-lifetime: 90s } }
                        run: { strategies: [virtual, threads], seed: -5, workload: io-wait }
                        strategies:
                          threads: { size: 5 }
                          processes: { jvm-options: [-Xmx64m, "-Dx=a,b c"] }
                        ui: { colour: never, background: light, ascii: always }
                        logs: { folder: ../elsewhere }
                        """).config();
        assertEquals("localhost", config.server().host());
        assertEquals("Zoë-1", config.name());
        assertEquals(Duration.ofMillis(500), config.server().handshakeTimeout());
        assertEquals(2048, config.server().maxMessageBytes());
        assertEquals(2 << 20, config.server().outboxBytes());
        assertFalse(config.server().allowAnonymous());
        assertEquals("[::1]:9000", config.target());
        assertEquals(Duration.ofMinutes(2), config.responseTimeout());
        assertEquals(new Pooling(true, 5, 5, Duration.ofSeconds(90)), config.pooling());
        assertEquals(List.of("virtual", "threads"), config.chosen());
        assertEquals(-5L, config.seed());
        assertEquals("io-wait", config.workload());
        assertEquals(List.of("-Xmx64m", "-Dx=a,b c"), config.processes().jvmOptions());
        assertEquals(
                new UiSettings(UiSettings.Choice.NEVER, UiSettings.Background.LIGHT, UiSettings.Choice.ALWAYS),
                config.ui());
        assertEquals(folder.resolveSibling("elsewhere"), config.logs());
    }

    @Test
    void listsInOneTextAreSplit() throws Exception {
        Config config = loading.load(
                        "",
                        Map.of("NETCOMS_STRATEGIES_PROCESSES_JVM_OPTIONS", "-Xmx64m  -Xint"),
                        Map.of("run.strategies", "virtual, sequential"))
                .config();
        assertEquals(List.of("-Xmx64m", "-Xint"), config.processes().jvmOptions());
        assertEquals(List.of("virtual", "sequential"), config.chosen());
    }

    @Test
    void theLogsFolderStartsWhereItWasWritten() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = elsewhere.resolve("mine.yaml");
        Files.writeString(file, "run: { rounds: 2 }");
        assertEquals(folder.resolve("logs"), logs(file, Map.of()));
        Files.writeString(file, "logs: { folder: here }");
        assertEquals(elsewhere.resolve("here"), logs(file, Map.of()));
        assertEquals(Path.of("there").toAbsolutePath(), logs(file, Map.of("NETCOMS_LOGS_FOLDER", "there")));
        assertEquals(Path.of("/there"), logs(file, Map.of("NETCOMS_LOGS_FOLDER", "/there")));
    }

    private Path logs(Path file, Map<String, String> environment) throws ConfigException {
        return loading.load(Optional.of(file), environment, Map.of()).config().logs();
    }

    @Test
    void aFileThatSomebodyNamedMustBeThere() {
        Path missing = folder.resolve("missing.yaml");
        String sentence = assertThrows(ConfigException.class, () -> logs(missing, Map.of()))
                .getMessage();
        assertEquals(missing + ": there is no such file; --config must name a readable YAML file", sentence);
        String notAFile = assertThrows(ConfigException.class, () -> logs(folder, Map.of()))
                .getMessage();
        assertTrue(notAFile.contains("is not a file that can be read"), notAFile);
    }

    @Test
    void anyKeyCanBeSetByAFlag() throws Exception {
        LoadedConfig loaded = loading.load("", Map.of(), Map.of("chat.history", "7", "run.rounds", "8"));
        assertEquals(new Entry("chat.history", "7", "flag --set chat.history"), Loading.entry(loaded, "chat.history"));
        assertEquals(new Entry("run.rounds", "8", "flag --rounds"), Loading.entry(loaded, "run.rounds"));
    }

    @Test
    void aLoginNameIsMadeFitForTheChat() {
        assertEquals("DOMAIN.ann", new Machine(1, "DOMAIN\\.ann").chatName());
        assertEquals("operator", new Machine(1, "").chatName());
        assertEquals("operator", new Machine(1, "System").chatName());
        assertEquals("operator", new Machine(1, "Guest").chatName());
        assertEquals(32, new Machine(1, "x".repeat(50)).chatName().length());
        assertEquals("ab", new Machine(1, "a\u001b\u202e b").chatName());
    }
}
