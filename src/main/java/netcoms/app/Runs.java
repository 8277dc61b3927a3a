package netcoms.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netcoms.chat.server.ChatServer;
import netcoms.chat.server.CloseReason;
import netcoms.config.Config;
import netcoms.monitor.CpuClock;
import netcoms.report.Archive;
import netcoms.report.Reports;
import netcoms.run.Recovery;
import netcoms.run.RunPlan;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.run.Surroundings;
import netcoms.secure.Door;
import netcoms.strategy.Strategies;
import netcoms.strategy.StrategySpec;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.TaskSettings;
import netcoms.task.Way;
import netcoms.task.Workload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every command that runs needs: the runner wired to strategies, plans from the configuration, saved reports. */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private static final Set<String> LIMITS =
            Set.of(CloseReason.SLOW_CONSUMER.label(), CloseReason.FLOOD.label(), CloseReason.LIMIT.label());

    private final Config config;
    private final Path folder;
    // Why, by run id; written by the run thread.
    private final Map<String, String> unsaved = new ConcurrentHashMap<>();

    // Null until it was found out.
    private @Nullable Door targetDoor;

    Runs(Config config) {
        this.config = config;
        this.folder = config.logs().resolve("runs");
    }

    /**
     * A runner that saves the report of each ended run before it tells anybody.
     *
     * @param server the embedded one
     * @param onEnd told each ended run after its report was saved
     */
    Runner runner(ChatServer server, Consumer<RunResult> onEnd) {
        ProcessSettings processes = config.processes().withArchive(Installation.archive());
        return new Runner(
                folder,
                spec -> Strategies.open(spec, processes),
                processes,
                result -> {
                    save(result);
                    onEnd.accept(result);
                },
                new Surroundings(new CpuClock()::read, () -> refused(server)));
    }

    /** What the server closed for a limit; of no matter to tasks that talk to another. */
    private Map<String, Long> refused(ChatServer server) {
        if (config.target() != null) {
            return Map.of();
        }
        Map<String, Long> refused = new HashMap<>(server.figures().closed());
        refused.keySet().retainAll(LIMITS);
        return refused;
    }

    /** Finds out how to get into the configured target, and asks the person where that is needed; before any plan. */
    void knock(DoorOptions options, Asker asker) throws IOException {
        String target = config.target();
        if (target != null) {
            targetDoor = new Doorway(Address.parse(target), options, config, asker).find();
        }
    }

    /** Interrupted runs of the configured folder. */
    Resuming resuming() {
        return new Resuming(config, folder);
    }

    /** How to get into a target of an interrupted run: as into the configured one where it is that, else as it turns out. */
    Door door(Address target, DoorOptions options, Asker asker) throws IOException {
        boolean known =
                config.target() != null && Address.parse(config.target()).equals(target);
        return known && targetDoor != null ? targetDoor : new Doorway(target, options, config, asker).find();
    }

    /**
     * A plan with the configured seed, time-outs and target.
     *
     * @param faults name of a fault plan
     * @param embedded the target unless another is configured
     */
    RunPlan plan(Workload workload, List<StrategySpec> strategies, int rounds, String faults, Serving embedded) {
        Address target = Optional.ofNullable(config.target())
                .map(Address::parse)
                .orElseGet(() -> new Address(
                        embedded.near().getAddress().getHostAddress(),
                        embedded.near().getPort()));
        Door door = config.target() == null ? embedded.door() : Objects.requireNonNullElse(targetDoor, Door.OPEN);
        Long seed = config.seed();
        return new RunPlan(
                workload,
                strategies,
                rounds,
                config.warmupRounds(),
                seed == null ? ThreadLocalRandom.current().nextLong(1, 1_000_000_000) : seed,
                new TaskSettings(
                        target.host(),
                        target.port(),
                        config.connectTimeout(),
                        config.responseTimeout(),
                        door,
                        config.recovery(),
                        config.pooling(),
                        Way.DIRECT),
                config.stats(),
                config.faultPlan(faults),
                config.trialTimeout(),
                config.target() == null);
    }

    /** All runs that were saved in the configured folder. */
    Archive archive() {
        return new Archive(folder);
    }

    /** Where a run's report is, or why there is none, for a person. */
    String report(RunResult result) {
        String problem = unsaved.get(result.run().id());
        Path run = folder.resolve(result.run().id());
        if (problem == null && !Files.exists(run)) {
            return "Run " + result.run().id() + " was deleted.";
        }
        return problem == null
                ? "Report: " + run.resolve("report.md")
                : "The report could not be saved (" + problem + "); what there is of the journal is in " + run;
    }

    /**
     * A saved run.
     *
     * @param named its id, a path to its folder, or a path to a report.json
     * @throws Failure when there is no such report, or it can't be read
     */
    RunResult saved(String named) {
        return load(file(named));
    }

    /** The same; its report.md and report.html are made again, where that is possible. */
    RunResult savedAgain(String named) {
        Path file = file(named);
        RunResult result = load(file);
        try {
            Reports.again(result, file);
        } catch (IOException e) {
            LOG.warn("the report of {} could not be made again", file, e);
        }
        return result;
    }

    private Path file(String named) {
        Path path = Path.of(named);
        return Stream.of(folder.resolve(path).resolve("report.json"), path.resolve("report.json"), path)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "there is no report of a run '" + named + "': expected the name of a folder in " + folder
                                + ", or a path to a run's folder or report.json"));
    }

    private static RunResult load(Path file) {
        try {
            return Reports.load(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "not a report that can be read: " + e.getMessage());
        }
    }

    /** Saves the reports of runs whose process died before it could, and says so, a sentence each. */
    List<String> recover() {
        List<String> said = new ArrayList<>();
        try {
            for (RunResult result : Recovery.recover(folder)) {
                if (save(result)) {
                    said.add("Recovered run " + result.run().id() + " (" + result.finishedRounds() + " of "
                            + result.run().rounds() + " rounds were finished). " + report(result));
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
            unsaved.remove(result.run().id());
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
