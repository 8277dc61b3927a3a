package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import netcoms.stats.FailureExample;
import netcoms.stats.FailureSeen;
import netcoms.stats.LatencyHistogram;
import netcoms.stats.TrialFigures;
import org.junit.jupiter.api.Test;

/** Which failures get an id, and what the log says of them. */
class FailureLogTest {
    private final RunTally tally = new RunTally();

    FailureLogTest() {
        RunInfo run = new RunInfo("id", 1, "w", 5, 2, 0, 1, RunStatus.RUNNING, Instant.EPOCH, "t", "0", "jvm", "os", 2);
        tally.accept(new RunEvent.RunStarted(
                run,
                List.of(new RunEvent.PlannedStrategy("threads", 2), new RunEvent.PlannedStrategy("virtual", 0)),
                List.of(50.0),
                false,
                RunFaults.NONE));
    }

    private static FailureSeen seen(String kind, int task) {
        return new FailureSeen(kind, task, task / 10.0, "detail", () -> "");
    }

    private List<String> trial(int round, String strategy, FailureSeen... seen) {
        List<FailureExample> examples = FailureLog.write("id", round, strategy, List.of(seen), tally);
        TrialFigures figures = TrialFigures.of(5, 2)
                .ended(1, 0, 5)
                .latency(new LatencyHistogram().toBase64(), 0)
                .service(1, 1, 1)
                .seen(examples)
                .build();
        tally.accept(new RunEvent.TrialFinished(round, strategy, figures, TrialConditions.UNKNOWN));
        return examples.stream()
                .map(example -> example.id() + " " + example.kind() + " " + example.task())
                .toList();
    }

    private List<String> kept(int strategy) {
        return tally.result().orElseThrow().strategies().get(strategy).detail().examples().stream()
                .map(example -> example.id() + " " + example.kind() + " round " + example.round())
                .toList();
    }

    @Test
    void theFirstOfAStrategyAndTheLatestOfEachTrialGetAnId() {
        assertEquals(
                List.of("e1 eof 3", "e2 reset 0", "e3 reset 4"),
                trial(1, "threads", seen("eof", 3), seen("reset", 0), seen("reset", 4)));
        assertEquals(List.of("e4 reset 1"), trial(1, "virtual", seen("reset", 1)), "unique within the run");
        assertEquals(List.of("e5 reset 4"), trial(2, "threads", seen("reset", 0), seen("reset", 4)));
        assertEquals(List.of(), trial(2, "virtual"));
        assertEquals(List.of("e1 eof round 1", "e2 reset round 1", "e5 reset round 2"), kept(0));
        assertEquals(List.of("e4 reset round 1"), kept(1));
    }

    @Test
    void nothingInAStackTraceLooksLikeAnEntryOfTheLog() {
        FailureExample example = new FailureExample(3, "reset", 2, 17, 1.2034, "\u001b[2Jhi\nthere\u202e");
        assertEquals(
                """
                failure e3 of run id: virtual, reset, round 2, task 17, 1.203 s: [2Jhi there?
                    java.net.SocketException: ?[31m 2026-11-27 ERROR forged
                    2026-11-27 12:00:00.000 ERROR [run] forged
                        at netcoms.task.Connection.read(Connection.java:1)""",
                FailureLog.text(
                        "id",
                        "virtual",
                        example,
                        "java.net.SocketException: \u200b[31m\u009b2026-11-27 ERROR forged\r\n"
                                + "2026-11-27 12:00:00.000 ERROR [run] forged\n\n"
                                + "\tat netcoms.task.Connection.read(Connection.java:1)"));
        assertEquals(
                "failure e3 of run id: virtual, reset, round 2, task 17, 1.203 s: [2Jhi there?",
                FailureLog.text("id", "virtual", example, ""));
    }
}
