package netcoms.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcoms.run.RunEvent.FaultsSwitched;
import netcoms.run.RunEvent.PlanKept;
import netcoms.run.RunEvent.PlannedStrategy;
import netcoms.run.RunEvent.RanOn;
import netcoms.run.RunEvent.RunEnded;
import netcoms.run.RunEvent.RunResumed;
import netcoms.run.RunEvent.RunStarted;
import netcoms.run.RunEvent.TrialFinished;
import netcoms.stats.FailureExample;
import netcoms.stats.FailureSeen;
import netcoms.stats.OneLine;
import netcoms.stats.RecordedTrial;
import netcoms.stats.TrialFaults;
import netcoms.strategy.process.ProcessSettings;
import netcoms.task.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of one run: its journal, the files beside it, and the result that its events add up to. Written by the run
 * thread, which alone touches the disk; {@link #result} on any.
 */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final RunPlan plan;
    private final Path runsFolder;
    private final ProcessSettings workers;
    private final @Nullable UnfinishedRun before;
    private final RunTally tally = new RunTally();
    // Run thread only, from here to the blank line. The id is the wanted one until the folder exists.
    private RunInfo info;
    private Journal journal = new Journal(null, null);
    private RunFiles files;

    // Volatile: written by the run thread after every trial, read by any.
    private volatile RunResult result;

    private Ledger(
            RunPlan plan, RunInfo info, Path runsFolder, ProcessSettings workers, @Nullable UnfinishedRun before) {
        this.plan = plan;
        this.info = info;
        this.runsFolder = runsFolder;
        this.workers = workers;
        this.before = before;
        files = new RunFiles(null, plan, info.started());
        RunTally nothingYet = new RunTally();
        nothingYet.accept(started(plan, info));
        result = nothingYet.result().orElseThrow();
    }

    /**
     * Of a run that begins.
     *
     * @param workers how worker processes are started and supervised
     */
    static Ledger fresh(RunPlan plan, RunInfo info, Path runsFolder, ProcessSettings workers) {
        return new Ledger(plan, info, runsFolder, workers, null);
    }

    /** Of a run that goes on, with all that it had. */
    static Ledger resumed(RunPlan plan, RunInfo info, UnfinishedRun before) {
        Path runsFolder = before.folder().resolveSibling("");
        // Its journal says how workers were supervised when it began.
        Ledger ledger = new Ledger(plan, info, runsFolder, PlanSettings.USUAL, before);
        before.events()
                .forEach(event -> ledger.tally.accept(
                        event instanceof RunStarted started
                                ? new RunStarted(
                                        info,
                                        started.strategies(),
                                        started.percentiles(),
                                        started.computes(),
                                        started.faults())
                                : event));
        before.handOver();
        ledger.result = ledger.tally.result().orElseThrow().of(info);
        return ledger;
    }

    /** Counted trials that were finished in earlier sessions. */
    List<TrialFinished> finishedBefore() {
        return before == null
                ? List.of()
                : before.events().stream()
                        .filter(TrialFinished.class::isInstance)
                        .map(TrialFinished.class::cast)
                        .filter(trial -> trial.round() != RunEvent.WARMUP)
                        .toList();
    }

    /** Opens all; whatever happens to the folder, what comes later has a run that has started. */
    void begin(Instant now) {
        if (before == null) {
            create();
        } else {
            goOn(before, now);
        }
    }

    private void create() {
        try {
            Path folder = RunFolder.create(runsFolder, info.id());
            info = info.withId(String.valueOf(folder.getFileName()));
            journal = Journal.open(folder);
            files = new RunFiles(folder, plan, info.started());
            files.begin();
        } catch (IOException e) {
            journal = Journal.without(e);
        } finally {
            happened(started(plan, info), false);
            happened(new PlanKept(KeptPlan.write(plan)), true);
            happened(new RanOn(Provenance.of(plan, workers)), false);
        }
    }

    private void goOn(UnfinishedRun run, Instant now) {
        try {
            journal = run.journal();
            files = new RunFiles(run.folder(), plan, info.started());
            files.resume(finishedBefore());
        } catch (IOException e) {
            run.giveUp();
            journal = Journal.without(e);
        } finally {
            happened(new RunResumed(now), true);
            switchBack();
        }
        if (journal.trouble().isEmpty()) {
            forgetReport(run.folder());
        }
    }

    /** What was switched while it went is not in force any more: a run goes on with the faults of its plan. */
    private void switchBack() {
        List<FaultMark> switches = result.switches();
        String planned = plan.faults().name();
        int next = IntStream.rangeClosed(1, plan.rounds())
                .filter(round -> !plan.names().stream().allMatch(strategy -> has(round, strategy)))
                .findFirst()
                .orElse(plan.rounds());
        if (!switches.isEmpty() && !switches.getLast().to().equals(planned)) {
            happened(
                    new FaultsSwitched(new FaultMark(
                            switches.getLast().to(), planned, plan.faults().words(), next, "", 0, false)),
                    false);
        }
    }

    /** It tells less than the journal from now on: should this process die, the next one makes it anew. */
    private static void forgetReport(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(Recovery.REPORT));
        } catch (IOException e) {
            LOG.warn("the report of the interrupted run in {} stays until this one is saved", folder, e);
        }
    }

    private static RunStarted started(RunPlan plan, RunInfo info) {
        return new RunStarted(
                info,
                IntStream.range(0, plan.strategies().size())
                        .mapToObj(s -> new PlannedStrategy(
                                plan.names().get(s), plan.strategies().get(s).places()))
                        .toList(),
                plan.stats().percentiles(),
                plan.workload().tasks().stream().anyMatch(TaskSpec::computes),
                RunFaults.of(plan));
    }

    /**
     * Keeps an event.
     *
     * @param sync whether it must survive a crash of the machine before this returns
     */
    void happened(RunEvent event, boolean sync) {
        journal.append(event, sync);
        tally.accept(event);
        result = tally.result().orElseThrow();
    }

    /** Puts failures of a counted trial that stand for others into the log, under numbers that the run has not used yet. */
    List<FailureExample> seen(int round, String strategy, List<FailureSeen> failures) {
        return FailureLog.write(info.id(), round, strategy, failures, tally);
    }

    /** Keeps a trial that is over, if it counts, for good. */
    void finished(TrialFinished trial, RecordedTrial recorded, TrialFaults faults, Instant began, Instant ended) {
        boolean counts = trial.round() != RunEvent.WARMUP;
        happened(trial, counts);
        if (counts) {
            files.trial(trial.round(), trial.strategy(), recorded, trial.figures(), faults, began, ended);
        }
    }

    /**
     * The last event.
     *
     * @param message why it failed; empty when it did not
     * @return what there is to say in the end
     */
    String end(RunStatus status, String message, Instant now) {
        files.end(tally.latencyDistributions());
        String said = String.join(
                "; ",
                Stream.of(message, journal.trouble().orElse(""), files.note().orElse(""))
                        .filter(part -> !part.isEmpty())
                        .map(OneLine::cut)
                        .toList());
        happened(new RunEnded(status, said, now), true);
        return said;
    }

    /** Whether a counted trial is finished, in this session or before. */
    boolean has(int round, String strategy) {
        return tally.has(round, strategy);
    }

    /** Whether all counted trials of a strategy are finished. */
    boolean hasAll(String strategy) {
        return IntStream.rangeClosed(1, plan.rounds()).allMatch(round -> has(round, strategy));
    }

    RunInfo info() {
        return info;
    }

    RunResult result() {
        return result;
    }

    /** From here on another process may have the run. */
    void close() {
        journal.close();
    }
}
