package netcoms.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import netcoms.stats.TrialRecorder;
import netcoms.strategy.Cancellation;
import netcoms.strategy.Strategies;
import netcoms.strategy.Strategy;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.task.Workloads;
import netcoms.testing.TinyChat;

/**
 * What the strategies cost by themselves.
 *
 * <pre>
 * java -cp target/classes:target/test-classes:target/lib/* netcoms.bench.StrategyBench noop [tasks] [rounds] [strategy]
 * … netcoms.bench.StrategyBench startup [workers] [rounds] [archive]
 * … netcoms.bench.StrategyBench workload NAME HOST:PORT|self [rounds]
 * </pre>
 */
public final class StrategyBench {
    private StrategyBench() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "noop" -> noop(number(args, 1, 1_000_000), number(args, 2, 7), args.length > 3 ? args[3] : "");
            case "startup" -> startup(number(args, 1, 2), number(args, 2, 7), args.length > 3 ? args[3] : null);
            case "workload" -> {
                try (TinyChat chat = new TinyChat()) {
                    String target = args[2].equals("self") ? "127.0.0.1:" + chat.port() : args[2];
                    workload(args[1], target, number(args, 3, 5));
                }
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Rates of empty tasks: each strategy, or one of them, and the bare loop in turn, in this one JVM. */
    private static void noop(int tasks, int rounds, String only) throws Exception {
        for (StrategySpec spec : List.of(
                new StrategySpec.Virtual(0),
                new StrategySpec.Processes(2),
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(2))) {
            if (!spec.name().startsWith(only)) {
                continue;
            }
            double[] bare = new double[rounds];
            double[] rate = new double[rounds];
            double[] ratio = new double[rounds];
            try (Strategy strategy = Strategies.open(spec, processes(null))) {
                for (int round = -3; round < rounds; round++) {
                    double one = bare(tasks);
                    double other = noop(strategy, tasks);
                    if (round >= 0) {
                        bare[round] = one;
                        rate[round] = other;
                        ratio[round] = other / one;
                    }
                }
            }
            print(
                    "%-12s %,12.0f tasks/s  bare virtual loop %,12.0f  ratio: median %.2f, of the best %.2f, by round %s%n",
                    spec.name(), median(rate), median(bare), median(ratio), max(rate) / max(bare), rounded(ratio));
        }
    }

    private static double noop(Strategy strategy, int tasks) throws InterruptedException {
        Workload workload =
                new Workload("noop", "empty tasks", Collections.nCopies(tasks, (TaskSpec) new TaskSpec.Noop()));
        TrialRecorder recorder = new TrialRecorder(tasks, System::nanoTime);
        System.gc();
        long begin = System.nanoTime();
        strategy.execute(workload, settings("127.0.0.1", 1), recorder, new Cancellation());
        double rate = tasks / ((System.nanoTime() - begin) / 1e9);
        if (recorder.counts().ok() != tasks) {
            throw new AssertionError(recorder.counts());
        }
        return rate;
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static String rounded(double[] values) {
        return Arrays.toString(
                Arrays.stream(values).map(v -> Math.round(v * 100) / 100.0).toArray());
    }

    private static double bare(int tasks) throws InterruptedException {
        System.gc();
        LongAdder count = new LongAdder();
        long begin = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < tasks; i++) {
                executor.execute(count::increment);
            }
        }
        double rate = tasks / ((System.nanoTime() - begin) / 1e9);
        if (count.sum() != tasks) {
            throw new AssertionError(count);
        }
        return rate;
    }

    private static void startup(int workers, int rounds, String archive) throws Exception {
        double[] millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            try (Strategy strategy = Strategies.open(
                    new StrategySpec.Processes(workers), processes(archive == null ? null : Path.of(archive)))) {
                millis[round] = strategy.startup().toNanos() / 1e6;
            }
        }
        print(
                "%d workers ready in %.0f ms (median of %d: %s)%n",
                workers,
                median(millis),
                rounds,
                Arrays.toString(Arrays.stream(millis).mapToLong(Math::round).toArray()));
    }

    private static void workload(String name, String target, int rounds) throws Exception {
        Workload workload = Workloads.builtIn().stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow();
        int colon = target.lastIndexOf(':');
        TaskSettings settings = settings(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        for (StrategySpec spec : List.of(
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(5),
                new StrategySpec.Virtual(0),
                new StrategySpec.Processes(2))) {
            try (Strategy strategy = Strategies.open(spec, processes(null))) {
                for (int round = 0; round < rounds; round++) {
                    TrialRecorder recorder = new TrialRecorder(workload.tasks().size(), System::nanoTime);
                    long begin = System.nanoTime();
                    strategy.execute(workload, settings, recorder, new Cancellation());
                    print("%-12s %8.4f s  %s%n", spec.name(), (System.nanoTime() - begin) / 1e9, recorder.counts());
                }
            }
        }
    }

    private static ProcessSettings processes(Path archive) {
        // For comparisons: -Dworker.options="-XX:TieredStopAtLevel=1 …"
        String options = System.getProperty("worker.options", "").strip();
        return new ProcessSettings(
                options.isEmpty() ? List.of() : List.of(options.split(" ")), 3, Duration.ofSeconds(20), archive);
    }

    private static TaskSettings settings(String host, int port) {
        return new TaskSettings(host, port, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
