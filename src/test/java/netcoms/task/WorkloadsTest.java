package netcoms.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private final List<Workload> all = Workloads.builtIn();

    @Test
    void haveTheNamesOfTheProductInOrder() {
        assertEquals(
                List.of(
                        "chat-reference",
                        "chat-burst",
                        "chat-fanout",
                        "io-wait",
                        "cpu",
                        "complex",
                        "mixed",
                        "crash",
                        "misbehave",
                        "noop"),
                all.stream().map(Workload::name).toList());
    }

    @Test
    void haveTheReferenceListOfTheAncestor() {
        assertEquals(
                List.of(
                        new TaskSpec.Send("Hello, World!"),
                        new TaskSpec.Send("How are you?"),
                        new TaskSpec.Receive(1.0),
                        new TaskSpec.Broadcast("Broadcast test", 5),
                        new TaskSpec.Receive(0.5)),
                all.getFirst().tasks());
    }

    @Test
    void haveEachFaultOfAProcessThatEndsSoon() {
        List<TaskSpec> misbehave = all.stream()
                .filter(w -> w.name().equals("misbehave"))
                .findFirst()
                .orElseThrow()
                .tasks();

        assertEquals(50, misbehave.size());
        assertEquals(
                List.of("crash", "exit", "oom"),
                misbehave.stream()
                        .map(TaskSpec::kind)
                        .filter(kind -> !kind.equals("wait"))
                        .toList());
    }

    @Test
    void haveAFewCrashesAmongOrdinaryTasks() {
        List<TaskSpec> crash = all.stream()
                .filter(w -> w.name().equals("crash"))
                .findFirst()
                .orElseThrow()
                .tasks();

        assertEquals(3, crash.stream().filter(TaskSpec.Crash.class::isInstance).count());
        assertEquals(50, crash.size());
    }
}
