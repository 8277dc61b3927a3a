package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import netcoms.stats.Detail.FailureSlice;
import netcoms.stats.Detail.Spent;
import org.junit.jupiter.api.Test;

/** Where the time went: the parts of a task's life add up to its latency, whatever happens to it. */
class TimeSpentTest {
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);

    @Test
    void everyPartIsWhatTheClockSaid() {
        TrialRecorder recorder = new TrialRecorder(3, clock::get);
        recorder.submitted(0, 3);
        pass(100);
        recorder.started(0);
        pass(50);
        recorder.connected(0, 20);
        recorder.ok(0);
        pass(50);
        // A worker measured 40 of work, 10 of it connecting, that ended 30 ago.
        recorder.connected(1, 10);
        recorder.ok(1, 40, clock.get() - 30);
        recorder.failed(2, "cancelled", "never began");
        TrialFigures figures = recorder.finish(2);

        assertEquals(
                new TaskTimes("", 1, 0, 100, 20, 30, 0), recorder.recorded().times(0));
        assertEquals(
                new TaskTimes("", 1, 0, 130, 10, 30, 30), recorder.recorded().times(1));
        assertEquals(
                new TaskTimes("cancelled", 1, 0, 200, 0, 0, 0),
                recorder.recorded().times(2));
        assertEquals(200, figures.makespanNanos());
        assertEquals(50 + 40, figures.serviceNanos());
        Spent spent = spent(figures);
        assertEquals(430e-9 / 3, spent.queueSeconds(), 1e-18);
        assertEquals(30e-9 / 3, spent.connectSeconds(), 1e-18);
        assertEquals(60e-9 / 3, spent.serviceSeconds(), 1e-18);
        assertEquals(30e-9 / 3, spent.collectionSeconds(), 1e-18);
        assertEquals((200 - 90 / 2.0) * 1e-9, spent.idleSeconds(), 1e-18);
    }

    @Test
    void partsAddUpToTheLatencyWhateverIsRecorded() {
        long seed = System.nanoTime();
        System.out.println("TimeSpentTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 300; trial++) {
            int tasks = random.nextInt(1, 40);
            TrialRecorder recorder = new TrialRecorder(tasks, clock::get);
            long[] submitted = new long[tasks];
            long[] ended = new long[tasks];
            long first = clock.get();
            for (int task = 0; task < tasks; task++) {
                submitted[task] = clock.get();
                recorder.submitted(task);
                pass(random.nextInt(5));
            }
            for (int step = 0; step < 6 * tasks; step++) {
                int task = random.nextInt(tasks);
                boolean open = !recorder.ended(task);
                anything(recorder, task, random);
                if (open && recorder.ended(task)) {
                    ended[task] = clock.get();
                }
                pass(random.nextInt(1_000));
            }
            for (int task = 0; task < tasks; task++) {
                if (!recorder.ended(task)) {
                    recorder.ok(task);
                    ended[task] = clock.get();
                }
            }
            TrialFigures figures = recorder.finish(2);
            long latencies = 0;
            for (int task = 0; task < tasks; task++) {
                TaskTimes times = recorder.recorded().times(task);
                latencies += ended[task] - submitted[task];
                assertEquals(ended[task] - submitted[task], times.latencyNanos(), "task " + task);
                assertEquals(submitted[task] - first, times.submittedNanos());
                assertTrue(times.queueNanos() >= 0 && times.connectNanos() >= 0, times::toString);
                assertTrue(times.serviceNanos() >= 0 && times.collectionNanos() >= 0, times::toString);
            }
            TrialFigures.Spans spans = figures.spans();
            assertEquals(latencies, spans.queueNanos() + figures.serviceNanos() + spans.collectionNanos());
            Spent spent = spent(figures);
            double parts =
                    spent.queueSeconds() + spent.connectSeconds() + spent.serviceSeconds() + spent.collectionSeconds();
            assertEquals(latencies / 1e9 / tasks, parts, 1e-15 + parts * 1e-12);
        }
    }

    private void anything(TrialRecorder recorder, int task, SplittableRandom random) {
        switch (random.nextInt(7)) {
            case 0, 1 -> recorder.started(task);
            case 2 -> recorder.retried(task);
            // More than there was of it, as by a clock that differs.
            case 3 -> recorder.connected(task, random.nextInt(5_000));
            case 4 -> recorder.ok(task);
            case 5 -> recorder.ok(task, random.nextInt(10_000), clock.get() - random.nextInt(-50, 10_000));
            default ->
                recorder.failed(task, "reset", "", String::new, random.nextInt(100), clock.get() - random.nextInt(100));
        }
    }

    @Test
    void oneTrialThatDoesNotSayMakesAllUnknown() {
        TrialFigures silent = TrialFigures.of(1, 1)
                .ended(10, 1, 0)
                .latency(new LatencyHistogram().toBase64(), 0)
                .service(10, 10, 10)
                .build();
        StrategyTally tally = new StrategyTally("threads", 1);
        tally.add(1, trial(10));
        assertTrue(tally.summary(null).detail().spent().known());
        tally.add(2, silent);
        assertFalse(tally.summary(null).detail().spent().known());
        assertFalse(new TimeSpent().spent().known());
    }

    @Test
    void idleTimeCountsPlacesThatHaveNothingToDo() {
        // One task of 10 on four places: three idle all the time.
        assertEquals(7.5e-9, spent(recorded(4, 10)).idleSeconds(), 1e-18);
        assertEquals(0, spent(recorded(1, 10)).idleSeconds(), 1e-18);
        // As many places as tasks.
        assertEquals(0, spent(recorded(0, 10)).idleSeconds(), 1e-18);
    }

    @Test
    void failuresLieInTheirTwentiethOfTheMakespan() {
        TrialRecorder recorder = new TrialRecorder(4, clock::get);
        recorder.submitted(0, 4);
        pass(1);
        recorder.failed(0, "refused", "");
        pass(499);
        recorder.failed(1, "refused", "");
        recorder.failed(2, "eof", "");
        pass(500);
        recorder.failed(3, "refused", "");
        StrategyTally tally = new StrategyTally("threads", 1);
        tally.add(2, recorder.finish(1));
        tally.add(1, trial(1_000));

        assertEquals(
                java.util.List.of(
                        new FailureSlice(2, 0, 1000e-9 / 20, Map.of("refused", 1L)),
                        new FailureSlice(2, 10 * (1000e-9 / 20), 11 * (1000e-9 / 20), Map.of("refused", 1L, "eof", 1L)),
                        new FailureSlice(2, 19 * (1000e-9 / 20), 20 * (1000e-9 / 20), Map.of("refused", 1L))),
                tally.summary(null).detail().failures());
    }

    private TrialFigures trial(long serviceNanos) {
        return recorded(1, serviceNanos);
    }

    private TrialFigures recorded(int places, long serviceNanos) {
        TrialRecorder recorder = new TrialRecorder(1, clock::get);
        recorder.submitted(0);
        recorder.started(0);
        pass(serviceNanos);
        recorder.ok(0);
        return recorder.finish(places);
    }

    private static Spent spent(TrialFigures figures) {
        TimeSpent spent = new TimeSpent();
        spent.add(figures);
        return spent.spent();
    }

    private void pass(long nanos) {
        clock.addAndGet(nanos);
    }
}
