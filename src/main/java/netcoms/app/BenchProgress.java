package netcoms.app;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyProgress;
import netcoms.run.Runner;
import org.jspecify.annotations.Nullable;

/** Plain progress for {@code bench}: a line for every finished trial. Owned by the calling thread. */
final class BenchProgress {
    private static final long PULL_MILLIS = 100;

    private final Runner runner;
    private final @Nullable PrintWriter out;
    private final Map<String, Integer> told = new HashMap<>();
    private Progress.Phase phase = Progress.Phase.IDLE;

    /** @param out null tells nobody */
    BenchProgress(Runner runner, @Nullable PrintWriter out) {
        this.runner = runner;
        this.out = out;
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
        for (StrategyProgress strategy : progress.strategies()) {
            if (strategy.trialsDone() > told.getOrDefault(strategy.name(), 0)) {
                told.put(strategy.name(), strategy.trialsDone());
                out.println(String.format(
                        Locale.ROOT,
                        "round %d/%d  %-10s  %9.3f s  ok %d  failed %d",
                        strategy.trialsDone(),
                        strategy.trials(),
                        strategy.name(),
                        strategy.makespanSeconds(),
                        strategy.ok(),
                        strategy.failed()));
            }
        }
        out.flush();
    }

    private static java.util.List<String> names(Progress progress) {
        return progress.strategies().stream().map(StrategyProgress::name).toList();
    }
}
