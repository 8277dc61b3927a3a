package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import netcoms.stats.LatencyHistogram;
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
        TrialFigures figures = new TrialFigures(
                5,
                0,
                1_003_000_000,
                3,
                2,
                Map.of("reset", 1L, "eof", 1L),
                4,
                new LatencyHistogram().toBase64(),
                1,
                2,
                3,
                4,
                Map.of("reset", "line\nend"));
        for (RunEvent event : List.of(
                new RunEvent.RunStarted(RUN, List.of(new RunEvent.PlannedStrategy("virtual", 0))),
                new RunEvent.StrategyOpened("virtual", 0.25),
                new RunEvent.TrialStarted(1, "virtual", 2),
                new RunEvent.TrialFinished(1, "virtual", figures),
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
}
