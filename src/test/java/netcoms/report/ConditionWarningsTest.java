package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netcoms.run.Conditions;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.LatencyHistogram;
import netcoms.stats.StrategyTally;
import netcoms.stats.TimerCost;
import netcoms.stats.TrialFigures;
import org.junit.jupiter.api.Test;

class ConditionWarningsTest {
    private static final TimerCost TIMERS = new TimerCost(40e-9, 150e-9);

    @Test
    void whatWasQuietNeedsNoWords() {
        assertEquals(List.of(), warnings(Conditions.UNKNOWN, 1_000_000_000));
        assertEquals(List.of(), warnings(conditions(false, 0.1, 0.9, Map.of()), 1_000_000_000));
    }

    @Test
    void aBusyMachineIsNamedWithWhatItTook() {
        assertEquals(
                List.of(
                        "The machine was busy: other programs used 1.4 of its 4 cores while trials ran; stop them and run "
                                + "again, or compare medians."),
                warnings(conditions(false, 0.35, 0.2, Map.of()), 1_000_000_000));
    }

    @Test
    void aSaturatedGeneratorIsNamedUnlessItsTasksCompute() {
        assertEquals(
                List.of(
                        "This program itself was the limit with threads: it used over 90 % of the 2 cores for tasks that "
                                + "should wait; allow fewer at once, or have the target on another machine."),
                warnings(conditions(false, 0, 0.93, Map.of()), 1_000_000_000));
        assertEquals(List.of(), warnings(conditions(true, 0, 0.99, Map.of()), 1_000_000_000));
    }

    @Test
    void aLimitOfTheServerIsNamedWithItsKey() {
        assertEquals(
                List.of(
                        "The embedded server reached a limit and closed 7 connections while trials ran (slow_consumer 4, "
                                + "limit 3): raise chat.max-connections and chat.max-per-address, chat.outbox-bytes, or send less "
                                + "at once."),
                warnings(conditions(false, 0, 0, Map.of("slow_consumer", 4L, "limit", 3L)), 1_000_000_000));
    }

    @Test
    void recordingThatShowsIsNamed() {
        // 10 tasks at 150 ns on 2 places: 750 ns of 5,000.
        assertEquals(
                List.of("Recording the tasks took about 15 % of threads: differences below that say nothing about the "
                        + "strategies; use tasks that do more."),
                warnings(Conditions.UNKNOWN, 5_000));
    }

    @Test
    void conditionsSurviveTheReport() {
        RunResult result = result(conditions(true, 0.355, 0.934, Map.of("flood", 2L)), 1_000_000_000);
        RunResult read = ReportReader.read(ReportJson.write(result));
        assertEquals(result.conditions(), read.conditions());
        RunResult unknown = result(Conditions.UNKNOWN, 1_000_000_000);
        assertTrue(Double.isNaN(
                ReportReader.read(ReportJson.write(unknown)).conditions().othersCpuShare()));
    }

    private static Conditions conditions(boolean computes, double others, double own, Map<String, Long> refused) {
        return new Conditions(computes, others, 4, new TreeMap<>(Map.of("threads", own)), new TreeMap<>(refused));
    }

    private static List<String> warnings(Conditions conditions, long makespanNanos) {
        return ConditionWarnings.of(result(conditions, makespanNanos));
    }

    private static RunResult result(Conditions conditions, long makespanNanos) {
        StrategyTally tally = new StrategyTally("threads", 2);
        String none = new LatencyHistogram().toBase64();
        tally.add(
                1,
                TrialFigures.of(10, 2)
                        .ended(makespanNanos, 10, 0)
                        .latency(none, 0)
                        .service(1, 1, 1)
                        .build());
        RunInfo run = new RunInfo(
                "id", 1, "w", 10, 1, 0, 7, RunStatus.FINISHED, Instant.EPOCH, "h:1", "0.1.0", "jvm", "os", 2);
        return new RunResult(run, List.of(tally.summary(null)), 1, List.of())
                .but()
                .timers(TIMERS)
                .conditions(conditions)
                .build();
    }
}
