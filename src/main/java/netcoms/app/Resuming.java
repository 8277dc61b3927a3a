package netcoms.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcoms.config.Config;
import netcoms.config.ConfigLoader;
import netcoms.fault.FaultPlan;
import netcoms.report.Archive;
import netcoms.run.RunEvent.PlannedStrategy;
import netcoms.run.RunInfo;
import netcoms.run.RunPlan;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.run.Runner;
import netcoms.run.UnfinishedRun;
import netcoms.secure.Door;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/** Goes on with interrupted runs: finds them, and makes their plans again where the journals do not have them. Any thread. */
final class Resuming {
    private static final String LAST = "last";

    private final Config config;
    private final Path folder;

    /** Finds the way into a target that is not the embedded server. */
    @FunctionalInterface
    interface Doors {
        Door of(Address target) throws IOException;
    }

    /** @param folder of all runs */
    Resuming(Config config, Path folder) {
        this.config = config;
        this.folder = folder;
    }

    /**
     * The folder of the run that is meant.
     *
     * @param named its id, a path to its folder, or {@code last} for the newest that is not finished
     * @throws Failure when there is no such run, or it is kept elsewhere
     */
    Path find(String named) throws IOException {
        if (named.equals(LAST)) {
            return folder.resolve(last());
        }
        Path path = Path.of(named);
        Path inFolder = folder.resolve(path);
        Path found = Files.isDirectory(inFolder) ? inFolder : path;
        if (!Files.isDirectory(found)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "there is no run '" + named + "': expected the name of a folder in " + folder
                            + ", a path to one, or last");
        }
        Path real = found.toRealPath();
        if (!Files.isDirectory(folder) || !folder.toRealPath().equals(real.getParent())) {
            throw new Failure(
                    ExitCode.USAGE,
                    "the run in " + real + " is not kept in " + folder
                            + ", where this configuration keeps its runs: --set logs.folder=… names another folder");
        }
        return folder.resolve(real.getFileName());
    }

    private String last() throws IOException {
        Archive archive = new Archive(folder);
        for (String id : archive.ids()) {
            if (archive.look(id).isUnfinished()) {
                return id;
            }
        }
        throw new Failure(ExitCode.USAGE, "there is no run in " + folder + " that is not finished");
    }

    /**
     * What is left of a run, with its plan and its target of now.
     *
     * @param embedded the target of runs that had an embedded one
     * @throws Failure when it cannot be resumed; says why
     */
    Found open(Path run, Serving embedded, Doors doors) throws IOException {
        Archive.Entry reported = new Archive(folder).look(String.valueOf(run.getFileName()));
        if (reported.run() != null && reported.run().status() == RunStatus.FINISHED) {
            // Also where a full disk cost the journal some of it.
            throw new Failure(ExitCode.FAILED, "run " + reported.id() + " has nothing missing: it is finished");
        }
        UnfinishedRun unfinished;
        try {
            unfinished = UnfinishedRun.open(run);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        boolean kept = false;
        try {
            RunPlan plan = unfinished.plan(config.workloads(), this::configured);
            Found found = new Found(unfinished, aimed(plan, embedded, doors));
            kept = true;
            return found;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } finally {
            if (!kept) {
                unfinished.close();
            }
        }
    }

    private static RunPlan aimed(RunPlan plan, Serving embedded, Doors doors) throws IOException {
        if (plan.embedded()) {
            return plan.at(
                    embedded.near().getAddress().getHostAddress(),
                    embedded.near().getPort(),
                    embedded.door());
        }
        String host = plan.tasks().host();
        int port = plan.tasks().port();
        return plan.at(host, port, doors.of(new Address(host, port)));
    }

    /**
     * What the configuration of today makes of a run whose journal has no plan; its target stays what it was.
     *
     * @throws IllegalArgumentException when the configuration does not tell; says why, for a person
     */
    RunPlan configured(RunInfo run, List<PlannedStrategy> planned) {
        Workload workload = config.workloads().stream()
                .filter(one -> one.name().equals(run.workload()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "its workload '" + run.workload() + "' is not in the configuration any more"));
        Address target = Address.parse(run.target());
        boolean aims = workload.tasks().stream().anyMatch(Resuming::aims);
        // An embedded server's address says nothing: any program may have had it, then or now.
        if (aims && (config.target() == null || !Address.parse(config.target()).equals(target))) {
            throw new IllegalArgumentException("its journal has no plan, and does not say what listened on " + target
                    + "; if that was a server of its own, let tasks.target be " + target + " in the configuration");
        }
        return new RunPlan(
                workload,
                planned.stream().map(this::strategy).toList(),
                run.rounds(),
                run.warmupRounds(),
                run.seed(),
                new TaskSettings(target.host(), target.port(), config.connectTimeout(), config.responseTimeout())
                        .with(config.recovery()),
                config.stats(),
                FaultPlan.NONE,
                config.trialTimeout(),
                !aims);
    }

    /** Whether a task goes to the target. */
    private static boolean aims(TaskSpec task) {
        return task instanceof TaskSpec.Send
                || task instanceof TaskSpec.Receive
                || task instanceof TaskSpec.Broadcast
                || task instanceof TaskSpec.Fanout;
    }

    private StrategySpec strategy(PlannedStrategy planned) {
        String model = planned.name().replaceFirst("\\(.*", "");
        return config.strategies().stream()
                .filter(spec -> spec.name().equals(model))
                .findFirst()
                .map(spec -> spec.withPlaces(planned.places()))
                .orElseThrow(() -> new IllegalArgumentException("there is no strategy '" + model + "' any more"));
    }

    /**
     * What the environment says of what to run, if anything, which the plan of a run that goes on does not heed. Said and
     * not refused, as a flag is: who set a variable need not have meant this run.
     *
     * @param environment its variables
     */
    static String inVain(Map<String, String> environment) {
        List<String> variables = ConfigLoader.variables(environment, ResumeOption.PLANNED.asMatchPredicate());
        return variables.isEmpty()
                ? ""
                : "; its plan stands, whatever the environment says (" + String.join(", ", variables) + ")";
    }

    /**
     * A run that can go on.
     *
     * @param plan with its target of now
     */
    record Found(UnfinishedRun run, RunPlan plan) implements AutoCloseable {
        RunResult result() {
            return run.result();
        }

        /** Goes on with it; a reason when that cannot be. */
        Optional<String> start(Runner runner) {
            return runner.resume(run, plan);
        }

        /** One line: how much is there, and what was said in vain. */
        String words() {
            return "run " + result().run().id() + " goes on: " + result().finishedRounds() + " of "
                    + result().run().rounds() + " rounds are finished" + inVain(System.getenv());
        }

        @Override
        public void close() {
            run.close();
        }
    }
}
