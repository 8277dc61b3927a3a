package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that share a folder of runs. */
@Timeout(60)
class RunLockIT {

    @TempDir
    Path runs;

    /** Holds a journal open until it is killed; having read it and listed what can be recovered must cost nothing. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException {
            Path runs = Path.of(args[0]);
            Path folder = Files.createDirectory(runs.resolve("run"));
            Journal journal = Journal.open(folder);
            RunInfo run =
                    new RunInfo("run", 1, "w", 1, 1, 0, 1, RunStatus.RUNNING, Instant.EPOCH, "t", "v", "j", "o", 1);
            journal.append(
                    new RunEvent.RunStarted(
                            run,
                            List.of(new RunEvent.PlannedStrategy("virtual", 0)),
                            List.of(50.0),
                            false,
                            RunFaults.NONE),
                    true);
            Files.readString(folder.resolve(Journal.FILE));
            System.out.println("alive " + Recovery.recover(runs).size());
            // Until the pipe ends, whatever happens to the parent.
            while (System.in.read() >= 0) {}
        }
    }

    @Test
    void aRunOfAnotherProcessIsRecoveredOnceThatIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        runs.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.startsWith("alive")) {
                line = out.readLine();
            }
            assertEquals("alive 0", line);
            assertEquals(List.of(), Recovery.recover(runs), "the other process lives");
            other.destroyForcibly();
            assertTrue(other.waitFor(30, TimeUnit.SECONDS));
            List<RunResult> recovered = Recovery.recover(runs);
            assertEquals(1, recovered.size());
            assertEquals(RunStatus.RECOVERED, recovered.getFirst().run().status());
        } finally {
            other.destroyForcibly();
        }
    }
}
