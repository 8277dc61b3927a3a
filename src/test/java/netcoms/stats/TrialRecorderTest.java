package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrialRecorderTest {
    private final AtomicLong clock = new AtomicLong(1_000_000);

    @Test
    void makespanRunsFromFirstSubmitToLastEnd() {
        TrialRecorder recorder = new TrialRecorder(2, clock::get);
        clock.addAndGet(500);
        recorder.submitted(0);
        clock.addAndGet(10);
        recorder.submitted(1);
        recorder.started(0);
        clock.addAndGet(100);
        recorder.ok(0);
        recorder.started(1);
        clock.addAndGet(40);
        recorder.failed(1, "reset", "peer reset");
        clock.addAndGet(1_000);

        TrialFigures figures = recorder.finish(1);

        assertEquals(150, figures.makespanNanos());
        assertEquals(140, figures.boundNanos());
        assertEquals(140, figures.serviceNanos());
        assertEquals(100, figures.longestNanos());
        assertEquals(1, figures.ok());
        assertEquals(1, figures.failed());
        assertEquals(Map.of("reset", 1L), figures.failures());
        assertEquals(Map.of("reset", "peer reset"), figures.examples());
        LatencyHistogram latency = LatencyHistogram.fromBase64(figures.latency());
        assertEquals(1, latency.count(), "only ok tasks have a latency");
        assertEquals(110, figures.maxLatencyNanos());
        assertEquals(110e-9, latency.percentileSeconds(100), 1e-15);
    }

    @Test
    void theFirstAndTheLatestOfAKindAreKeptWithTheirStackTraces() {
        TrialRecorder recorder = new TrialRecorder(5, clock::get);
        recorder.submitted(0, 5);
        for (int task = 0; task < 5; task++) {
            String name = "task " + task;
            recorder.started(task);
            clock.addAndGet(500_000_000);
            recorder.failed(task, task == 3 ? "eof" : "reset", name + "\u001b[2J\n", () -> "stack of " + name);
        }
        recorder.failed(4, "reset", "too late", () -> "none");
        recorder.finish(1);
        assertEquals(
                List.of(
                        "reset 0 0.5 task 0 [2J stack of task 0",
                        "reset 4 2.5 task 4 [2J stack of task 4",
                        "eof 3 2.0 task 3 [2J stack of task 3"),
                recorder.recorded().failuresSeen().stream()
                        .map(seen -> seen.kind() + " " + seen.task() + " " + seen.seconds() + " " + seen.detail() + " "
                                + seen.stack().get())
                        .toList());
    }

    @Test
    void countsFollowTheTasks() {
        TrialRecorder recorder = new TrialRecorder(4, clock::get);
        assertEquals(new TrialCounts(4, 0, 0, 0, Map.of(), 0), recorder.counts());
        for (int task = 0; task < 4; task++) {
            recorder.submitted(task);
        }
        recorder.started(0);
        recorder.started(1);
        assertEquals(2, recorder.counts().running());
        recorder.retried(1);
        assertEquals(1, recorder.counts().running(), "a lost attempt no longer runs");
        recorder.started(1);
        recorder.ok(0);
        recorder.ok(1, 5, clock.get());
        recorder.failed(2, "cancelled", "never started");
        clock.addAndGet(7);
        assertEquals(new TrialCounts(4, 0, 2, 1, Map.of("cancelled", 1L), 7), recorder.counts());
        assertTrue(recorder.ended(2));
        assertFalse(recorder.ended(3));
    }

    @Test
    void tasksSubmittedTogetherAllWaitFromThen() {
        TrialRecorder recorder = new TrialRecorder(3, clock::get);
        recorder.submitted(0, 3);
        for (int task = 0; task < 3; task++) {
            recorder.started(task);
            clock.addAndGet(10);
            recorder.ok(task);
        }
        TrialFigures figures = recorder.finish(1);
        assertEquals(30, figures.makespanNanos());
        assertEquals(30, figures.maxLatencyNanos(), "the last one waited for the others");
        assertEquals(10, figures.longestNanos());
    }

    @Test
    void firstEndCounts() {
        TrialRecorder recorder = new TrialRecorder(1, clock::get);
        recorder.submitted(0);
        recorder.started(0);
        clock.addAndGet(10);
        assertTrue(recorder.ok(0));
        clock.addAndGet(10);
        assertFalse(recorder.failed(0, "reset", "too late"));
        assertFalse(recorder.ok(0, 3, clock.get()));
        recorder.started(0);
        recorder.retried(0);

        TrialFigures figures = recorder.finish(0);

        assertEquals(10, figures.makespanNanos());
        assertEquals(10, figures.boundNanos());
        assertEquals(1, figures.ok());
        assertEquals(0, figures.failed());
        assertEquals(Map.of(), figures.failures());
    }

    @Test
    void serviceTimeOfAWorkerIsTakenAsMeasured() {
        TrialRecorder recorder = new TrialRecorder(1, clock::get);
        recorder.submitted(0);
        recorder.started(0);
        clock.addAndGet(100);
        recorder.ok(0, 60, clock.get());
        assertEquals(60, recorder.finish(1).boundNanos());
    }

    @Test
    void aTaskWithoutAnEndShowsAsFailed() {
        TrialRecorder recorder = new TrialRecorder(2, clock::get);
        recorder.submitted(0);
        recorder.ok(0);
        TrialFigures figures = recorder.finish(1);
        assertEquals(1, figures.failed());
        assertEquals(
                "the strategy returned without a result for task 1",
                figures.examples().get("error"));
    }

    @Test
    void failuresAreOrderedByCountAndKeepTheFirstDetail() {
        TrialRecorder recorder = new TrialRecorder(4, clock::get);
        recorder.failed(0, "reset", "first\u001b[2J\nreset\u202e");
        recorder.failed(1, "eof", "first eof");
        recorder.failed(2, "eof", "second eof");
        recorder.failed(3, "refused", "refused");
        TrialFigures figures = recorder.finish(1);
        assertEquals(
                List.of("eof", "refused", "reset"),
                List.copyOf(figures.failures().keySet()));
        assertEquals("first eof", figures.examples().get("eof"));
        assertEquals("first [2J reset?", figures.examples().get("reset"));
    }

    @Test
    void manyThreadsRacingForTheSameEndsCountEachOnce() throws Exception {
        int tasks = 20_000;
        int threads = 4;
        TrialRecorder recorder = new TrialRecorder(tasks, System::nanoTime);
        for (int task = 0; task < tasks; task++) {
            recorder.submitted(task);
        }
        AtomicInteger won = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                boolean well = thread % 2 == 0;
                executor.execute(() -> {
                    awaitQuietly(go);
                    for (int task = 0; task < tasks; task++) {
                        if (well ? recorder.ok(task) : recorder.failed(task, "reset", "")) {
                            won.incrementAndGet();
                        }
                    }
                });
            }
            go.countDown();
        }
        assertEquals(tasks, won.get());
        TrialCounts counts = recorder.counts();
        assertEquals(tasks, counts.done());
        assertEquals(0, counts.running());
        TrialFigures figures = recorder.finish(threads);
        assertEquals(tasks, figures.ok() + figures.failed());
        assertEquals(
                figures.ok(), LatencyHistogram.fromBase64(figures.latency()).count());
        assertEquals(figures.failed(), figures.failures().getOrDefault("reset", 0L));
    }

    @Test
    void recordingAnOkTaskAllocatesNothing() {
        int tasks = 200_000;
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        TrialRecorder recorder = new TrialRecorder(tasks, System::nanoTime);
        recorder.submitted(0, tasks);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int task = 0; task < tasks; task++) {
            recorder.started(task);
            recorder.ok(task);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < tasks / 10, bytes + " bytes for " + tasks + " tasks");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
