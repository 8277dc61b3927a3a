package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultPlans;
import netcoms.run.RunEvent.TrialStarted;
import netcoms.stats.StatsSettings;
import netcoms.stats.Summary;
import netcoms.strategy.Strategies;
import netcoms.strategy.StrategySpec;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunnerTest {
    private static final StrategySpec SEQUENTIAL = new StrategySpec.Sequential();
    private static final StrategySpec THREADS = new StrategySpec.Threads(2);
    private static final StrategySpec VIRTUAL = new StrategySpec.Virtual(0);
    private static final Workload WAITS = new Workload("waits", "", List.of(wait(1.0), wait(0.3), wait(0.2)));

    @TempDir
    Path runs;

    private final FakeTime time = new FakeTime();
    private final Map<StrategySpec, ScriptedStrategy> opened = new HashMap<>();
    private final List<StrategySpec> openings = new ArrayList<>();
    private final List<RunResult> ends = new ArrayList<>();
    private Runner runner;

    @BeforeEach
    void create() {
        runner = runner(this::open);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void everyStrategyRunsEveryRoundAndTheResultSaysSo() throws Exception {
        RunResult result = run(plan(2, 0, SEQUENTIAL, THREADS, VIRTUAL));

        assertEquals(RunStatus.FINISHED, result.run().status());
        assertEquals(2, result.finishedRounds());
        assertEquals("20261122-174500-waits", result.run().id());
        assertEquals("127.0.0.1:7000", result.run().target());
        assertEquals(List.of("sequential", "threads", "virtual"), names(result));
        assertEquals(List.of(1.5, 1.5), result.strategies().get(0).makespan().values());
        assertEquals(List.of(1.0, 1.0), result.strategies().get(1).makespan().values());
        assertEquals(List.of(1.0, 1.0), result.strategies().get(2).makespan().values());
        assertEquals(6, result.strategies().get(2).ok());
        Summary.Ratio speedup = result.strategies().get(2).speedup();
        assertNotNull(speedup);
        assertEquals(1.5, speedup.value(), 1e-12);
        assertEquals(0, result.strategies().get(2).overhead(), 1e-12);
        assertEquals(List.of(result), ends);
        assertEquals(List.of(result), runner.results());
        assertEquals(Optional.of(result), runner.result());
    }

    @Test
    void orderRotatesAndStandsInTheJournal() throws Exception {
        RunResult result = run(plan(4, 1, SEQUENTIAL, THREADS, VIRTUAL));
        List<String> order = new ArrayList<>();
        for (RunEvent event : events(result)) {
            if (event instanceof TrialStarted(int round, String strategy, int place)) {
                order.add(round + " " + place + " " + strategy);
            }
        }
        assertEquals(
                List.of(
                        "0 1 sequential",
                        "0 2 threads",
                        "0 3 virtual",
                        "1 1 sequential",
                        "1 2 threads",
                        "1 3 virtual",
                        "2 1 threads",
                        "2 2 virtual",
                        "2 3 sequential",
                        "3 1 virtual",
                        "3 2 sequential",
                        "3 3 threads",
                        "4 1 sequential",
                        "4 2 threads",
                        "4 3 virtual"),
                order);
        assertEquals(4, result.strategies().getFirst().makespan().values().size(), "the warm-up does not count");
    }

    @Test
    void strategiesStayWarmUntilTheirSizeChanges() throws Exception {
        runner = runner(spec -> open(spec).startingIn(Duration.ofMillis(250)));
        run(plan(1, 0, SEQUENTIAL, THREADS));
        run(plan(1, 0, SEQUENTIAL, THREADS));
        assertEquals(List.of(SEQUENTIAL, THREADS), openings);
        assertEquals(0.25, ends.get(0).strategies().get(1).startupSeconds());
        assertEquals(0, ends.get(1).strategies().get(1).startupSeconds(), "it was warm: this run paid nothing");
        StrategySpec wider = new StrategySpec.Threads(3);
        run(plan(1, 0, SEQUENTIAL, wider));
        assertEquals(List.of(SEQUENTIAL, THREADS, wider), openings);
        assertTrue(opened.get(THREADS).closed);
        assertFalse(opened.get(wider).closed);
        runner.close();
        assertTrue(opened.get(wider).closed);
        assertTrue(opened.get(SEQUENTIAL).closed);
        assertEquals(Optional.of("the program is closing"), runner.start(plan(1, 0, SEQUENTIAL)));
    }

    @Test
    void aModelInSeveralSizesIsCalledByThem() throws Exception {
        StrategySpec one = new StrategySpec.Threads(1);
        RunResult result = run(plan(2, 1, SEQUENTIAL, one, THREADS, VIRTUAL));
        assertEquals(List.of("sequential", "threads(1)", "threads(2)", "virtual"), names(result));
        assertEquals(List.of(1.5, 1.5), result.strategies().get(1).makespan().values());
        assertEquals(List.of(1.0, 1.0), result.strategies().get(2).makespan().values());
        assertTrue(opened.get(one).closed && opened.get(THREADS).closed, "what was swept is closed after the run");
        assertFalse(opened.get(VIRTUAL).closed);
    }

    @Test
    void aPoolThatHadToGoIsWarmedUpAgainBeforeItCounts() throws Exception {
        StrategySpec few = new StrategySpec.Processes(20);
        StrategySpec many = new StrategySpec.Processes(30);
        RunResult result = run(plan(2, 1, few, many));
        assertEquals(List.of(few, many, few, many, few, many, few), openings);
        List<String> trials = new ArrayList<>();
        for (RunEvent event : events(result)) {
            if (event instanceof TrialStarted(int round, String strategy, int place)) {
                trials.add(round + " " + strategy);
            }
        }
        assertEquals(
                List.of(
                        "0 processes(20)",
                        "0 processes(30)",
                        "0 processes(20)",
                        "1 processes(20)",
                        "0 processes(30)",
                        "1 processes(30)",
                        "2 processes(30)",
                        "0 processes(20)",
                        "2 processes(20)"),
                trials);
        assertEquals(2, result.strategies().getFirst().makespan().values().size());
    }

    @Test
    void aStrategyThatCannotBeOpenedFailsThisRunOnly() throws Exception {
        runner = runner(spec -> {
            if (spec.equals(THREADS)) {
                throw new IOException("no such command: javva");
            }
            return open(spec);
        });
        RunResult failed = run(plan(2, 0, SEQUENTIAL, THREADS));
        assertEquals(RunStatus.FAILED, failed.run().status());
        assertEquals("strategy 'threads' cannot be opened: no such command: javva", failed.message());
        assertEquals(failed.message(), runner.progress().message());
        assertEquals(RunStatus.FINISHED, run(plan(2, 0, SEQUENTIAL)).run().status());
        assertEquals("", runner.progress().message());
    }

    @Test
    void aDefectFailsTheRunKeepsFinishedTrialsAndReplacesTheStrategy() throws Exception {
        runner = runner(spec -> open(spec).before((trial, cancellation) -> {
            if (trial == 2 && spec.equals(THREADS)) {
                throw new IllegalStateException("a defect");
            }
        }));
        RunResult failed = run(plan(3, 0, SEQUENTIAL, THREADS));
        assertEquals(RunStatus.FAILED, failed.run().status());
        assertEquals("unexpected java.lang.IllegalStateException: a defect", failed.message());
        assertEquals(1, failed.strategies().get(1).makespan().values().size());
        assertTrue(opened.get(THREADS).closed);
        assertEquals(
                RunStatus.FINISHED, run(plan(1, 0, SEQUENTIAL, THREADS)).run().status());
        assertEquals(List.of(SEQUENTIAL, THREADS, THREADS), openings);
    }

    @Test
    void aStoppedRunKeepsItsWholeTrials() throws Exception {
        runner = runner(spec -> open(spec).before((trial, cancellation) -> {
            if (trial == 2 && spec.equals(VIRTUAL)) {
                runner.cancel();
                assertEquals(Progress.Phase.STOPPING, runner.progress().phase());
            }
        }));
        RunResult stopped = run(plan(3, 0, SEQUENTIAL, VIRTUAL));
        assertEquals(RunStatus.STOPPED, stopped.run().status());
        assertEquals(1, stopped.finishedRounds());
        assertEquals(1, stopped.strategies().get(0).makespan().values().size());
        assertEquals(1, stopped.strategies().get(1).makespan().values().size());
        assertEquals(0, stopped.strategies().get(1).failed(), "cancelled tasks of a trial that does not count");
        Progress after = runner.progress();
        assertEquals(Progress.Phase.IDLE, after.phase());
        assertTrue(after.strategies().stream().allMatch(lane -> Double.isNaN(lane.etaSeconds())));
    }

    @Test
    void stoppingReachesAnOpening() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        runner = runner(spec -> {
            opening.countDown();
            new CountDownLatch(1).await();
            return open(spec);
        });
        assertEquals(Optional.empty(), runner.start(plan(1, 0, SEQUENTIAL)));
        assertTrue(opening.await(30, TimeUnit.SECONDS));
        assertEquals(Progress.Phase.STARTING, runner.progress().phase());
        runner.cancel();
        runner.awaitIdle();
        assertEquals(RunStatus.STOPPED, ends.getFirst().run().status());
        assertEquals("", ends.getFirst().message(), "the journal was whole in spite of the interrupt");
    }

    @Test
    void anOpeningThatReportsItsInterruptAsAnErrorIsStillStopped() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        runner = runner(spec -> {
            opening.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("interrupted");
        });
        assertEquals(Optional.empty(), runner.start(plan(1, 0, SEQUENTIAL)));
        assertTrue(opening.await(30, TimeUnit.SECONDS));
        runner.cancel();
        runner.awaitIdle();
        assertEquals(RunStatus.STOPPED, ends.getFirst().run().status());
        assertEquals("", ends.getFirst().message(), "the flag must not reach the journal's file");
        assertTrue(events(ends.getFirst()).getLast() instanceof RunEvent.RunEnded);
    }

    @Test
    void aSwitchOfFaultsStandsInTheJournalBeforeTheEndOfItsTrial() throws Exception {
        FaultPlan outage = FaultPlans.builtIn().get(4);
        runner = runner(spec -> open(spec).before((trial, cancellation) -> {
            if (trial == 2 && spec.equals(THREADS)) {
                time.pass(250_000_000);
                assertFalse(runner.useFaults(outage), "no proxy stands in the way");
                runner.useFaults(outage);
                assertEquals("outage", runner.progress().faults());
            }
        }));
        RunResult result = run(plan(2, 0, SEQUENTIAL, THREADS));
        FaultMark mark = new FaultMark("none", "outage", List.of("down from 4 s until 6 s"), 2, "threads", 0.25, false);
        assertEquals(List.of(mark), result.switches());
        assertEquals(new RunFaults("none", List.of(), new FaultReach(0, 0, 3)), result.faults());
        List<RunEvent> events = events(result);
        int at = events.indexOf(new RunEvent.FaultsSwitched(mark));
        assertEquals(new TrialStarted(2, "threads", 1), events.get(at - 1));
        assertTrue(events.get(at + 1) instanceof RunEvent.TrialFinished);
    }

    /** Windows of faults and the trial's time-out go by the same beginning. */
    @Test
    void aTrialBeginsWhenItsStrategyIsReady() throws Exception {
        runner = runner(spec -> open(spec).readyIn(Duration.ofSeconds(5)).before((trial, cancellation) -> {
            time.pass(250_000_000);
            runner.useFaults(FaultPlans.builtIn().get(4));
        }));
        RunResult result = run(plan(1, 0, THREADS));
        assertEquals(0.25, result.switches().getFirst().seconds(), 1e-9);
        assertEquals(6.25, runner.progress().elapsedSeconds(), 1e-9);
    }

    @Test
    void aSwitchInATrialThatIsStoppedIsKeptToo() throws Exception {
        runner = runner(spec -> open(spec).before((trial, cancellation) -> {
            runner.useFaults(FaultPlans.builtIn().getFirst());
            runner.cancel();
        }));
        RunResult result = run(plan(2, 0, SEQUENTIAL));
        assertEquals("calm", result.switches().getFirst().to());
        assertTrue(events(result).getLast() instanceof RunEvent.RunEnded);
    }

    @Test
    void aTrialWhoseTimeIsOverCountsWithWhatItHasAndTheRoundGoesOn() throws Exception {
        runner = runner(spec -> Strategies.open(spec, PlanSettings.USUAL));
        RunPlan plan = new RunPlan(
                new Workload("endless", "", List.of(wait(600.0), wait(600.0))),
                List.of(SEQUENTIAL, VIRTUAL),
                2,
                0,
                42,
                settings(),
                StatsSettings.DEFAULT,
                FaultPlan.NONE,
                Duration.ofMillis(50));
        RunResult result = run(plan);
        assertEquals(RunStatus.FINISHED, result.run().status());
        assertEquals(2, result.finishedRounds());
        assertEquals(
                List.of(Map.of("trial_timeout", 4L), Map.of("trial_timeout", 4L)),
                result.strategies().stream().map(Summary::failures).toList());
        assertEquals(List.of("run.trial-timeout=50ms"), result.provenance().settings());
    }

    @Test
    void anIpv6TargetStandsInBrackets() throws Exception {
        TaskSettings tasks = new TaskSettings("::1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1));
        RunResult result = run(new RunPlan(WAITS, List.of(SEQUENTIAL), 1, 0, 1, tasks));
        assertEquals("[::1]:7000", result.run().target());
    }

    @Test
    void oneRunAtATime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        runner = runner(spec -> {
            go.await();
            return open(spec);
        });
        assertEquals(Optional.empty(), runner.start(plan(1, 0, SEQUENTIAL)));
        assertEquals(Optional.of("run 1 is not done yet: stop it first"), runner.start(plan(1, 0, SEQUENTIAL)));
        go.countDown();
        runner.awaitIdle();
        assertEquals(2, run(plan(1, 0, SEQUENTIAL)).run().number());
    }

    @Test
    void plansOutOfRangeAreRefusedWithAReason() {
        assertEquals(Optional.of("no strategy is chosen: choose at least one"), runner.start(plan(1, 0)));
        assertEquals(
                Optional.of("strategy 'threads' is chosen twice"),
                runner.start(plan(1, 0, THREADS, new StrategySpec.Threads(2))));
        assertEquals(Optional.of("rounds must be 1 to 1000, not 0"), runner.start(plan(0, 0, SEQUENTIAL)));
        assertEquals(Optional.of("warm-up rounds must be 0 to 10, not 11"), runner.start(plan(1, 11, SEQUENTIAL)));
        assertEquals(Optional.empty(), runner.result());
        assertNull(runner.progress().run());
    }

    @Test
    void anOnEndThatThrowsDoesNotStopTheNextRun() throws Exception {
        runner = new Runner(
                runs,
                this::open,
                PlanSettings.USUAL,
                result -> {
                    throw new IllegalStateException("cannot save");
                },
                Surroundings.UNKNOWN,
                time::nanos,
                time);
        assertEquals(Optional.empty(), runner.start(plan(1, 0, SEQUENTIAL)));
        runner.awaitIdle();
        assertEquals(Optional.empty(), runner.start(plan(1, 0, SEQUENTIAL)));
        runner.awaitIdle();
        assertEquals(2, runner.results().size());
    }

    @Test
    void aFolderThatCannotBeMadeCostsTheJournalOnly() throws Exception {
        Path file = Files.createFile(runs.resolve("taken"));
        runner = new Runner(file, this::open, PlanSettings.USUAL, ends::add, Surroundings.UNKNOWN, time::nanos, time);
        RunResult result = run(plan(2, 0, SEQUENTIAL, VIRTUAL));
        assertEquals(RunStatus.FINISHED, result.run().status());
        assertEquals(2, result.finishedRounds());
        assertTrue(result.message().startsWith("the journal is not complete: "), result.message());
    }

    @Test
    void onlyTheRunThreadTouchesTheDisk() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        Path broken = (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    threads.add(Thread.currentThread().getName());
                    throw new IllegalStateException("a broken disk");
                });
        runner = new Runner(broken, this::open, PlanSettings.USUAL, ends::add, Surroundings.UNKNOWN, time::nanos, time);
        RunResult failed = run(plan(1, 0, SEQUENTIAL));
        assertEquals(Set.of("run"), Set.copyOf(threads));
        assertEquals(RunStatus.FAILED, failed.run().status());
        assertEquals("unexpected java.lang.IllegalStateException: a broken disk", failed.message());
    }

    @Test
    void runsOfTheSameSecondGetFoldersOfTheirOwn() throws Exception {
        Workload odd = new Workload("../my load/ü", "", List.of(new TaskSpec.Noop()));
        RunPlan plan = new RunPlan(odd, List.of(SEQUENTIAL), 1, 0, 1, settings());
        assertEquals("20261122-174500-my-load", run(plan).run().id());
        assertEquals("20261122-174500-my-load-2", run(plan).run().id());
    }

    @Test
    void progressFollowsTheRun() throws Exception {
        List<Progress> seen = new ArrayList<>();
        runner = runner(spec -> open(spec)
                .startingIn(Duration.ofMillis(250))
                .before((trial, cancellation) -> seen.add(runner.progress())));
        run(plan(2, 1, SEQUENTIAL, VIRTUAL));

        Progress warmup = seen.get(0);
        assertEquals(Progress.Phase.WARMING_UP, warmup.phase());
        assertEquals(0, warmup.round());
        assertTrue(Double.isNaN(warmup.etaSeconds()));
        assertEquals(Progress.StrategyPhase.RUNNING, warmup.strategies().get(0).phase());
        assertEquals(0.25, warmup.strategies().get(0).startupSeconds());
        assertEquals(0, warmup.strategies().get(0).fraction());

        Progress first = seen.get(2);
        assertEquals(Progress.Phase.RUNNING, first.phase());
        assertEquals(1, first.round());
        // 2 x 1.5 s and 2 x 1.0 s are to come, as the warm-up took; virtual is first in the last round.
        assertEquals(5.0, first.etaSeconds(), 1e-9);
        assertEquals(5.0, first.strategies().get(0).etaSeconds(), 1e-9);
        assertEquals(3.5, first.strategies().get(1).etaSeconds(), 1e-9);
        assertEquals(2.5, first.elapsedSeconds(), 1e-9);

        Progress last = seen.get(5);
        assertEquals(2, last.round());
        assertEquals(Progress.StrategyPhase.RUNNING, last.strategies().get(0).phase());
        assertEquals(Progress.StrategyPhase.DONE, last.strategies().get(1).phase());
        assertEquals(1.0, last.strategies().get(1).fraction());
        assertEquals(0.5, last.strategies().get(0).fraction());
        assertEquals(3, last.strategies().get(0).ok());
        assertEquals(1.5, last.etaSeconds(), 1e-9);
        assertEquals(0, last.strategies().get(1).etaSeconds());

        time.pass(1_000_000_000);
        Progress after = runner.progress();
        assertEquals(Progress.Phase.IDLE, after.phase());
        assertEquals(7.5, after.elapsedSeconds(), 1e-9, "stands still once the run is over");
        assertTrue(Double.isNaN(after.etaSeconds()), "what is over has no estimate");
        assertEquals(1.0, after.strategies().get(0).fraction());
    }

    @Test
    void liveCountsOfTheRunningTrialAddToThoseBefore() throws Exception {
        List<Progress> seen = new ArrayList<>();
        runner = runner(spec -> open(spec).failing(1, "reset").before((trial, cancellation) -> {
            seen.add(runner.progress());
        }));
        run(plan(3, 0, SEQUENTIAL));
        Progress.StrategyProgress third = seen.get(2).strategies().getFirst();
        assertEquals(4, third.ok());
        assertEquals(2, third.failed());
        assertEquals(Map.of("reset", 2L), third.failures());
        assertEquals(0, third.tasksDone());
        assertEquals(3, third.tasks());
        assertEquals(
                List.of("sequential reset: scripted | failure of task 1"),
                ends.getFirst().examples());
    }

    private ScriptedStrategy open(StrategySpec spec) {
        openings.add(spec);
        ScriptedStrategy strategy = new ScriptedStrategy(spec, time);
        opened.put(spec, strategy);
        return strategy;
    }

    private Runner runner(Runner.Opener opener) {
        return new Runner(runs, opener, PlanSettings.USUAL, ends::add, Surroundings.UNKNOWN, time::nanos, time);
    }

    private RunResult run(RunPlan plan) throws InterruptedException {
        assertEquals(Optional.empty(), runner.start(plan));
        runner.awaitIdle();
        return runner.result().orElseThrow();
    }

    private List<RunEvent> events(RunResult result) throws IOException {
        return Files.readAllLines(runs.resolve(result.run().id()).resolve(Journal.FILE)).stream()
                .map(EventLines::read)
                .toList();
    }

    private static List<String> names(RunResult result) {
        return result.strategies().stream().map(Summary::name).toList();
    }

    private static RunPlan plan(int rounds, int warmupRounds, StrategySpec... strategies) {
        return new RunPlan(WAITS, List.of(strategies), rounds, warmupRounds, 42, settings());
    }

    private static TaskSettings settings() {
        return new TaskSettings("127.0.0.1", 7000, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static TaskSpec wait(double seconds) {
        return new TaskSpec.Wait(seconds);
    }
}
