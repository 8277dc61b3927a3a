package netcoms.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.StrategySpec.Adaptive;
import netcoms.strategy.StrategySpec.Algorithm;
import netcoms.strategy.StrategySpec.Processes;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.Breaking;
import netcoms.task.FailureKind;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;

/**
 * What of a plan is other than by default, in the words of the configuration. Left out are options of worker JVMs, in which
 * a password or a person's name may stand, and the algorithm of an adaptive limit, which the trials themselves name. Pure.
 */
final class PlanSettings {
    /** How the configuration starts and supervises workers by default. */
    static final ProcessSettings USUAL = new ProcessSettings(List.of(), 3, Duration.ofSeconds(30), null);

    private static final Adaptive USUAL_ADAPTIVE = new Adaptive(Algorithm.GRADIENT2, 64, 1_000);

    private PlanSettings() {}

    /**
     * Each {@code key=value}, as {@code --set} takes it.
     *
     * @param workers how worker processes are started and supervised
     */
    static List<String> of(RunPlan plan, ProcessSettings workers) {
        List<String> settings = new ArrayList<>();
        Recovery recovery = plan.tasks().recovery();
        if (recovery.taskTimeout() != null) {
            settings.add("tasks.task-timeout=" + time(recovery.taskTimeout()));
        }
        if (recovery.retries().attempts() > 1) {
            retries(recovery.retries(), settings);
        }
        if (recovery.breaking().on()) {
            breaker(recovery.breaking(), settings);
        }
        Pooling pooling = plan.tasks().pooling();
        if (pooling.on()) {
            settings.add("tasks.connection=pooled");
            settings.add("tasks.pool.max=" + pooling.max());
            settings.add("tasks.pool.max-idle=" + pooling.maxIdle());
            settings.add("tasks.pool.max-lifetime=" + time(pooling.maxLifetime()));
        }
        if (plan.trialTimeout() != null) {
            settings.add("run.trial-timeout=" + time(plan.trialTimeout()));
        }
        if (plan.strategies().stream().anyMatch(Processes.class::isInstance)) {
            supervision(workers, settings);
        }
        for (StrategySpec spec : plan.strategies()) {
            if (spec instanceof Adaptive adaptive) {
                limits(adaptive, settings);
            }
        }
        return settings;
    }

    private static void supervision(ProcessSettings workers, List<String> settings) {
        List<String> usual = supervision(USUAL);
        supervision(workers).stream()
                .filter(setting -> !usual.contains(setting))
                .forEach(settings::add);
    }

    private static List<String> supervision(ProcessSettings workers) {
        String processes = "strategies.processes.";
        return List.of(
                processes + "max-attempts=" + workers.maxAttempts(),
                processes + "start-timeout=" + time(workers.startTimeout()),
                processes + "heartbeat-timeout=" + time(workers.heartbeatTimeout()),
                processes + "hang-timeout=" + time(workers.hangTimeout()),
                processes + "memory=" + size(workers.memoryBytes()));
    }

    private static void limits(Adaptive adaptive, List<String> settings) {
        if (adaptive.initial() != USUAL_ADAPTIVE.initial()) {
            settings.add("strategies.adaptive.initial-limit=" + adaptive.initial());
        }
        if (adaptive.most() != USUAL_ADAPTIVE.most()) {
            settings.add("strategies.adaptive.max-limit=" + adaptive.most());
        }
    }

    private static void retries(Retries retries, List<String> settings) {
        settings.add("tasks.retry.attempts=" + retries.attempts());
        settings.add("tasks.retry.backoff=" + time(retries.backoff()));
        settings.add("tasks.retry.max-backoff=" + time(retries.maxBackoff()));
        settings.add("tasks.retry.budget=" + retries.budget());
        if (!retries.kinds().equals(Retries.USUAL_KINDS)) {
            settings.add("tasks.retry.kinds="
                    + retries.kinds().stream().sorted().map(FailureKind::label).collect(Collectors.joining(",")));
        }
    }

    private static void breaker(Breaking breaking, List<String> settings) {
        settings.add("tasks.breaker.on=true");
        settings.add("tasks.breaker.failure-rate=" + Math.round(breaking.failureRate() * 100));
        settings.add("tasks.breaker.window=" + breaking.window());
        settings.add("tasks.breaker.open-for=" + time(breaking.openFor()));
    }

    /** All are whole milliseconds. */
    private static String time(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static String size(long bytes) {
        if (bytes == 0) {
            return "none";
        }
        return bytes % (1 << 20) == 0
                ? (bytes >> 20) + "MiB"
                : bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
    }
}
