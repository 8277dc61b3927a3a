package netcoms.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import netcoms.chat.server.ServerSettings;
import netcoms.fault.FaultPlan;
import netcoms.secure.Secret;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Workload;
import netcoms.ui.UiSettings;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, validated.
 *
 * @param server of the embedded chat server
 * @param portPinned whether the port was set by somebody, so that no other is taken when it is in use
 * @param password of the chat, where it is known and not only its hash
 * @param securityFolder where certificate and known servers are kept
 * @param name our name in the chat
 * @param target {@code HOST:PORT} of chat tasks; null means the embedded server
 * @param recovery what tasks do about failures
 * @param pooling whether tasks keep connections
 * @param workload the default one
 * @param workloads built-in ones and the user's own, in order
 * @param strategies the default ones with their sizes, every strategy once, in order
 * @param chosen names of the strategies that a run has by default
 * @param faultPlans none, the built-in ones and the user's own, in order
 * @param faults name of the one that a run has by default
 * @param trialTimeout after which a trial is stopped; null for no limit
 * @param sweepPlaces sizes in which a sweep runs a strategy, ascending, at least three
 * @param seed null means a fresh one for each run
 * @param stats what is computed and kept of a run
 * @param logs folder of logs and runs
 */
public record Config(
        ServerSettings server,
        boolean portPinned,
        @Nullable Secret password,
        Path securityFolder,
        String name,
        @Nullable String target,
        Duration connectTimeout,
        Duration responseTimeout,
        Recovery recovery,
        Pooling pooling,
        String workload,
        List<Workload> workloads,
        List<StrategySpec> strategies,
        List<String> chosen,
        int rounds,
        int warmupRounds,
        List<FaultPlan> faultPlans,
        String faults,
        @Nullable Duration trialTimeout,
        List<Integer> sweepPlaces,
        @Nullable Long seed,
        ProcessSettings processes,
        UiSettings ui,
        StatsSettings stats,
        Path logs) {

    public Config {
        workloads = List.copyOf(workloads);
        strategies = List.copyOf(strategies);
        chosen = List.copyOf(chosen);
        faultPlans = List.copyOf(faultPlans);
        sweepPlaces = List.copyOf(sweepPlaces);
    }

    /** The fault plan of that name; none when there is none. */
    public FaultPlan faultPlan(String name) {
        return faultPlans.stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .orElse(FaultPlan.NONE);
    }
}
