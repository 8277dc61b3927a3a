package netcoms.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import netcoms.stats.TrialRecorder;
import netcoms.task.TaskRunner;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final TaskRunner runner =
            TaskRunner.inProcess(new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));

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

    @Test
    void aDefectIsAFailureOfItsTask() throws InterruptedException {
        TrialRecorder recorder = new TrialRecorder(2, System::nanoTime);
        Trial trial = new Trial(defective(2), runner, recorder, null);
        trial.run(0);
        trial.run(1);

        assertTrue(trial.await());
        assertEquals(Map.of("error", 2L), recorder.counts().failures());
    }

    @Test
    void tasksThatCannotBeHandedOverAreRejected() throws InterruptedException {
        TrialRecorder recorder = new TrialRecorder(1, System::nanoTime);
        Trial trial = new Trial(List.of(new TaskSpec.Noop()), runner, recorder, null);
        trial.reject(0, new IllegalStateException("full"));

        assertTrue(trial.await());
        assertEquals(Map.of("rejected", 1L), recorder.counts().failures());
    }

    @Test
    void nothingRunsAfterAStop() throws InterruptedException {
        TrialRecorder recorder = new TrialRecorder(1, System::nanoTime);
        Trial trial = new Trial(List.of(new TaskSpec.Wait(3600)), runner, recorder, null);
        trial.stop();
        trial.run(0);

        assertTrue(trial.await());
        assertEquals(Map.of("cancelled", 1L), recorder.counts().failures());
    }

    @Test
    void noThreadIsInterruptedAfterTheEnd() throws InterruptedException {
        TrialRecorder recorder = new TrialRecorder(1, System::nanoTime);
        Trial trial = new Trial(List.of(new TaskSpec.Noop()), runner, recorder, null);
        trial.run(0);
        trial.await();
        trial.stop();

        assertEquals(false, Thread.interrupted());
        assertEquals(1, recorder.counts().ok());
    }
}
