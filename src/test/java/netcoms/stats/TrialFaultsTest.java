package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import netcoms.stats.FaultLog.Touch;
import netcoms.stats.TrialFaults.Touched;
import org.junit.jupiter.api.Test;

/** Which tasks a fault touched, by ports and times. */
class TrialFaultsTest {
    private static final long MILLIS = 1_000_000;
    /** Every task is of its own spec and of one kind. */
    private static final TaskSorts ALIKE = new TaskSorts() {
        @Override
        public int spec(int task) {
            return task;
        }

        @Override
        public int kind(int task) {
            return 0;
        }

        @Override
        public boolean connects(int task) {
            return true;
        }
    };

    private final AtomicLong clock = new AtomicLong(77_000_000_000L);
    private final UsualTimes usual = new UsualTimes(ALIKE);

    /** One task after the other, each from a port and so long; a negative time fails. */
    private RecordedTrial sequential(String failure, long... portsAndMillis) {
        int tasks = portsAndMillis.length / 2;
        TrialRecorder recorder = new TrialRecorder(tasks, clock::get);
        recorder.submitted(0, tasks);
        for (int task = 0; task < tasks; task++) {
            recorder.started(task);
            long millis = portsAndMillis[2 * task + 1];
            clock.addAndGet(Math.abs(millis) * MILLIS);
            recorder.cameFrom(task, List.of((int) portsAndMillis[2 * task]));
            if (millis < 0) {
                recorder.failed(task, failure, "detail");
            } else {
                recorder.ok(task);
            }
        }
        recorder.finish(1);
        return recorder.recorded();
    }

    private static Touch touch(int port, long begin, long fromMillis, long toMillis, String... effects) {
        return new Touch(port, begin + fromMillis * MILLIS, begin + toMillis * MILLIS, List.of(effects));
    }

    private static FaultLog log(List<Touch> touches, boolean refusing) {
        return new FaultLog(true, 9, touches, refusing, 0);
    }

    @Test
    void aPortThatIsUsedAgainIsTouchedOnlyWhileTheConnectionLasts() {
        long begin = clock.get();
        RecordedTrial trial = sequential("", 4001, 100, 4002, 100, 4001, 100);
        TrialFaults faults =
                TrialFaults.of(trial, 1, log(List.of(touch(4001, begin, 1, 99, "latency")), false), ALIKE, usual);
        assertEquals(
                List.of(Touched.YES, Touched.NO, Touched.NO),
                List.of(faults.touched(0), faults.touched(1), faults.touched(2)));
        assertEquals(1, faults.figures().touched());
        assertEquals(Map.of("latency", 1L), faults.figures().effects());
        TrialFaults second =
                TrialFaults.of(trial, 1, log(List.of(touch(4001, begin, 201, 299, "latency")), false), ALIKE, usual);
        assertEquals(List.of(Touched.NO, Touched.YES), List.of(second.touched(0), second.touched(2)));
    }

    @Test
    void aStruckTaskIsComparedWithTheTrialsBefore() {
        TrialFaults.of(sequential("", 1, 100, 2, 300, 3, 100), 1, log(List.of(), false), ALIKE, usual);
        long begin = clock.get();
        RecordedTrial trial = sequential("reset", 1, 100, 2, -6500, 3, 100);
        TrialFaults faults =
                TrialFaults.of(trial, 1, log(List.of(touch(2, begin, 101, 6600, "timeout")), false), ALIKE, usual);
        assertEquals(
                new TrialFigures.Faults(
                        9, Map.of("timeout", 1L), 1, 1, 6200 * MILLIS, 0, 1, 6200 * MILLIS, 6200 * MILLIS, -1),
                faults.figures());
    }

    @Test
    void whatWasRefusedIsTouchedThoughNoConnectionSaysSo() {
        RecordedTrial trial = sequential("refused", 1, 100, 2, -1, 3, 100);
        FaultLog refusing = log(List.of(), true);
        assertEquals(
                Touched.YES, TrialFaults.of(trial, 1, refusing, ALIKE, usual).touched(1));
        TrialFigures.Faults figures =
                TrialFaults.of(trial, 1, refusing, ALIKE, usual).figures();
        assertEquals(Map.of("down", 1L), figures.effects());
        assertEquals(0, figures.strayFailed());
        figures = TrialFaults.of(trial, 1, log(List.of(), false), ALIKE, usual).figures();
        assertEquals(0, figures.touched(), "no fault refused it");
    }

    @Test
    void whereEveryTaskIsTouchedNobodyKnowsTheCost() {
        long begin = clock.get();
        RecordedTrial trial = sequential("", 1, 150, 2, 150);
        FaultLog log = log(List.of(touch(1, begin, 1, 149, "latency"), touch(2, begin, 151, 299, "latency")), false);
        TrialFigures.Faults figures =
                TrialFaults.of(trial, 1, log, ALIKE, usual).figures();
        assertEquals(2, figures.touched());
        assertEquals(TrialFigures.Faults.UNKNOWN, figures.costNanos());
        assertEquals(TrialFigures.Faults.UNKNOWN, figures.longestHeldNanos());
        FaultTally tally = new FaultTally();
        tally.add(1, figures);
        tally.add(2, new TrialFigures.Faults(1, Map.of(), 1, 0, 5, 0, 0, 0, 5, -1));
        assertEquals(Double.NaN, tally.effects().cost());
        assertEquals(Double.NaN, tally.effects().longestHeld());
        assertEquals(Double.NaN, tally.effects().costEach());
    }

    @Test
    void whatFailsOrIsLateInATrialThatNoFaultTouchedIsNotTheirs() {
        TrialFaults.of(sequential("", 1, 10, 2, 10, 3, 10), 1, log(List.of(), false), ALIKE, usual);
        RecordedTrial trial = sequential("eof", 1, 500, 2, -10, 3, 100);
        assertEquals(
                new TrialFigures.Faults(9, Map.of(), 0, 0, 0, 0, 0, 0, 0, -1),
                TrialFaults.of(trial, 3, log(List.of(), false), ALIKE, usual).figures());
    }

    @Test
    void whatTheBreakerRefusedWouldHaveTakenItsUsualTime() {
        // One after the other, 100 ms each; the first is held for 500 ms, and the next two are never tried.
        long begin = clock.get();
        RecordedTrial trial = sequential("circuit_open", 1, 500, 2, -1, 3, -1, 4, 100);
        FaultLog log = log(List.of(touch(1, begin, 1, 499, "timeout")), false);
        TrialFigures.Faults figures =
                TrialFaults.of(trial, 1, log, ALIKE, usual).figures();
        assertEquals(2, figures.strayFailed());
        assertEquals((602 - 400) * MILLIS, figures.costNanos());
        assertEquals(1, figures.strayDelayed(), "the last, by as much");
        assertEquals(202 * MILLIS, figures.strayDelayNanos());
    }

    @Test
    void whatFailsByItselfInEveryTrialCostsNothing() {
        TrialFaults.of(sequential("eof", 1, 100, 2, -1, 3, 100), 1, log(List.of(), false), ALIKE, usual);
        long begin = clock.get();
        RecordedTrial trial = sequential("eof", 1, 100, 2, -1, 3, 150);
        FaultLog log = log(List.of(touch(3, begin, 102, 250, "latency")), false);
        assertEquals(
                50 * MILLIS,
                TrialFaults.of(trial, 1, log, ALIKE, usual).figures().costNanos());
    }

    @Test
    void whatUsuallyEndsOkButFailedWouldHaveTakenItsTime() {
        TrialFaults.of(sequential("", 1, 100, 2, 100, 3, 100), 1, log(List.of(), false), ALIKE, usual);
        long begin = clock.get();
        RecordedTrial trial = sequential("response_timeout", 1, 100, 2, -500, 3, 150);
        FaultLog log = log(List.of(touch(3, begin, 602, 750, "latency")), false);
        assertEquals(
                450 * MILLIS,
                TrialFaults.of(trial, 1, log, ALIKE, usual).figures().costNanos());
    }

    @Test
    void aTaskWhoseWorkerDiedIsTouched() {
        TrialRecorder recorder = new TrialRecorder(3, clock::get);
        recorder.submitted(0, 3);
        recorder.started(0);
        clock.addAndGet(50 * MILLIS);
        recorder.retried(0);
        clock.addAndGet(300 * MILLIS);
        for (int task = 0; task < 3; task++) {
            recorder.started(task);
            clock.addAndGet(10 * MILLIS);
            recorder.ok(task);
        }
        recorder.finish(1);
        TrialFaults faults = TrialFaults.of(recorder.recorded(), 1, FaultLog.NONE, ALIKE, usual);
        assertEquals(List.of(Touched.YES, Touched.NO), List.of(faults.touched(0), faults.touched(1)));
        assertEquals(Map.of("worker_lost", 1L), faults.figures().effects());
        assertEquals(50 * MILLIS, faults.figures().longestHeldNanos());
    }

    @Test
    void whereNothingWasInTheWayNothingIsKnownAndNothingIsTouched() {
        TrialFaults faults = TrialFaults.of(sequential("eof", 1, 100, 2, -100), 1, FaultLog.NONE, ALIKE, usual);
        assertEquals(TrialFigures.Faults.NONE, faults.figures());
        assertEquals(Touched.NO, faults.touched(1));
    }

    @Test
    void recoveryLastsUntilTheFirstSuccessAndTheLastFailureAfterTheOutage() {
        long begin = clock.get();
        RecordedTrial trial = sequential("refused", 1, 100, 2, -100, 3, -100, 4, 50, 5, -25, 6, 100);
        FaultLog log = new FaultLog(true, 4, List.of(), true, begin + 290 * MILLIS);
        assertEquals(
                85 * MILLIS,
                TrialFaults.of(trial, 1, log, ALIKE, usual).figures().recoveryNanos());
    }
}
