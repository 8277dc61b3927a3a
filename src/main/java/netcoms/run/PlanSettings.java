package netcoms.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netcoms.task.Breaking;
import netcoms.task.FailureKind;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;

/** What of a plan is on that is off by default, in the words of the configuration. Pure. */
final class PlanSettings {
    private PlanSettings() {}

    /** Each {@code key=value}, as {@code --set} takes it. */
    static List<String> of(RunPlan plan) {
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
        return settings;
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
}
