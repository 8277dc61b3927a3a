package netcoms.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import netcoms.stats.TrialRecorder;
import netcoms.task.KeptConnections;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final TaskRunner runner = TaskRunner.inProcess(
            new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(1), Duration.ofSeconds(1)), new KeptConnections());

    private final HerePlaces places = new HerePlaces();
    private TrialRecorder recorder = new TrialRecorder(0, System::nanoTime);

    /** A list whose tasks cannot even be looked at: the nearest thing to a defect in a task. */
    private static List<TaskSpec> defective(int size) {
        return new AbstractList<>() {
            @Override
            public TaskSpec get(int index) {
                throw new IllegalStateException("broken task " + index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Runs each task at once on the calling thread. */
    private static final class HerePlaces implements Places {
        int interrupts;
        boolean full;

        @Override
        public void begin(int tasks) {}

        @Override
        public void execute(Runnable task) {
            if (full) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        }

        @Override
        public boolean await(long millis) {
            return true;
        }

        @Override
        public void interrupt() {
            interrupts++;
        }

        @Override
        public void end(boolean ended) {
            assertTrue(ended);
        }

        @Override
        public void close() {}
    }

    private Trial trial(List<TaskSpec> tasks) {
        recorder = new TrialRecorder(tasks.size(), System::nanoTime);
        return new Trial(tasks, runner, recorder, null, places, new Cancellation());
    }

    @Test
    void aDefectIsAFailureOfItsTask() throws InterruptedException {
        Trial trial = trial(defective(2));
        trial.submitAll();
        trial.await();

        assertEquals(Map.of("error", 2L), recorder.counts().failures());
    }

    @Test
    void tasksThatCannotBeHandedOverAreRejected() throws InterruptedException {
        places.full = true;
        Trial trial = trial(List.of(new TaskSpec.Noop()));
        trial.submitAll();
        trial.await();

        assertEquals(Map.of("rejected", 1L), recorder.counts().failures());
    }

    @Test
    void nothingRunsAfterAStop() throws InterruptedException {
        Trial trial = trial(List.of(new TaskSpec.Wait(3600)));
        trial.stop();
        trial.stop();
        trial.submitAll();
        trial.await();

        assertEquals(1, places.interrupts);
        assertEquals(Map.of("cancelled", 1L), recorder.counts().failures());
    }

    @Test
    void placesThatRefuseAfterAStopMeanCancelled() throws InterruptedException {
        Trial trial = trial(List.of(new TaskSpec.Noop()));
        trial.stop();
        places.full = true;
        trial.submitAll();
        trial.await();

        assertEquals(Map.of("cancelled", 1L), recorder.counts().failures());
    }

    @Test
    void nothingIsInterruptedAfterTheEnd() throws InterruptedException {
        Trial trial = trial(List.of(new TaskSpec.Noop()));
        trial.submitAll();
        trial.await();
        trial.stop();

        assertEquals(0, places.interrupts);
        assertEquals(1, recorder.counts().ok());
    }
}
