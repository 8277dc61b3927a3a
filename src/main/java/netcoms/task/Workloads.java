package netcoms.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The workloads that come with the program. */
public final class Workloads {
    private Workloads() {}

    /** In the order of screens; the first is the default one. */
    public static List<Workload> builtIn() {
        return List.of(
                new Workload(
                        "chat-reference",
                        "two sends, a broadcast, two listeners: at best 1.0 s, one after the other 1.5 s",
                        List.of(
                                new TaskSpec.Send("Hello, World!"),
                                new TaskSpec.Send("How are you?"),
                                new TaskSpec.Receive(1.0),
                                new TaskSpec.Broadcast("Broadcast test", 5),
                                new TaskSpec.Receive(0.5))),
                repeated("chat-burst", "1,000 one-shot lines", 1_000, new TaskSpec.Send("Hello, World!")),
                repeated(
                        "chat-fanout", "one line to 100 listeners, 50 times", 50, new TaskSpec.Fanout("Fan out!", 100)),
                repeated("io-wait", "200 waits of 10 ms", 200, new TaskSpec.Wait(0.010)),
                repeated("cpu", "64 matrix products of size 256", 64, new TaskSpec.Cpu(256)),
                repeated(
                        "complex",
                        "32 tasks of 20 small products with fresh matrices",
                        32,
                        new TaskSpec.Complex(96, 20)),
                repeated(
                        "mixed",
                        "CPU, I/O and chat in one list, 100 tasks",
                        20,
                        new TaskSpec.Send("Hello, World!"),
                        new TaskSpec.Wait(0.020),
                        new TaskSpec.Cpu(192),
                        new TaskSpec.Broadcast("Broadcast test", 5),
                        new TaskSpec.Complex(64, 10)),
                new Workload("crash", "47 waits of 10 ms and 3 tasks that kill their process", crash()),
                new Workload(
                        "misbehave", "47 waits of 10 ms, a crash, an exit, a task that takes all memory", misbehave()),
                repeated("noop", "100,000 empty tasks: the strategy's own cost", 100_000, new TaskSpec.Noop()));
    }

    private static Workload repeated(String name, String description, int times, TaskSpec... tasks) {
        List<TaskSpec> all = new ArrayList<>(times * tasks.length);
        for (int i = 0; i < times; i++) {
            Collections.addAll(all, tasks);
        }
        return new Workload(name, description, all);
    }

    private static List<TaskSpec> crash() {
        return amongWaits(new TaskSpec.Crash(), new TaskSpec.Crash(), new TaskSpec.Crash());
    }

    /** Without a hang, as each worker that dies of one takes the whole hang-timeout. */
    private static List<TaskSpec> misbehave() {
        return amongWaits(new TaskSpec.Crash(), new TaskSpec.Exit(1), new TaskSpec.Oom());
    }

    private static List<TaskSpec> amongWaits(TaskSpec first, TaskSpec second, TaskSpec third) {
        List<TaskSpec> all = new ArrayList<>(Collections.nCopies(50, new TaskSpec.Wait(0.010)));
        all.set(10, first);
        all.set(25, second);
        all.set(40, third);
        return all;
    }
}
