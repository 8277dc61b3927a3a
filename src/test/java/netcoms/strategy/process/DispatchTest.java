package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import netcoms.stats.Arrivals;
import netcoms.stats.OpenLoad;
import netcoms.stats.TrialCounts;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.task.FailureKind;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private static final TaskSettings SETTINGS = new TaskSettings("h", 1, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private TrialRecorder recorder = new TrialRecorder(0, System::nanoTime);

    private Dispatch dispatch(List<TaskSpec> tasks, int maxAttempts) {
        recorder = new TrialRecorder(tasks.size(), System::nanoTime);
        return new Dispatch(
                TrialFrame.of(1, new Workload("w", "d", tasks), SETTINGS),
                recorder,
                new Cancellation(),
                maxAttempts,
                2);
    }

    private Dispatch noops(int count, int maxAttempts) {
        return dispatch(Collections.nCopies(count, new TaskSpec.Noop()), maxAttempts);
    }

    private static ByteBuffer oks(int count, long serviceNanos) {
        ByteBuffer frame = ByteBuffer.allocate(4 + count * 17).putInt(count);
        for (int i = 0; i < count; i++) {
            frame.put((byte) 0).putLong(serviceNanos).putLong(System.nanoTime());
        }
        return frame.flip();
    }

    private static void finish(Dispatch dispatch, Backlog.Range batch, long serviceNanos) throws IOException {
        dispatch.results(batch.from(), batch.to(), 0, oks(batch.size(), serviceNanos));
    }

    /** Four tasks, one each 100 ms: nothing goes before its time, and what was lost goes out again after the rest. */
    @Test
    void nothingIsHandedOutBeforeItIsDue() {
        AtomicLong clock = new AtomicLong();
        recorder = new TrialRecorder(4, clock::get, Arrivals.of(new OpenLoad.Offered(10, "constant", 0.4, 0), 4, 1, 1));
        recorder.submitted(0, 4);
        Workload workload = new Workload("w", "d", Collections.nCopies(4, new TaskSpec.Noop()));
        Dispatch dispatch = new Dispatch(TrialFrame.of(1, workload, SETTINGS), recorder, new Cancellation(), 3, 2);
        assertNull(dispatch.take());
        assertTrue(dispatch.release());
        assertFalse(dispatch.release());
        assertEquals(OptionalLong.of(100_000_000), dispatch.untilNextNanos());
        assertEquals(new Backlog.Range(0, 1), dispatch.take());
        assertNull(dispatch.take());
        clock.addAndGet(250_000_000);
        assertNull(dispatch.take(), "it is due, but was not let go");
        assertTrue(dispatch.release());
        assertEquals(new Backlog.Range(1, 2), dispatch.take());
        dispatch.lost(0, 1, 0, "killed", true);
        assertEquals(new Backlog.Range(2, 3), dispatch.take());
        assertEquals(new Backlog.Range(0, 1), dispatch.take());
        assertNull(dispatch.take());
        clock.addAndGet(50_000_000);
        assertTrue(dispatch.release());
        assertEquals(OptionalLong.empty(), dispatch.untilNextNanos());
        assertEquals(new Backlog.Range(3, 4), dispatch.take());
        assertNull(dispatch.take());
    }

    @Test
    void shortTasksGoInLargeBatchesOnceTheirTimeIsKnown() throws IOException {
        Dispatch dispatch = noops(1_000_000, 1);
        Backlog.Range first = dispatch.take();
        assertEquals(new Backlog.Range(0, 1), first);
        finish(dispatch, first, 100);

        int size = dispatch.take().size();
        assertTrue(size > 15_000 && size <= 20_000, "" + size);
    }

    @Test
    void longTasksGoOneByOne() throws IOException {
        Dispatch dispatch = dispatch(Collections.nCopies(100, new TaskSpec.Wait(0.01)), 1);
        for (int i = 0; i < 5; i++) {
            Backlog.Range batch = dispatch.take();
            assertEquals(1, batch.size());
            finish(dispatch, batch, 10_000_000);
        }
    }

    @Test
    void batchesShrinkTowardsTheEnd() throws IOException {
        Dispatch dispatch = noops(1_000, 1);
        finish(dispatch, dispatch.take(), 1);
        Backlog.Range batch = dispatch.take();
        assertEquals(999 / 4, batch.size());
        int size = batch.size();
        for (Backlog.Range next = dispatch.take(); next != null; next = dispatch.take()) {
            assertTrue(next.size() <= size);
            size = next.size();
        }
        assertEquals(1, size);
    }

    @Test
    void onlyTheTaskThatRanCountsAnAttempt() throws IOException {
        Dispatch dispatch = noops(10, 2);
        finish(dispatch, dispatch.take(), 1);
        dispatch.lost(1, 5, 1, "killed", true);
        // The others go first, the suspect last.
        dispatch.lost(2, 5, -1, "killed", true);
        dispatch.lost(2, 5, -1, "killed", true);
        assertEquals(Map.of(), recorder.counts().failures());

        dispatch.lost(1, 5, 1, "killed", true);
        assertEquals(Map.of("poison", 1L), recorder.counts().failures());
        assertTrue(recorder.ended(1));
        assertFalse(recorder.ended(2));
    }

    @Test
    void aTaskIsLostExactlyOnceWhateverDies() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Dispatch dispatch = noops(2_000, 3);
        int[] deaths = new int[2_000];
        while (!dispatch.done()) {
            Backlog.Range batch = dispatch.take();
            int done = random.nextInt(batch.size() + 1);
            dispatch.results(batch.from(), batch.to(), 0, oks(done, 10));
            int next = batch.from() + done;
            if (next < batch.to()) {
                boolean running = random.nextBoolean();
                deaths[next] += running ? 1 : 0;
                dispatch.lost(next, batch.to(), running ? next : -1, "killed", true);
            }
        }
        assertNull(dispatch.take());
        TrialCounts counts = recorder.counts();
        int lost = 0;
        for (int count : deaths) {
            assertTrue(count <= 3);
            lost += count == 3 ? 1 : 0;
        }
        assertEquals(2_000, counts.done());
        assertEquals(lost, counts.failed());
    }

    @Test
    void resultsThatWereNotDueAreRefused() {
        Dispatch dispatch = noops(10, 1);

        assertThrows(IOException.class, () -> dispatch.results(0, 2, 0, oks(3, 1)));
    }

    /** A broken frame costs its worker, and not this process's memory. */
    @Test
    void portsAndTextsThatAreNotThereAreRefused() {
        Dispatch dispatch = noops(10, 1);
        for (int count : new int[] {Integer.MAX_VALUE, 2, -1}) {
            ByteBuffer ports = result(Frames.TRACED).putInt(0).put((byte) 0).putInt(count);
            assertThrows(
                    IOException.class,
                    () -> dispatch.results(0, 1, 0, ports.putInt(1).flip()));
            ByteBuffer text = result(Frames.FAILED).putInt(count);
            assertThrows(
                    BufferUnderflowException.class,
                    () -> dispatch.results(0, 1, 0, text.put((byte) 'x').flip()));
        }
    }

    private static ByteBuffer result(int flags) {
        return ByteBuffer.allocate(64).putInt(1).put((byte) flags).putLong(1).putLong(1);
    }

    @Test
    void aStopEndsTheRestAsCancelled() throws IOException {
        Dispatch dispatch = noops(10, 1);
        finish(dispatch, dispatch.take(), 1);
        dispatch.stop();
        dispatch.lost(1, 3, 1, "killed", true);
        assertNull(dispatch.take());
        dispatch.failRest(FailureKind.CANCELLED, "stopped");

        assertTrue(dispatch.done());
        assertEquals(Map.of("cancelled", 9L), recorder.counts().failures());
    }
}
