package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import netcoms.report.Archive.Entry;
import netcoms.run.RunFaults;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.testing.Faulty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of old runs, what is done with them, and comparisons. */
class OldRunsTest {
    private final DeskRobot robot = DeskRobot.at(120, 36);

    @BeforeEach
    void save() {
        robot.bench.oldRuns = PlotSamples.oldRuns(100);
    }

    private static String id(int run) {
        return PlotSamples.oldRuns(100).runs().get(100 - run).id();
    }

    @Test
    void openingTheListReadsIt() {
        robot.bench.oldRuns = new OldRuns(List.of(), true, "");
        robot.press("Tab", "o").expectAsked("readOldRuns").expectRow("reading the saved runs…");
        robot.bench.oldRuns = PlotSamples.oldRuns(100);
        robot.expectRow("Old runs · 100").expectRow("› ").press("o").expectNoRow("Old runs");
    }

    @Test
    void aRunThatIsOpenedHasAllViewsAndLeadsBackToItsPlaceInTheList() {
        robot.press("Tab", "o", "j", "Enter").expectAsked("open " + id(99)).expectRow("reading " + id(99) + "…");
        robot.bench.opened.complete(PlotSamples.result(0, RunStatus.FINISHED, 5));
        robot.expectRow("vs bound").press("v").expectRow("[rounds]").expectRow("● sequential");
        robot.press("Esc").expectRow("Old runs · 100").press("d").expectRow(id(99));
    }

    @Test
    void ofTwoRunsOfOneSecondTheLaterIsTheNewer() {
        robot.bench.oldRuns = new OldRuns(List.of(of("quick", 100), of("endless", 900)), false, "");
        robot.press("Tab", "o", "Enter").expectAsked("open 20261122-231648-endless");
        robot.press("Esc", "j", "Enter").expectAsked("open 20261122-231648-quick");
    }

    private static Entry of(String workload, long millis) {
        String id = "20261122-231648-" + workload;
        Instant started = Instant.parse("2026-11-22T23:16:48Z").plusMillis(millis);
        RunInfo run = new RunInfo(
                id, 0, workload, 2, 3, 0, 0, RunStatus.FINISHED, started, "127.0.0.1:8000", "0.1.0", "jvm", "os", 2);
        return new Entry(id, run, 3, null, "");
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() {
        robot.press("Tab", "o", "j", "j").expectRow("'run' must be").press("Enter");
        robot.bench.opened.completeExceptionally(new IOException("report.json: 'run' must be an object"));
        robot.expectRow("Old runs · 100").expectRow("│ report.json: 'run' must be an object");
        robot.press("k").expectNoRow("│ report.json: 'run'");
    }

    @Test
    void escLeavesWhatIsAwaited() {
        robot.press("Tab", "o", "Enter").expectRow("reading ").press("Esc").expectRow("Old runs · 100");
        robot.bench.opened.complete(PlotSamples.result(0, RunStatus.FINISHED, 5));
        robot.expectRow("Old runs · 100");
    }

    @Test
    void aRunIsDeletedOnlyAfterY() {
        robot.press("Tab", "o", "d").expectRow("Delete this run?").press("n").expectNoRow("Delete this run?");
        robot.expectNotAsked("delete " + id(100));
        robot.press("d", "y").expectAsked("delete " + id(100)).expectRow("Old runs · 99");
    }

    @Test
    void whatCannotBeDeletedStays() {
        robot.bench.deleted = CompletableFuture.failedFuture(new IOException("run 5 is going: stop it first"));
        robot.press("Tab", "o", "d", "y")
                .expectRow("run 5 is going: stop it first")
                .expectRow("Old runs · 100");
    }

    @Test
    void theRunThatGoesIsListedAndNeverDeleted() {
        robot.bench.progress = Samples.running();
        robot.press("Tab", "o").expectRow("Old runs · 101").expectRow("running");
        robot.press("d").expectRow("this run goes: stop it first").expectNoRow("Delete this run?");
        robot.press("c")
                .expectRow("this run goes: c compares it")
                .press("Enter")
                .expectRow("round 3/5");
    }

    @Test
    void twoRunsOfTheListAreComparedTheOlderFirst() {
        robot.bench.results.add(PlotSamples.result(1, RunStatus.FINISHED, 5));
        robot.bench.results.add(PlotSamples.result(2, RunStatus.FINISHED, 4));
        robot.press("Tab", "o", "c", "j", "c").expectRow("What changed ─ chat-reference");
        robot.expectRow("A  20261122-120000-1")
                .expectRow("B  20261122-120000-2")
                .expectRow("~");
        robot.press("Esc").expectRow("Old runs · 102");
    }

    @Test
    void aMarkIsTakenBackByTheSameKeyAndByEsc() {
        robot.press("Tab", "o", "c").expectRow("›A").press("c").expectNoRow("›A");
        robot.press("c").expectRow("›A").press("Esc").expectNoRow("›A").expectRow("Old runs");
        robot.press("Esc").expectNoRow("Old runs");
    }

    @Test
    void theLiveRunIsComparedWithTheOneBeforeAndFollowsIt() {
        robot.bench.progress = Samples.running();
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.RUNNING, 2));
        robot.bench.earlier = Optional.of(PlotSamples.result(6, RunStatus.FINISHED, 5));
        robot.press("Tab", "c").expectAsked("before 20261122-120000-7").expectRow("2/5 rounds · running");
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.RUNNING, 3));
        robot.expectRow("3/5 rounds · running").press("Esc").expectRow("round 3/5");
    }

    @Test
    void withoutAnEarlierRunThatIsSaid() {
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.FINISHED, 2));
        robot.press("Tab", "c").expectRow("there is no earlier run of chat-reference to compare with");
    }

    @Test
    void theSelectionFollowsItsRunWhileTheListGrows() {
        robot.press("Tab", "o", "j", "j", "j");
        List<Entry> grown = new ArrayList<>(PlotSamples.oldRuns(100).runs());
        grown.add(0, new Entry("20270101-000000-new", Samples.info(0, RunStatus.FINISHED), 5, null, ""));
        robot.bench.oldRuns = new OldRuns(grown, false, "");
        robot.press("d").expectRow(id(97));
    }

    @Test
    void anInterruptedRunIsResumedFromTheListAndThenSeenLive() {
        robot.bench.oldRuns = new OldRuns(List.of(stopped(3), stopped(2)), false, "");
        robot.press("Tab", "o").expectRow("Old runs · 2 · R resumes").press("R");
        robot.expectAsked("resume run-3").expectRow("resuming run-3…");
        robot.bench.progress = Samples.running();
        robot.bench.resumed.complete(null);
        robot.expectRow("Run 7 ─ chat-reference").expectRow("round 3/5");
    }

    @Test
    void theHintsNameTheKeyThatResumesWhereItDoes() {
        robot.bench.oldRuns = new OldRuns(List.of(stopped(3), of("quick", 100)), false, "");
        robot.press("Tab", "o").expectRow("d delete  R resume  o back  ? help  r run");
        robot.press("j").expectRow("d delete  o back").expectNoRow("R resume");
        robot.bench.progress = Samples.running();
        robot.press("j").expectRow("stopped").expectNoRow("R resume");
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.resize(60, 15).press("g").expectRow("R resume  o back  ? help");
    }

    @Test
    void withWhichFaultsARunWasMadeIsListedWhereThereIsRoom() {
        RunResult plain = PlotSamples.result(1, RunStatus.FINISHED, 5);
        RunResult lossy = Faulty.under(PlotSamples.result(2, RunStatus.FINISHED, 5), Faulty.LOSSY);
        RunResult switched = Faulty.under(PlotSamples.result(3, RunStatus.STOPPED, 2), RunFaults.NONE, Faulty.OUTAGE);
        robot.bench.results.addAll(List.of(plain, lossy, switched));
        robot.bench.oldRuns = OldRuns.UNREAD;
        robot.press("Tab", "o")
                .expectRow("workload       faults   rounds status")
                .expectRow("chat-reference switched 2/5    stopped   virtual  ")
                .expectRow("chat-reference lossy    5/5    finished  virtual  ")
                .expectRow("chat-reference          5/5    finished  virtual  ");
        robot.resize(80, 24).expectRow("chat-reference lossy    5/5    finished  virtual 1.00 s");
        robot.resize(60, 15).expectNoRow("lossy").expectRow("chat-reference  5/5     finished");
        robot.bench.progress = Samples.running("laggy");
        robot.resize(120, 36).expectRow("chat-reference laggy           running");
    }

    @Test
    void whereNoRunHadFaultsThereIsNoColumnForThem() {
        robot.press("Tab", "o").expectRow("io-wait").expectNoRow("faults");
    }

    @Test
    void aLongTitleGivesWayAndItsKeysStay() {
        robot.bench.opened.complete(
                PlotSamples.named("20261122-120000-chat-reference", PlotSamples.result(3, RunStatus.RECOVERED, 4)));
        robot.press("Tab", "o", "Enter")
                .resize(160, 45)
                .expectRow("Run 20261122-120000 ─ chat-reference · 5 rounds · recovered · R resumes · Esc: back ──");
        robot.resize(80, 24).expectRow("┌ Run 20261122-120000 ─ chat-reference · recovered · R resumes · Esc: back ──");
        robot.resize(60, 15).expectRow("┌ Run 20261122-120000 · recovered · R resumes · Esc: back ─┐");
    }

    @Test
    void evenAnIdIsCutBeforeItsKeysAre() {
        robot.bench.opened.complete(
                PlotSamples.named("20261122-120000-chat-reference-2", PlotSamples.result(3, RunStatus.RECOVERED, 4)));
        robot.press("Tab", "o", "Enter")
                .resize(60, 15)
                .expectRow("┌ Run 20261122-120000-chat-refere… · R resumes · Esc: back ┐");
    }

    @Test
    void whyARunCannotBeResumedIsSaidWhereItWasAskedFor() {
        robot.bench.oldRuns = new OldRuns(List.of(stopped(3), stopped(2)), false, "");
        robot.press("Tab", "o", "j", "R").expectAsked("resume run-2");
        robot.bench.resumed.completeExceptionally(new IOException("run run-2 cannot be resumed: it is going"));
        robot.expectRow("│ run run-2 cannot be resumed: it is going").expectRow("Old runs · 2");
    }

    @Test
    void whatIsWholeIsNotResumedAndNothingIsWhileARunGoes() {
        robot.bench.oldRuns = new OldRuns(List.of(of("quick", 100)), false, "");
        robot.press("Tab", "o", "R").expectRow("nothing is missing here").expectNoRow("· R resumes");
        robot.bench.oldRuns = new OldRuns(List.of(stopped(3)), false, "");
        robot.bench.progress = Samples.running();
        robot.press("j", "R").expectRow("a run goes: x or F6 stops it").expectNoRow("R resumes");
        robot.expectNotAsked("resume run-3");
    }

    @Test
    void theStoppedRunInSightIsResumedLiveOrPast() {
        robot.bench.progress = Samples.idle(7, RunStatus.STOPPED);
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.STOPPED, 2));
        robot.press("Tab").expectRow("stopped · R resumes").press("R").expectAsked("resume 20261122-120000-7");
        robot.bench.resumed.complete(null);
        robot.bench.opened.complete(PlotSamples.result(0, RunStatus.RECOVERED, 4));
        robot.press("o", "Enter").expectRow("recovered · R resumes").press("R");
        robot.expectAsked("resume 20261122-120000-0");
    }

    @Test
    void aListThatWasReadBeforeARunWentOnDoesNotHideWhatItHasNow() {
        robot.bench.results.add(PlotSamples.result(1, RunStatus.FINISHED, 5));
        String id = robot.bench.results.getFirst().run().id();
        Entry before = new Entry(id, Samples.info(1, RunStatus.STOPPED), 2, null, "");
        robot.bench.oldRuns = new OldRuns(List.of(before), false, "");
        robot.press("Tab", "o").expectRow("5/5").expectNoRow("2/5");
    }

    private static Entry stopped(int number) {
        String id = "run-" + number;
        return new Entry(id, Samples.info(0, RunStatus.STOPPED), 2, null, "");
    }

    @Test
    void theScreenIsLivelyOnlyWhileSomethingIsAwaited() {
        assertFalse(robot.isLively());
        robot.press("Tab", "o", "Enter");
        assertTrue(robot.isLively());
        robot.bench.opened.complete(PlotSamples.result(0, RunStatus.FINISHED, 5));
        robot.rows();
        assertFalse(robot.isLively());
    }
}
