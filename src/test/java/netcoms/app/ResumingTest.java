package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcoms.config.ConfigLoader;
import netcoms.run.RunEvent.PlannedStrategy;
import netcoms.run.RunInfo;
import netcoms.run.RunPlan;
import netcoms.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumingTest {
    @TempDir
    Path home;

    @Test
    void whereNoPlanWasKeptTheTargetMustBeTheConfiguredOne() throws Exception {
        String none = assertThrows(
                        IllegalArgumentException.class, () -> configured("chat-burst", "192.0.2.7:8000", Map.of()))
                .getMessage();
        assertEquals(
                "its journal has no plan, and does not say what listened on 192.0.2.7:8000; if that was a server of its"
                        + " own, let tasks.target be 192.0.2.7:8000 in the configuration",
                none);
        assertThrows(
                IllegalArgumentException.class,
                () -> configured("chat-burst", "127.0.0.1:4711", Map.of("tasks.target", "127.0.0.1:4712")));
        RunPlan plan = configured("chat-burst", "127.0.0.1:4711", Map.of("tasks.target", "127.0.0.1:4711"));
        assertEquals("127.0.0.1:4711", plan.tasks().host() + ":" + plan.tasks().port());
        assertFalse(plan.embedded());
    }

    @Test
    void whatGoesToNoTargetGoesOnWhateverIsConfigured() throws Exception {
        assertTrue(configured("io-wait", "127.0.0.1:4711", Map.of()).embedded());
        assertTrue(configured("io-wait", "127.0.0.1:4711", Map.of("tasks.target", "192.0.2.7:8000"))
                .embedded());
    }

    @ParameterizedTest
    @CsvSource({
        "run.rounds=3",
        "tasks.response-timeout=3s",
        "sweep.places=1",
        "stats.tasks-csv=false",
        "strategies.threads.size=3",
        "strategies.processes.workers=3"
    })
    void whatWasPlannedCannotBeSetAnew(String setting) throws Exception {
        Spoken program = new Spoken(home);
        assertEquals(ExitCode.USAGE, program.call("bench", "--resume", "last", "--quiet", "--set", setting));
        String key = setting.substring(0, setting.indexOf('='));
        assertTrue(
                program.err().contains("--resume goes on with what was planned; leave out --set " + key), program::err);
        assertEquals(ExitCode.USAGE, program.call("--set", setting, "bench", "--resume", "last"));
        assertTrue(program.err().contains("leave out --set " + key), program::err);
    }

    @Test
    void whatTheEnvironmentSaysInVainIsTold() {
        assertEquals("", Resuming.inVain(Map.of("PATH", "/bin", "NETCOMS_CHAT_PORT", "0")));
        assertEquals("", Resuming.inVain(Map.of("NETCOMS_STRATEGIES_PROCESSES_MEMORY", "64MiB")));
        assertEquals(
                "; its plan stands, whatever the environment says (NETCOMS_RUN_ROUNDS, NETCOMS_STRATEGIES_PROCESSES_WORKERS)",
                Resuming.inVain(
                        Map.of("NETCOMS_STRATEGIES_PROCESSES_WORKERS", "3", "NETCOMS_RUN_ROUNDS", "2", "LANG", "C")));
    }

    @Test
    void howWorkersAreSupervisedIsSaidToday() throws Exception {
        Spoken program = new Spoken(home);
        program.call("bench", "--resume", "x,y", "--set", "strategies.processes.memory=64MiB", "--set", "chat.port=0");
        assertTrue(program.err().contains("there is no run 'x,y'"), program::err);
    }

    private RunPlan configured(String workload, String target, Map<String, String> flags) throws Exception {
        RunInfo run = new RunInfo(
                "id", 1, workload, 10, 3, 1, 42, RunStatus.STOPPED, Instant.EPOCH, target, "0.1.0", "j", "o", 2);
        return new Resuming(
                        ConfigLoader.load(Optional.empty(), home, Map.of(), flags)
                                .config(),
                        home)
                .configured(run, List.of(new PlannedStrategy("sequential", 1)));
    }
}
