package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import netcoms.fault.FaultPlan;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.task.Breaking;
import netcoms.task.FailureKind;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static List<String> of(Recovery recovery, @Nullable Duration trialTimeout) {
        return PlanSettings.of(new RunPlan(
                new Workload("w", "d", List.of(new TaskSpec.Noop())),
                List.of(new StrategySpec.Sequential()),
                1,
                0,
                1,
                new TaskSettings("127.0.0.1", 1, SECOND, SECOND).with(recovery),
                StatsSettings.DEFAULT,
                FaultPlan.NONE,
                trialTimeout));
    }

    @Test
    void onlyWhatIsOnIsTold() {
        assertEquals(List.of(), of(Recovery.NONE, null));
        assertEquals(
                List.of("tasks.task-timeout=90s", "run.trial-timeout=2500ms"),
                of(new Recovery(Duration.ofSeconds(90), Retries.NONE, Breaking.OFF), Duration.ofMillis(2500)));
    }

    @Test
    void inTheWordsOfTheConfiguration() {
        Retries retries =
                new Retries(4, Duration.ofMillis(50), SECOND, Set.of(FailureKind.RESET, FailureKind.REFUSED), 0.2);
        Breaking breaking = new Breaking(true, 0.29, 20, Duration.ofMillis(500));
        assertEquals(
                List.of(
                        "tasks.retry.attempts=4",
                        "tasks.retry.backoff=50ms",
                        "tasks.retry.max-backoff=1s",
                        "tasks.retry.budget=0.2",
                        "tasks.retry.kinds=refused,reset",
                        "tasks.breaker.on=true",
                        "tasks.breaker.failure-rate=29",
                        "tasks.breaker.window=20",
                        "tasks.breaker.open-for=500ms"),
                of(new Recovery(null, retries, breaking), null));
    }
}
