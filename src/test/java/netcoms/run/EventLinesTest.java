package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netcoms.stats.FailureExample;
import netcoms.stats.LatencyHistogram;
import netcoms.stats.LimitCourse;
import netcoms.stats.OpenLoad;
import netcoms.stats.Retried;
import netcoms.stats.TimerCost;
import netcoms.stats.TrialFigures;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private static final RunInfo RUN = new RunInfo(
            "id",
            3,
            "w \"quoted\"\n",
            5,
            2,
            1,
            -42,
            RunStatus.RUNNING,
            Instant.parse("2026-11-22T17:45:00.123456789Z"),
            "127.0.0.1:7000",
            "0.1.0",
            "jvm",
            "os",
            2);

    @Test
    void everyEventReadsBackAsItWasOnOneLine() {
        TrialFigures figures = TrialFigures.of(5, 0)
                .ended(1_003_000_000, 3, 2)
                .failures(
                        Map.of("reset", 1L, "eof", 1L),
                        new TreeMap<>(Map.of(3, Map.of("reset", 1L), 19, Map.of("eof", 1L))),
                        Map.of("reset", "line\nend"))
                .retries(4, new Retried(3, 2))
                .latency(new LatencyHistogram().toBase64(), 1)
                .service(2, 3, 4)
                .spans(new TrialFigures.Spans(7, 8, 9))
                .open(new TrialFigures.Open(new OpenLoad.Offered(500, "poisson", 0.01, 0), 2, 3, "text", 4))
                .limit(new LimitCourse(
                        "vegas",
                        List.of(
                                new LimitCourse.Point(0, 20, 0, Double.NaN),
                                new LimitCourse.Point(0.25, 48, 47, 0.0102))))
                .seen(List.of(new FailureExample(7, "reset", 2, 4, 0.25, "line")))
                .faults(new TrialFigures.Faults(9, Map.of("down", 2L), 2, 1, 5, 3, 4, 6, -7, 8))
                .build();
        assertEquals(
                figures, figures.withSeen(figures.seen()).withFaults(figures.faults()), "nothing is lost on the way");
        for (RunEvent event : List.of(
                new RunEvent.RunStarted(
                        RUN,
                        List.of(new RunEvent.PlannedStrategy("virtual", 0)),
                        List.of(50.0, 99.9),
                        true,
                        new RunFaults("lossy", List.of("10 % of connections: reset"), new FaultReach(4, 1, 7))),
                new RunEvent.FaultsSwitched(
                        new FaultMark("none", "outage", List.of("down"), 3, "virtual", 1.25, false)),
                new RunEvent.StrategyOpened("virtual", 0.25),
                new RunEvent.TrialStarted(1, "virtual", 2),
                new RunEvent.TimersMeasured(new TimerCost(2.5e-8, Double.NaN)),
                new RunEvent.TrialFinished(1, "virtual", figures, TrialConditions.UNKNOWN),
                new RunEvent.TrialFinished(
                        2, "virtual", figures, new TrialConditions(1.5, 0.25, 0.125, 2, Map.of("flood", 3L))),
                new RunEvent.RunEnded(RunStatus.STOPPED, "", Instant.EPOCH))) {
            String line = EventLines.write(event);
            assertEquals(1, line.lines().count(), line);
            assertEquals(event, EventLines.read(line));
        }
    }

    @Test
    void whatIsNotAWholeEventIsRefused() {
        for (String line : List.of(
                "",
                "7",
                "null",
                "{}",
                "{\"event\":\"trial_started\",\"round\":1,\"strategy\":\"virtual\"}",
                "{\"event\":\"trial_started\",\"round\":1,\"strategy\":null,\"order\":1}",
                "{\"event\":\"trial_started\",\"round\":null,\"strategy\":\"virtual\",\"order\":1}",
                "{\"event\":\"run_ended\",\"status\":\"FINISHED\",\"message\":\"\",\"at\":\"yesterday\"}",
                "{\"event\":\"run_ended\",\"status\":\"SPLENDID\",\"message\":\"\",\"at\":\"2026-11-22T17:45:00Z\"}",
                EventLines.write(new RunEvent.TrialStarted(1, "virtual", 2)) + "{")) {
            assertThrows(IllegalArgumentException.class, () -> EventLines.read(line), line);
        }
    }

    @Test
    void aKeyOfALaterVersionIsPassedOver() {
        assertEquals(
                new RunEvent.TrialStarted(1, "virtual", 2),
                EventLines.read(
                        "{\"event\":\"trial_started\",\"round\":1,\"strategy\":\"virtual\",\"order\":2,\"mood\":\"good\"}"));
    }

    @Test
    void anIpv6TargetReadsWithAndWithoutItsBrackets() {
        for (String[] written : new String[][] {
            {"::1:7000", "[::1]:7000"},
            {"[::1]:7000", "[::1]:7000"},
            {"fe80::2:1:80", "[fe80::2:1]:80"},
            {"127.0.0.1:7000", "127.0.0.1:7000"},
            {"localhost:7000", "localhost:7000"}
        }) {
            String line = EventLines.write(new RunEvent.RunStarted(RUN, List.of(), List.of(), false, RunFaults.NONE))
                    .replace("\"target\":\"127.0.0.1:7000\"", "\"target\":\"" + written[0] + "\"");
            assertEquals(
                    written[1],
                    ((RunEvent.RunStarted) EventLines.read(line)).run().target());
        }
    }

    @Test
    void linesOfTheFirstVersionStillRead() {
        String started = "{\"event\":\"run_started\",\"run\":{\"id\":\"a\",\"number\":1,\"workload\":\"w\",\"tasks\":5,"
                + "\"rounds\":2,\"warmupRounds\":1,\"seed\":7,\"status\":\"RUNNING\",\"started\":\"2026-11-22T17:45:00Z\","
                + "\"target\":\"t\",\"netcoms\":\"0.1.0\",\"jvm\":\"j\",\"os\":\"o\",\"cores\":2},"
                + "\"strategies\":[{\"name\":\"virtual\",\"places\":0}]}";
        assertEquals(List.of(50.0, 95.0, 99.0), ((RunEvent.RunStarted) EventLines.read(started)).percentiles());
        assertEquals(RunFaults.NONE, ((RunEvent.RunStarted) EventLines.read(started)).faults());
        String finished = "{\"event\":\"trial_finished\",\"round\":1,\"strategy\":\"virtual\",\"figures\":{\"tasks\":5,"
                + "\"places\":0,\"makespanNanos\":1003000000,\"ok\":3,\"failed\":2,\"failures\":{\"eof\":2},\"retries\":4,"
                + "\"latency\":\"\",\"maxLatencyNanos\":1,\"boundNanos\":2,\"serviceNanos\":3,\"longestNanos\":4,"
                + "\"examples\":{}}}";
        TrialFigures figures = ((RunEvent.TrialFinished) EventLines.read(finished)).figures();
        assertEquals(TrialFigures.Spans.UNKNOWN, figures.spans());
        assertEquals(Map.of(), figures.failuresBySlice());
        assertEquals(List.of(), figures.seen());
        assertEquals(TrialFigures.Faults.NONE, figures.faults());
        assertEquals(TrialConditions.UNKNOWN, ((RunEvent.TrialFinished) EventLines.read(finished)).conditions());
        assertThrows(
                IllegalArgumentException.class,
                () -> EventLines.read(finished.replace("\"retries\":4,", "")),
                "what the first version wrote must be there");
    }
}
