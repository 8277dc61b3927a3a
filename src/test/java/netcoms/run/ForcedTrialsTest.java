package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is finished survives a crash of the machine: the JVM itself tells of every force onto the disk. */
@Timeout(60)
class ForcedTrialsTest {
    private static final String FORCE = "jdk.FileForce";
    private static final RunPlan PLAN = new RunPlan(
            new Workload("waits", "", List.of(new TaskSpec.Wait(1.0))),
            List.of(new StrategySpec.Sequential(), new StrategySpec.Threads(2)),
            3,
            1,
            42,
            new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    @TempDir
    Path runs;

    @Test
    void theJournalIsForcedOntoTheDiskAtTheEndOfEachCountedTrial() throws Exception {
        FakeTime time = new FakeTime();
        try (Recording recording = new Recording();
                Runner runner = time.runner(runs, spec -> new ScriptedStrategy(spec, time), result -> {})) {
            recording.enable(FORCE).withoutThreshold().withoutStackTrace();
            recording.start();
            assertEquals(Optional.empty(), runner.start(PLAN));
            runner.awaitIdle();
            recording.stop();
            // The plan, six trials, the end; not what is warmed up.
            assertEquals(1 + 6 + 1, forces(recording));
        }
    }

    private long forces(Recording recording) throws IOException {
        Path file = runs.resolve("forces.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(FORCE))
                .filter(this::isOfTheJournal)
                .count();
    }

    private boolean isOfTheJournal(RecordedEvent event) {
        Path path = Path.of(event.getString("path"));
        return path.startsWith(runs) && path.endsWith(Journal.FILE);
    }
}
