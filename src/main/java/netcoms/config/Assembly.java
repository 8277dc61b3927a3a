package netcoms.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netcoms.chat.server.ServerSecurity;
import netcoms.chat.server.ServerSettings;
import netcoms.fault.FaultPlan;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Pooling;
import netcoms.task.Workload;
import netcoms.ui.UiSettings;

/** Composes each room's settings from the values, and checks what only holds between them. */
final class Assembly {
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private Assembly() {}

    static Config assemble(
            Values values, List<Workload> workloads, List<FaultPlan> faults, Path installation, Path fileFolder) {
        requireOneOf(
                values,
                Settings.RUN_WORKLOAD,
                workloads.stream().map(Workload::name).toList());
        List<FaultPlan> faultPlans =
                Stream.concat(Stream.of(FaultPlan.NONE), faults.stream()).toList();
        requireOneOf(
                values,
                Settings.RUN_FAULTS,
                faultPlans.stream().map(FaultPlan::name).toList());
        requireRoomForOneMessage(values);
        requireOrderedBackoffs(values);
        Passwords password = Passwords.of(values, installation, fileFolder);
        ServerSecurity security = new ServerSecurity(
                values.get(Settings.CHAT_TLS),
                place(values, Settings.CHAT_SECURITY_FOLDER, installation, fileFolder),
                password.server());
        requireClosedToStrangers(values, security);
        settleAnonymous(values, security);
        return new Config(
                server(values, security),
                !values.isAuto(Settings.CHAT_PORT),
                password.client(),
                security.folder(),
                values.get(Settings.CHAT_NAME),
                values.get(Settings.TASKS_TARGET).orElse(null),
                values.get(Settings.TASKS_CONNECT_TIMEOUT),
                values.get(Settings.TASKS_RESPONSE_TIMEOUT),
                RecoverySettings.of(values),
                pooling(values),
                values.get(Settings.RUN_WORKLOAD),
                workloads,
                strategies(values),
                values.get(Settings.RUN_STRATEGIES),
                values.get(Settings.RUN_ROUNDS),
                values.get(Settings.RUN_WARMUP_ROUNDS),
                faultPlans,
                values.get(Settings.RUN_FAULTS),
                values.get(Settings.RUN_TRIAL_TIMEOUT).orElse(null),
                values.get(Settings.SWEEP_PLACES),
                values.get(Settings.RUN_SEED).orElse(null),
                new ProcessSettings(
                        values.get(Settings.PROCESSES_JVM_OPTIONS),
                        values.get(Settings.PROCESSES_MAX_ATTEMPTS),
                        values.get(Settings.PROCESSES_START_TIMEOUT),
                        values.get(Settings.PROCESSES_HEARTBEAT_TIMEOUT),
                        values.get(Settings.PROCESSES_HANG_TIMEOUT),
                        values.get(Settings.PROCESSES_MEMORY).orElse(0L),
                        null),
                new UiSettings(
                        values.get(Settings.UI_COLOUR),
                        values.get(Settings.UI_BACKGROUND),
                        values.get(Settings.UI_ASCII)),
                stats(values),
                place(values, Settings.LOGS_FOLDER, installation, fileFolder));
    }

    private static ServerSettings server(Values values, ServerSecurity security) {
        return new ServerSettings(
                values.get(Settings.CHAT_HOST),
                values.get(Settings.CHAT_PORT),
                values.get(Settings.CHAT_LOOPS),
                values.get(Settings.CHAT_MAX_CONNECTIONS),
                values.get(Settings.CHAT_MAX_MESSAGE_BYTES),
                values.get(Settings.CHAT_HANDSHAKE_TIMEOUT),
                values.get(Settings.CHAT_HISTORY),
                values.get(Settings.CHAT_OUTBOX_BYTES),
                values.get(Settings.CHAT_ALLOW_ANONYMOUS),
                values.get(Settings.CHAT_FLOOD_BURST),
                values.get(Settings.CHAT_FLOOD_PER_SECOND),
                values.get(Settings.CHAT_MAX_PER_ADDRESS),
                security);
    }

    private static Pooling pooling(Values values) {
        int max = values.get(Settings.POOL_MAX);
        return new Pooling(
                values.get(Settings.TASKS_CONNECTION),
                max,
                Math.min(max, values.get(Settings.POOL_MAX_IDLE)),
                values.get(Settings.POOL_MAX_LIFETIME));
    }

    private static List<StrategySpec> strategies(Values values) {
        return List.of(
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(values.get(Settings.THREADS_SIZE)),
                new StrategySpec.Virtual(values.get(Settings.VIRTUAL_LIMIT)),
                new StrategySpec.Processes(values.get(Settings.PROCESSES_WORKERS)),
                adaptive(values));
    }

    private static StrategySpec.Adaptive adaptive(Values values) {
        int initial = values.get(Settings.ADAPTIVE_INITIAL_LIMIT);
        int most = values.get(Settings.ADAPTIVE_MAX_LIMIT);
        if (initial > most) {
            values.problem(
                    Settings.ADAPTIVE_INITIAL_LIMIT,
                    "is " + initial + ", but must be at most strategies.adaptive.max-limit, which is " + most);
        }
        return new StrategySpec.Adaptive(values.get(Settings.ADAPTIVE_ALGORITHM), initial, Math.max(initial, most));
    }

    private static StatsSettings stats(Values values) {
        long rows = values.get(Settings.STATS_TASKS_CSV)
                .map(all -> all ? Long.MAX_VALUE : 0)
                .orElse(StatsSettings.USUAL_TASK_ROWS);
        return new StatsSettings(values.get(Settings.STATS_PERCENTILES), rows);
    }

    private static Path place(Values values, Setting<String> setting, Path installation, Path fileFolder) {
        return Places.resolve(values, setting, values.get(setting), installation, fileFolder);
    }

    /** What other machines can reach has a password and TLS, or is not started. */
    private static void requireClosedToStrangers(Values values, ServerSecurity security) {
        String host = values.get(Settings.CHAT_HOST);
        if (isLoopback(host) || security.closesToStrangers()) {
            return;
        }
        String password = "a password (./run.sh server --set-password makes one; then --password-file or"
                + " chat.password-file names its file)";
        String tls = "TLS (--tls, or chat.tls: true)";
        values.problem(
                Settings.CHAT_HOST,
                "is " + Quoted.of(host) + ", which other machines can reach; that needs "
                        + (security.tls() ? password : security.password() == null ? password + " and " + tls : tls));
    }

    /** Without asking a name service: only the one name, and literal addresses. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || IPV4_LOOPBACK.matcher(host).matches()) {
            return true;
        }
        try {
            return host.contains(":") && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /** Nobody without a name is taken where a password is asked for. */
    private static void settleAnonymous(Values values, ServerSecurity security) {
        boolean open = security.password() == null;
        if (values.isAuto(Settings.CHAT_ALLOW_ANONYMOUS)) {
            values.settle(Settings.CHAT_ALLOW_ANONYMOUS, open);
        } else if (values.get(Settings.CHAT_ALLOW_ANONYMOUS) && !open) {
            values.problem(
                    Settings.CHAT_ALLOW_ANONYMOUS, "is true, but must be 'auto' or 'false' where there is a password");
        }
    }

    private static void requireOneOf(Values values, Setting<String> setting, List<String> names) {
        String chosen = values.get(setting);
        if (!names.contains(chosen)) {
            values.problem(
                    setting,
                    "is " + Quoted.of(chosen) + ", but must be one of " + String.join(", ", names)
                            + Nearest.hint(chosen, names));
        }
    }

    private static void requireOrderedBackoffs(Values values) {
        Duration first = values.get(Settings.RETRY_BACKOFF);
        Duration longest = values.get(Settings.RETRY_MAX_BACKOFF);
        if (longest.compareTo(first) < 0) {
            values.problem(
                    Settings.RETRY_MAX_BACKOFF,
                    "is " + longest.toMillis() + "ms, but must be at least tasks.retry.backoff, which is "
                            + first.toMillis() + "ms");
        }
    }

    private static void requireRoomForOneMessage(Values values) {
        int outbox = values.get(Settings.CHAT_OUTBOX_BYTES);
        int message = values.get(Settings.CHAT_MAX_MESSAGE_BYTES);
        if (outbox < message) {
            values.problem(
                    Settings.CHAT_OUTBOX_BYTES,
                    "is " + outbox + " bytes, but must hold at least one message: chat.max-message-bytes is " + message
                            + " bytes");
        }
    }
}
