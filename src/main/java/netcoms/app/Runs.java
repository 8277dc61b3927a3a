package netcoms.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import netcoms.config.Config;
import netcoms.report.Reports;
import netcoms.run.Recovery;
import netcoms.run.RunPlan;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.strategy.Strategies;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.TaskSettings;
import netcoms.task.Workload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every command that runs needs: the runner wired to strategies, plans from the configuration, saved reports. */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Config config;
    private final Path folder;
    // Why, by run id; written by the run thread.
    private final Map<String, String> unsaved = new ConcurrentHashMap<>();

    Runs(Config config) {
        this.config = config;
        this.folder = config.logs().resolve("runs");
    }

    /**
     * A runner that saves the report of each ended run before it tells anybody.
     *
     * @param onEnd told each ended run after its report was saved
     */
    Runner runner(Consumer<RunResult> onEnd) {
        ProcessSettings processes = config.processes().withArchive(Installation.archive());
        return new Runner(folder, spec -> Strategies.open(spec, processes), result -> {
            save(result);
            onEnd.accept(result);
        });
    }

    /**
     * A plan with the configured seed, time-outs and target.
     *
     * @param embedded address of the embedded server, the target unless another is configured
     */
    RunPlan plan(Workload workload, List<StrategySpec> strategies, int rounds, InetSocketAddress embedded) {
        Address target = Optional.ofNullable(config.target())
                .map(Address::parse)
                .orElseGet(() -> new Address(embedded.getAddress().getHostAddress(), embedded.getPort()));
        Long seed = config.seed();
        return new RunPlan(
                workload,
                strategies,
                rounds,
                config.warmupRounds(),
                seed == null ? ThreadLocalRandom.current().nextLong(1, 1_000_000_000) : seed,
                new TaskSettings(target.host(), target.port(), config.connectTimeout(), config.responseTimeout()));
    }

    /** Where a run's report is, or why there is none, for a person. */
    String report(RunResult result) {
        String problem = unsaved.get(result.run().id());
        Path run = folder.resolve(result.run().id());
        return problem == null
                ? "report: " + run.resolve("report.md")
                : "the report could not be saved (" + problem + "); what there is of the journal is in " + run;
    }

    /** The folder of a run named by its id or by a path; must hold a report or a journal. */
    Path folderOf(String run) {
        return run.indexOf('/') >= 0 || run.equals(".") ? Path.of(run) : folder.resolve(run);
    }

    /** Saves the reports of runs whose process died before it could, and says so, a sentence each. */
    List<String> recover() {
        List<String> said = new ArrayList<>();
        try {
            for (RunResult result : Recovery.recover(folder)) {
                if (save(result)) {
                    said.add("Recovered run " + result.run().id() + " (" + result.finishedRounds() + " of "
                            + result.run().rounds() + " rounds were finished), " + report(result));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("runs in {} could not be recovered", folder, e);
            said.add("Earlier runs in " + folder + " could not be recovered: " + e.getMessage());
        }
        return said;
    }

    private boolean save(RunResult result) {
        try {
            Reports.save(result, folder);
            return true;
        } catch (IOException e) {
            unsaved.put(result.run().id(), String.valueOf(e.getMessage()));
            LOG.error(
                    "the report of run {} could not be saved; its journal is kept",
                    result.run().id(),
                    e);
            return false;
        }
    }
}
