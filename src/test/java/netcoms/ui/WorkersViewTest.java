package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcoms.run.Progress;
import netcoms.run.Progress.StrategyProgress;
import netcoms.run.RunStatus;
import netcoms.strategy.Glance;
import netcoms.strategy.process.WorkerFigures;
import netcoms.strategy.process.WorkerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view of worker processes, and killing one from it. */
class WorkersViewTest {
    private static final List<WorkerFigures> WORKERS = List.of(
            new WorkerFigures("worker-1", 40_217, WorkerState.BUSY, 12_345, 0, 0, 48_600_000, 0.97, ""),
            new WorkerFigures("worker-2", 41_033, WorkerState.IDLE, 11_870, 2, 3, 51_200_000, 0.04, "exit code 86"),
            new WorkerFigures("worker-3", 0, WorkerState.BACKING_OFF, 210, 0, 7, 0, Double.NaN, "out of memory"),
            new WorkerFigures(
                    "worker-4",
                    1_041_100,
                    WorkerState.SILENT,
                    98,
                    0,
                    1,
                    47_900_000,
                    0,
                    "task 17 (hang) ran longer than 30000 ms"));

    private static Progress with(Progress progress, List<WorkerFigures> workers) {
        List<StrategyProgress> strategies = new ArrayList<>();
        for (StrategyProgress s : progress.strategies()) {
            strategies.add(new StrategyProgress(
                    s.name(),
                    s.places(),
                    s.phase(),
                    s.trialsDone(),
                    s.trials(),
                    s.tasksDone(),
                    s.tasks(),
                    s.running(),
                    s.ok(),
                    s.failed(),
                    s.failures(),
                    s.makespanSeconds(),
                    s.etaSeconds(),
                    s.startupSeconds(),
                    s.pace(),
                    s.name().equals("processes") ? new Glance(null, workers, null) : Glance.NONE));
        }
        return new Progress(
                progress.phase(),
                progress.run(),
                progress.round(),
                strategies,
                progress.etaSeconds(),
                progress.elapsedSeconds(),
                progress.message(),
                progress.faults());
    }

    private static DeskRobot looking(DeskRobot robot, Progress progress) {
        robot.bench.progress = with(progress, WORKERS);
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.RUNNING, 2));
        robot.press("Tab").expectRow(" workers ");
        // The views go round.
        return robot.press("V").expectRow("[workers]");
    }

    private static DeskRobot looking(int columns, int rows) {
        return looking(DeskRobot.at(columns, rows), Samples.running());
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36", "160,45"})
    void workers(int columns, int rows) {
        looking(columns, rows).press("j").expectScreen("view-workers-" + columns + "x" + rows);
    }

    @Test
    void afterARunTheyCanStillBeSeenAndTheChoiceStaysBelow() {
        looking(DeskRobot.at(80, 24), Samples.idle(7, RunStatus.FINISHED)).expectScreen("view-workers-finished-80x24");
    }

    @Test
    void kKillsTheSelectedOneAfterAQuestion() {
        DeskRobot robot = looking(80, 24).press("Down", "k").expectScreen("kill-80x24");
        robot.press("y").expectAsked("kill processes worker-2");
    }

    @Test
    void whoReplacedItMeanwhileLives() {
        DeskRobot robot = looking(80, 24).press("k").expectRow("processes worker-1, pid 40217");
        List<WorkerFigures> later = new ArrayList<>(WORKERS);
        later.set(0, new WorkerFigures("worker-1", 40_999, WorkerState.IDLE, 12_345, 0, 1, 0, 0, "exit code 1"));
        robot.bench.progress = with(Samples.running(), later);
        robot.press("y").expectNotAsked("kill processes worker-1").expectRow("pid 40217 has ended by itself");
    }

    @ParameterizedTest
    @CsvSource({"n", "Esc", "k", "Enter"})
    void everyOtherKeyLetsItLive(String key) {
        looking(80, 24)
                .press("k", key)
                .expectNotAsked("kill processes worker-1")
                .expectNoRow("Kill this worker?");
    }

    @Test
    void whatHasNoProcessCannotBeKilled() {
        looking(80, 24).press("j", "j", "k").expectNoRow("Kill this worker?");
    }

    @Test
    void theSelectionStaysWithinTheTable() {
        looking(80, 24)
                .press("Up", "Up", "k")
                .expectRow("processes worker-1, pid 40217")
                .press("n", "j", "j", "j", "j", "j", "k")
                .expectRow("processes worker-4, pid 1041100");
    }

    @Test
    void ofManyThoseAroundTheSelectedOneAreInSight() {
        List<WorkerFigures> many = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            many.add(new WorkerFigures("worker-" + i, i, WorkerState.IDLE, 0, 0, 0, 0, Double.NaN, ""));
        }
        DeskRobot robot = looking(60, 15);
        robot.bench.progress = with(Samples.running(), many);
        robot.expectRow("worker-1 ").expectNoRow("worker-60 ");
        for (int i = 0; i < 59; i++) {
            robot.press("j");
        }
        robot.expectRow("› worker-60 ").expectNoRow("worker-1 ");
    }

    @Test
    void anywhereElseKMovesUp() {
        looking(80, 24).press("v").expectRow("[table]").press("k").expectNoRow("Kill this worker?");
    }

    @Test
    void withoutWorkersThereIsNoSuchView() {
        DeskRobot robot = DeskRobot.at(80, 24);
        robot.bench.progress = Samples.running();
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.RUNNING, 2));
        robot.press("Tab").expectNoRow(" workers ");
    }
}
