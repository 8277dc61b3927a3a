package netcoms.app;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyProgress;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.stats.OpenLoad;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Makespan;
import org.jspecify.annotations.Nullable;

/** Plain progress for {@code bench}: a line for every finished trial. Owned by the calling thread. */
final class BenchProgress {
    private static final long PULL_MILLIS = 100;

    private final Runner runner;
    private final @Nullable PrintWriter out;
    private final Map<String, Set<Integer>> told = new HashMap<>();
    private Progress.Phase phase = Progress.Phase.IDLE;

    /** @param out null tells nobody */
    BenchProgress(Runner runner, @Nullable PrintWriter out) {
        this.runner = runner;
        this.out = out;
    }

    /** What a run that goes on has already is not told again. */
    void known(RunResult result) {
        result.strategies()
                .forEach(strategy -> told.put(
                        strategy.name(), new HashSet<>(strategy.makespan().rounds())));
    }

    /** Tells until the run has ended. */
    void follow() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().name("bench-end").start(() -> {
            try {
                runner.awaitIdle();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (!waiting.join(java.time.Duration.ofMillis(PULL_MILLIS))) {
            tell(runner.progress());
        }
        tell(runner.progress());
    }

    private void tell(Progress progress) {
        if (out == null) {
            return;
        }
        if (progress.phase() != phase) {
            phase = progress.phase();
            switch (phase) {
                case STARTING -> out.println("starting " + String.join(", ", names(progress)) + " …");
                case WARMING_UP -> out.println("warm-up round …");
                case STOPPING -> out.println("stopping …");
                case RUNNING, IDLE -> {}
            }
        }
        runner.result()
                .ifPresent(result -> result.strategies()
                        .forEach(strategy -> trials(strategy, result.run().rounds(), out)));
        out.flush();
    }

    /** From the result, not from the progress, which is about the trial that goes and not about those that ended. */
    private void trials(Summary strategy, int rounds, PrintWriter to) {
        Makespan makespan = strategy.makespan();
        Set<Integer> before = told.computeIfAbsent(strategy.name(), name -> new HashSet<>());
        int now = makespan.values().size();
        for (int trial = 0; trial < now; trial++) {
            if (!before.add(makespan.rounds().get(trial))) {
                continue;
            }
            to.print(String.format(
                    Locale.ROOT,
                    "round %d/%d  %-13s  %9.3f s",
                    makespan.rounds().get(trial),
                    rounds,
                    strategy.name(),
                    makespan.values().get(trial)));
            // The counts are over all trials so far, so only the last one can say them.
            to.println(
                    trial == now - 1
                            ? String.format(Locale.ROOT, "  ok %d  failed %d", strategy.ok(), strategy.failed())
                                    + late(strategy)
                            : "");
        }
    }

    private static String late(Summary strategy) {
        OpenLoad load = strategy.detail().open();
        return load == null ? "" : "  late " + load.late();
    }

    private static java.util.List<String> names(Progress progress) {
        return progress.strategies().stream().map(StrategyProgress::name).toList();
    }
}
