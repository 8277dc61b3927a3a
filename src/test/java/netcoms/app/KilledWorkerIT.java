package netcoms.app;

import static netcoms.app.Installed.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.testing.terminal.Tmux;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers as a person watches them, and kills one. */
class KilledWorkerIT {
    private static final String CONFIG = """
            chat: { port: 0, name: ann }
            run: { workload: long, strategies: [processes], rounds: 1, warmup-rounds: 0 }
            strategies: { processes: { workers: 2 } }
            workloads:
              long:
                tasks:
                  - { kind: wait, seconds: 0.02, repeat: 100000 }
            """;
    /** Its pid, and how often it was restarted. */
    private static final Pattern WORKER = Pattern.compile("worker-1 +(\\d+) busy +[\\d,]+ +0 +(\\d+) +\\d+ MB +\\d+ %");

    @TempDir
    Path home;

    @Test
    void aWorkerIsKilledFromThePanelAndComesBack() throws Exception {
        Installed program = Installed.in(home, CONFIG);
        try (Tmux terminal = Tmux.start(80, 24, Map.of(), program.command())) {
            terminal.awaitText("connected as ann", LIMIT);
            terminal.press("F5");
            terminal.press("Tab");
            terminal.awaitText("[table]", LIMIT);
            terminal.awaitText(" workers ", LIMIT);
            terminal.press("V");
            Matcher before = awaitWorker(terminal, "0");
            terminal.press("k");
            String question = terminal.awaitText("Kill this worker?", LIMIT);
            assertTrue(question.contains("processes worker-1, pid " + before.group(1)), question);
            terminal.press("y");

            Matcher after = awaitWorker(terminal, "1");
            assertNotEquals(before.group(1), after.group(1));
            terminal.awaitText("worker-1  last end killed by hand", LIMIT);
            terminal.press("C-c");
            assertEquals(0, terminal.awaitExit(LIMIT));
        }
    }

    private static Matcher awaitWorker(Tmux terminal, String restarts) {
        String screen = terminal.await(
                "worker-1 at work, restarted " + restarts + " times",
                shown -> {
                    Matcher worker = WORKER.matcher(shown);
                    return worker.find() && worker.group(2).equals(restarts);
                },
                LIMIT);
        Matcher worker = WORKER.matcher(screen);
        assertTrue(worker.find());
        return worker;
    }
}
