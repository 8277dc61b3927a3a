package netcoms.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcoms.strategy.StrategySpec.Algorithm;
import netcoms.ui.UiSettings.Background;
import netcoms.ui.UiSettings.Choice;

/** The table of all keys: validation, {@code config}, suggestions and the test of config.yaml come from it. */
final class Settings {
    private static final List<Setting<?>> TABLE = new ArrayList<>();

    /** The words of the execution models, in the order in which they are shown. */
    static final List<String> STRATEGIES = List.of("sequential", "threads", "virtual", "processes", "adaptive");

    static final Setting<String> CHAT_HOST =
            add(Setting.of("chat.host", Kinds.host(), "127.0.0.1", "address that the chat server binds")
                    .withFlag("--host"));
    static final Setting<Integer> CHAT_PORT =
            add(Setting.of("chat.port", Kinds.whole(0, 65_535), "auto", "port of the chat server")
                    .orAuto(machine -> 8000)
                    .withFlag("--port"));
    static final Setting<String> CHAT_NAME =
            add(Setting.of("chat.name", Kinds.chatName(), "auto", "your name in the chat")
                    .orAuto(Machine::chatName)
                    .withFlag("--name"));
    static final Setting<Integer> CHAT_LOOPS =
            add(Setting.of("chat.loops", Kinds.whole(1, 64), "auto", "event loops of the chat server")
                    .orAuto(Machine::halfTheCores));
    static final Setting<Integer> CHAT_MAX_CONNECTIONS =
            add(Setting.of("chat.max-connections", Kinds.whole(1, 100_000), "12000", "connections at once"));
    static final Setting<Integer> CHAT_MAX_PER_ADDRESS = add(Setting.of(
            "chat.max-per-address",
            Kinds.whole(1, 100_000),
            "64",
            "connections at once from one address that is not loopback"));
    static final Setting<Integer> CHAT_MAX_MESSAGE_BYTES = add(Setting.of(
            "chat.max-message-bytes", Kinds.size("1KiB", "16MiB"), "64KiB", "longest message that is taken"));
    static final Setting<Duration> CHAT_HANDSHAKE_TIMEOUT = add(Setting.of(
            "chat.handshake-timeout",
            Kinds.duration("100ms", "10m"),
            "10s",
            "time to introduce oneself after connecting"));
    static final Setting<Integer> CHAT_HISTORY =
            add(Setting.of("chat.history", Kinds.whole(0, 10_000), "200", "lines kept for those who come later"));
    static final Setting<Integer> CHAT_OUTBOX_BYTES = add(Setting.of(
            "chat.outbox-bytes",
            Kinds.size("64KiB", "64MiB"),
            "1MiB",
            "how far a receiver may lag behind before it is disconnected"));
    static final Setting<Boolean> CHAT_ALLOW_ANONYMOUS = add(Setting.of(
                    "chat.allow-anonymous",
                    Kinds.yesOrNo(),
                    "auto",
                    "whether one-shot messages without a name are taken")
            // Settled when it is known whether there is a password.
            .orAuto(machine -> true));
    static final Setting<Integer> CHAT_FLOOD_BURST = add(Setting.of(
            "chat.flood-burst",
            Kinds.whole(1, 100_000),
            "20",
            "messages at once from a sender that is not on loopback"));
    static final Setting<Integer> CHAT_FLOOD_PER_SECOND = add(Setting.of(
            "chat.flood-per-second", Kinds.whole(1, 100_000), "10", "messages per second from it after the burst"));

    static final Setting<Boolean> CHAT_TLS = add(
            Setting.of("chat.tls", Kinds.yesOrNo(), "false", "whether the chat server speaks TLS 1.3 and nothing else")
                    .withFlag("--tls"));
    static final Setting<Optional<String>> CHAT_PASSWORD = add(Setting.of(
            "chat.password", Kinds.password().orWord("none"), "none", "what one must know to enter the chat"));
    static final Setting<Optional<String>> CHAT_PASSWORD_FILE = add(Setting.of(
                    "chat.password-file",
                    Kinds.path("a file").orWord("none"),
                    "none",
                    "file that holds the password, or its hash")
            .withFlag("--password-file"));
    static final Setting<String> CHAT_SECURITY_FOLDER = add(Setting.of(
            "chat.security-folder",
            Kinds.folder(),
            "~/.netcoms",
            "where the server's certificate and the known servers are kept"));

    static final Setting<Optional<String>> TASKS_TARGET = add(Setting.of(
                    "tasks.target",
                    Kinds.hostAndPort().orWord("embedded"),
                    "embedded",
                    "the chat server that tasks talk to")
            .withFlag("--target"));
    static final Setting<Duration> TASKS_CONNECT_TIMEOUT = add(Setting.of(
            "tasks.connect-timeout", Kinds.duration("1ms", "10m"), "2s", "time to connect before a task fails"));
    static final Setting<Duration> TASKS_RESPONSE_TIMEOUT = add(Setting.of(
            "tasks.response-timeout",
            Kinds.duration("1ms", "1h"),
            "10s",
            "time from connected to the whole answer before a task fails"));
    static final Setting<Optional<Duration>> TASKS_TASK_TIMEOUT = add(Setting.of(
            "tasks.task-timeout",
            Kinds.duration("1ms", "1h").orWord("none"),
            "none",
            "time from the start of a task to its end, all its tries included"));
    static final Setting<Integer> RETRY_ATTEMPTS =
            add(Setting.of("tasks.retry.attempts", Kinds.whole(1, 100), "1", "tries of a task in all; 1 is no retry")
                    .withFlag("--retries"));
    static final Setting<Duration> RETRY_BACKOFF = add(Setting.of(
            "tasks.retry.backoff", Kinds.duration("1ms", "10m"), "50ms", "longest wait before the second try"));
    static final Setting<Duration> RETRY_MAX_BACKOFF = add(
            Setting.of("tasks.retry.max-backoff", Kinds.duration("1ms", "10m"), "2s", "longest wait before any try"));
    static final Setting<List<String>> RETRY_KINDS = add(Setting.of(
            "tasks.retry.kinds",
            ListKinds.someOf(RecoverySettings.RETRYABLE),
            Given.list(RecoverySettings.USUAL),
            "failures that are worth another try"));
    static final Setting<Double> RETRY_BUDGET = add(
            Setting.of("tasks.retry.budget", Kinds.decimal("0.01", "10"), "0.2", "retries that each success allows"));
    static final Setting<Boolean> BREAKER_ON = add(Setting.of(
            "tasks.breaker.on", Kinds.yesOrNo(), "false", "whether a target that keeps failing is left alone"));
    static final Setting<Integer> BREAKER_FAILURE_RATE = add(Setting.of(
            "tasks.breaker.failure-rate", Kinds.whole(1, 100), "50", "percent of failed tries at which it opens"));
    static final Setting<Integer> BREAKER_WINDOW = add(Setting.of(
            "tasks.breaker.window", Kinds.whole(1, 10_000), "20", "last tries that the percentage is taken of"));
    static final Setting<Duration> BREAKER_OPEN_FOR = add(Setting.of(
            "tasks.breaker.open-for", Kinds.duration("1ms", "10m"), "500ms", "time for which nothing is tried then"));
    static final Setting<Boolean> TASKS_CONNECTION = add(Setting.of(
                    "tasks.connection",
                    Kinds.word(List.of("per-task", "pooled")).as("pooled"::equals),
                    "per-task",
                    "whether a task that sends opens a connection of its own or takes one that others left")
            .withFlag("--connection"));
    static final Setting<Integer> POOL_MAX = add(Setting.of(
            "tasks.pool.max", Kinds.whole(1, 10_000), "64", "pooled connections of a strategy in use at once"));
    static final Setting<Integer> POOL_MAX_IDLE = add(Setting.of(
            "tasks.pool.max-idle",
            Kinds.whole(0, 10_000),
            "64",
            "pooled connections that wait for a task, at most max"));
    static final Setting<Duration> POOL_MAX_LIFETIME = add(Setting.of(
            "tasks.pool.max-lifetime",
            Kinds.duration("10ms", "24h"),
            "1m",
            "age from which a pooled connection is not used again"));

    static final Setting<String> RUN_WORKLOAD = add(Setting.of(
                    "run.workload",
                    Kinds.someText("the name of a workload"),
                    "chat-reference",
                    "workload that is chosen at start")
            .withFlag("--workload"));
    static final Setting<List<String>> RUN_STRATEGIES = add(Setting.of(
                    "run.strategies",
                    ListKinds.someOf(STRATEGIES),
                    Given.list(List.of("sequential", "threads", "virtual", "processes")),
                    "strategies that are chosen at start")
            .withFlag("--strategies"));
    static final Setting<Integer> RUN_ROUNDS =
            add(Setting.of("run.rounds", Kinds.whole(1, 1000), "5", "rounds that count")
                    .withFlag("--rounds"));
    static final Setting<Integer> RUN_WARMUP_ROUNDS =
            add(Setting.of("run.warmup-rounds", Kinds.whole(0, 10), "1", "rounds before them that are thrown away")
                    .withFlag("--warmup"));
    static final Setting<Optional<Duration>> RUN_TRIAL_TIMEOUT = add(Setting.of(
                    "run.trial-timeout",
                    Kinds.duration("10ms", "24h").orWord("none"),
                    "none",
                    "time after which a trial is stopped, and counts with what it has")
            .withFlag("--trial-timeout"));
    static final Setting<Optional<Long>> RUN_SEED = add(Setting.of(
                    "run.seed",
                    Kinds.anyWhole().orWord("random"),
                    "random",
                    "seed of what is left to chance: arrivals and faults")
            .withFlag("--seed"));

    static final Setting<String> RUN_FAULTS = add(Setting.of(
                    "run.faults",
                    Kinds.someText("'none' or the name of a fault plan"),
                    "none",
                    "what goes wrong between tasks and their targets")
            .withFlag("--faults"));

    static final Setting<List<Integer>> SWEEP_PLACES = add(Setting.of(
                    "sweep.places",
                    ListKinds.sizes(1, 10_000),
                    Given.list(List.of("1", "2", "4", "8", "16")),
                    "sizes in which a sweep runs a strategy")
            .withFlag("--places"));

    static final Setting<Integer> THREADS_SIZE =
            add(Setting.of("strategies.threads.size", Kinds.whole(1, 10_000), "auto", "platform threads in the pool")
                    .orAuto(Machine::coresButTwo)
                    .withFlag("--places"));
    static final Setting<Integer> VIRTUAL_LIMIT = add(Setting.of(
            "strategies.virtual.limit", Kinds.whole(0, 1_000_000), "0", "virtual threads at once, 0 for no limit"));
    static final Setting<Integer> PROCESSES_WORKERS =
            add(Setting.of("strategies.processes.workers", Kinds.whole(1, 256), "auto", "worker processes")
                    .orAuto(machine -> Math.min(256, machine.coresButTwo()))
                    .withFlag("--places"));
    static final Setting<Integer> PROCESSES_MAX_ATTEMPTS = add(Setting.of(
            "strategies.processes.max-attempts",
            Kinds.whole(1, 100),
            "3",
            "workers that may die of one task before it is quarantined"));
    static final Setting<Duration> PROCESSES_START_TIMEOUT = add(Setting.of(
            "strategies.processes.start-timeout",
            Kinds.duration("1s", "10m"),
            "30s",
            "time for a worker to start and report ready"));
    static final Setting<Duration> PROCESSES_HEARTBEAT_TIMEOUT = add(Setting.of(
            "strategies.processes.heartbeat-timeout",
            Kinds.duration("2s", "10m"),
            "5s",
            "silence of a worker after which it is killed and replaced"));
    static final Setting<Duration> PROCESSES_HANG_TIMEOUT = add(Setting.of(
            "strategies.processes.hang-timeout",
            Kinds.duration("1s", "24h"),
            "30s",
            "time beyond its own time-outs after which a task's worker is killed and replaced"));
    static final Setting<Optional<Long>> PROCESSES_MEMORY = add(Setting.of(
            "strategies.processes.memory",
            Kinds.wideSize("32MiB", "1048576MiB").orWord("none"),
            "none",
            "most heap of a worker"));
    static final Setting<List<String>> PROCESSES_JVM_OPTIONS = add(Setting.of(
            "strategies.processes.jvm-options",
            ListKinds.jvmOptions(),
            Given.list(List.of()),
            "further options of the worker JVMs"));
    static final Setting<Algorithm> ADAPTIVE_ALGORITHM = add(Setting.of(
            "strategies.adaptive.algorithm",
            Kinds.oneOf(Algorithm.class),
            "gradient2",
            "how the limit of virtual threads at once is found"));
    static final Setting<Integer> ADAPTIVE_INITIAL_LIMIT = add(Setting.of(
            "strategies.adaptive.initial-limit",
            Kinds.whole(1, 1_000_000),
            "64",
            "the limit before anything was measured"));
    static final Setting<Integer> ADAPTIVE_MAX_LIMIT = add(Setting.of(
            "strategies.adaptive.max-limit", Kinds.whole(1, 1_000_000), "1000", "the limit never exceeds it"));

    static final Setting<List<Double>> STATS_PERCENTILES = add(Setting.of(
            "stats.percentiles",
            ListKinds.percentiles(),
            Given.list(List.of("50", "95", "99")),
            "percentiles of the latency that reports show"));
    static final Setting<Optional<Boolean>> STATS_TASKS_CSV = add(Setting.of(
            "stats.tasks-csv",
            Kinds.yesOrNo().orWord("auto"),
            "auto",
            "whether every task of a run is kept in its tasks.csv; auto keeps the first 200000"));

    static final Setting<Choice> UI_COLOUR =
            add(Setting.of("ui.colour", Kinds.oneOf(Choice.class), "auto", "whether the screen is coloured"));
    static final Setting<Background> UI_BACKGROUND = add(Setting.of(
            "ui.background", Kinds.oneOf(Background.class), "auto", "which colours: for a dark or a light terminal"));
    static final Setting<Choice> UI_ASCII = add(
            Setting.of("ui.ascii", Kinds.oneOf(Choice.class), "auto", "whether frames and bars are drawn in ASCII"));

    static final Setting<String> LOGS_FOLDER =
            add(Setting.of("logs.folder", Kinds.folder(), "logs", "where logs and reports are kept"));

    /** All keys, in the order of config.yaml. */
    static final List<Setting<?>> ALL = List.copyOf(TABLE);

    /** All keys by their names, in the same order. */
    static final Map<String, Setting<?>> BY_KEY = byKey();

    private Settings() {}

    private static Map<String, Setting<?>> byKey() {
        Map<String, Setting<?>> byKey = new LinkedHashMap<>();
        ALL.forEach(setting -> byKey.put(setting.key(), setting));
        return Collections.unmodifiableMap(byKey);
    }

    private static <T> Setting<T> add(Setting<T> setting) {
        TABLE.add(setting);
        return setting;
    }
}
