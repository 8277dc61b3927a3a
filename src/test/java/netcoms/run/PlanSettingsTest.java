package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netcoms.config.Config;
import netcoms.config.ConfigException;
import netcoms.config.ConfigLoader;
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
import org.junit.jupiter.api.io.TempDir;

class PlanSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path home;

    private static List<String> of(Recovery recovery, @Nullable Duration trialTimeout) {
        return PlanSettings.of(
                plan(recovery, trialTimeout, List.of(new StrategySpec.Sequential())), PlanSettings.USUAL);
    }

    private static RunPlan plan(Recovery recovery, @Nullable Duration trialTimeout, List<StrategySpec> strategies) {
        return new RunPlan(
                new Workload("w", "d", List.of(new TaskSpec.Noop())),
                strategies,
                1,
                0,
                1,
                new TaskSettings("127.0.0.1", 1, SECOND, SECOND).with(recovery),
                StatsSettings.DEFAULT,
                FaultPlan.NONE,
                trialTimeout);
    }

    private Config config(Map<String, String> set) throws ConfigException {
        return ConfigLoader.load(Optional.empty(), home, Map.of(), set).config();
    }

    private static List<String> of(Config config) {
        return PlanSettings.of(plan(Recovery.NONE, null, config.strategies()), config.processes());
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

    @Test
    void whatIsUsualHereIsTheDefaultOfTheConfiguration() throws Exception {
        assertEquals(List.of(), of(config(Map.of())));
    }

    @Test
    void sizesOfAnAdaptiveLimitAndTheCareForWorkersReadBackAsTheyWereSet() throws Exception {
        List<String> told = List.of(
                "strategies.processes.max-attempts=1",
                "strategies.processes.start-timeout=1500ms",
                "strategies.processes.heartbeat-timeout=120s",
                "strategies.processes.hang-timeout=7s",
                "strategies.processes.memory=96MiB",
                "strategies.adaptive.initial-limit=2",
                "strategies.adaptive.max-limit=50");
        Map<String, String> set = new HashMap<>();
        told.forEach(setting -> set.put(setting.split("=")[0], setting.split("=")[1]));
        assertEquals(told, of(config(set)));
        for (String memory : List.of("65537KiB", "67108865B")) {
            assertEquals(
                    List.of("strategies.processes.memory=" + memory),
                    of(config(Map.of("strategies.processes.memory", memory))));
        }
    }

    @Test
    void whatNoStrategyOfTheRunUsesIsNotTold() throws Exception {
        Config config = config(Map.of("strategies.processes.memory", "64MiB", "strategies.adaptive.max-limit", "99"));
        RunPlan plan = plan(Recovery.NONE, null, List.of(new StrategySpec.Sequential()));
        assertEquals(List.of(), PlanSettings.of(plan, config.processes()));
    }
}
