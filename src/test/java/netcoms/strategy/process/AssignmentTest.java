package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static Dispatch dispatch(int trial) {
        Workload workload = new Workload("w", "d", List.of(new TaskSpec.Noop()));
        TaskSettings settings = new TaskSettings("h", 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        TrialRecorder recorder = new TrialRecorder(1, System::nanoTime);
        return new Dispatch(TrialFrame.of(trial, workload, settings), recorder, new Cancellation(), 1, 1);
    }

    @Test
    void anEarlierTrialThatIsAnnouncedLateUndoesNothing() {
        Dispatch first = dispatch(1);
        Dispatch second = dispatch(2);
        Assignment assignment = new Assignment();
        assignment.join(first);
        assignment.join(second);
        assignment.announced(first);
        assertNull(assignment.takeBatch());

        assignment.announced(second);
        assignment.announced(first);
        assertNotNull(assignment.takeBatch());
    }
}
