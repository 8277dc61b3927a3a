package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import netcoms.run.RunStatus;
import org.junit.jupiter.api.Test;

class RunPaneTest {

    @Test
    void rRunsWhatIsChosen() {
        DeskRobot.at(120, 36)
                .press("Tab", "r")
                .expectAsked("start chat-reference 5 sequential(1) threads(2) virtual(0) processes(2)");
    }

    @Test
    void f5WorksInTheInputToo() {
        DeskRobot.at(120, 36)
                .type("half a line")
                .press("F5")
                .expectAsked("start chat-reference 5 sequential(1) threads(2) virtual(0) processes(2)")
                .expectRow("ann> half a line");
    }

    @Test
    void theChoiceIsChanged() {
        DeskRobot.at(120, 36)
                .press("Tab", "1", "2", "2", "+", "+", "]", "j", "+", "j", "-", "r")
                .expectRow("[ ] sequential")
                .expectAsked("start chat-reference 6 threads(4) virtual(1) processes(1)");
    }

    @Test
    void sSweepsTheSelectedStrategyBesideSequential() {
        DeskRobot.at(120, 36)
                .press("Tab", "s")
                .expectRow("sequential has no sizes: select another with j and k, then s sweeps it")
                .press("j", "s")
                .expectAsked("start chat-reference 5 sequential(1) threads(1) threads(2) threads(4)");
        DeskRobot.at(120, 36)
                .press("Tab", "1", "j", "j", "s")
                .expectAsked("start chat-reference 5 virtual(1) virtual(2) virtual(4)");
    }

    @Test
    void anotherWorkloadIsPicked() {
        DeskRobot.at(120, 36)
                .press("Tab", "w", "j", "j")
                .expectRow("200 waits of 10 ms")
                .press("Enter", "r")
                .expectAsked("start io-wait 5 sequential(1) threads(2) virtual(0) processes(2)");
    }

    @Test
    void faultsAreChosenForTheNextRun() {
        DeskRobot.at(120, 36)
                .press("Tab", "f", "j", "j")
                .expectRow("10 % of connections: reset")
                .press("Enter")
                .expectRow("the next run has faults lossy")
                .expectRow("faults    lossy")
                .press("r")
                .expectAsked("start chat-reference 5 sequential(1) threads(2) virtual(0) processes(2) faults lossy")
                .expectNotAsked("useFaults lossy");
    }

    @Test
    void whatIsChosenIsTakenBack() {
        DeskRobot.at(120, 36)
                .press("Tab", "f", "G", "Enter", "f", "k", "Esc")
                .expectRow("faults    ancestor")
                .press("f", "g", "Enter")
                .expectNoRow("faults    ")
                .press("r")
                .expectAsked("start chat-reference 5 sequential(1) threads(2) virtual(0) processes(2)");
    }

    @Test
    void faultsAreSwitchedWhileARunGoes_andTheNextHasWhatWasChosen() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.progress = Samples.running("laggy");
        robot.press("Tab")
                .expectRow("round 3/5 · faults laggy")
                .press("f", "j", "j", "Enter")
                .expectAsked("useFaults outage")
                .expectRow("from now on this run has faults outage");
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.press("r").expectAsked("start chat-reference 5 sequential(1) threads(2) virtual(0) processes(2)");
    }

    @Test
    void faultsAreChosenInTheInputToo() {
        DeskRobot.at(120, 36)
                .type("/faults lossy")
                .press("Enter")
                .expectRow("the next run has faults lossy")
                .expectRow("faults    lossy")
                .type("/faults lossi")
                .press("Enter")
                .expectRow(
                        "there is no fault plan lossi; there are none, calm, lossy, laggy, flapping, outage, ancestor")
                .type("/faults")
                .press("Enter", "g")
                .expectRow("no faults, and no proxy");
    }

    @Test
    void ofTasksThatMeetNoFaultItIsSaid() {
        DeskRobot.at(120, 36)
                .press("Tab", "w", "G", "Enter", "f", "j")
                .expectRow("None of its tasks connects: no fault can touch them.");
    }

    @Test
    void escLeavesTheWorkloadAsItWas() {
        DeskRobot.at(120, 36)
                .press("Tab", "w", "j", "Esc", "r")
                .expectAsked("start chat-reference 5 sequential(1) threads(2) virtual(0) processes(2)");
    }

    @Test
    void nothingChosenIsSaid() {
        DeskRobot robot = DeskRobot.at(120, 36).press("Tab", "1", "2", "3", "4", "r");
        robot.expectRow("no strategy is chosen: 1 to 5 take one in");
        assertEquals(0, robot.bench.asked.size());
    }

    @Test
    void nothingIsChangedWhileARunGoes() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.progress = Samples.running();
        robot.expectRow("commands")
                .press("Tab")
                .expectRow("x stop")
                .expectNoRow("1-4")
                .expectNoRow("w workload");
        robot.press("1").expectRow("a run goes: x or F6 stops it").press("r", "+", "w", "[");
        assertEquals(0, robot.bench.asked.size());
        robot.press("x").expectAsked("stop");
    }

    @Test
    void stopWithoutARunIsCalm() {
        DeskRobot.at(120, 36)
                .press("F6")
                .expectRow("no run goes")
                .expectNotAsked("stop")
                .pass(6_000)
                .expectNoRow("no run goes");
    }

    @Test
    void aRunShowsItsBarsAndItsPhase() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.progress = Samples.running();
        robot.expectRow("Run 7 ─ chat-reference · 5 rounds · round 3/5")
                .expectRow("threads(2)")
                .expectRow("5/5")
                .expectRow("fail 1 reset")
                .expectRow("start 0 s")
                .expectRow("round 3 of 5")
                .expectRow("+2v");
    }

    @Test
    void whereRoomIsShortTheTitleKeepsTheFaults() {
        DeskRobot robot = DeskRobot.at(60, 15).press("Tab");
        robot.bench.progress = Samples.running("flapping");
        robot.expectRow("┌ Run 7 ─ chat-reference · round 3/5 · faults flapping ───");
    }

    @Test
    void aStoppedRunSaysHowFarItCame() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.progress = Samples.idle(7, RunStatus.STOPPED);
        robot.bench.result = Optional.of(Samples.result(7, RunStatus.STOPPED, 2));
        robot.expectRow("· stopped").expectNoRow("stopped after").expectRow("virtual is 1.51x faster");
    }

    @Test
    void pastRunsAreLookedAtAndLeftAgain() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.results.add(Samples.result(1, RunStatus.FINISHED, 5));
        robot.bench.results.add(Samples.result(2, RunStatus.STOPPED, 2));
        robot.press("Tab", "o").expectRow("› 2").press("j", "Enter").expectRow("Run 1 ─ chat-reference");
        robot.press("Esc").expectRow("Old runs · 2").press("Esc").expectRow("runs it");
        robot.press("Esc").type("typed").expectRow("ann> typed");
    }

    @Test
    void theOtherPaneIsSummedUpWhereThereIsRoomForOne() {
        DeskRobot robot = DeskRobot.at(80, 24);
        robot.bench.progress = Samples.running();
        robot.expectRow("Run  63 %").expectNoRow("threads(2)").press("Tab").expectRow("threads(2)");
    }

    @Test
    void aResizeKeepsEverything() {
        DeskRobot robot = DeskRobot.at(120, 36).hear("bob", "hello").type("half");
        robot.resize(60, 15).expectRow("ann> half").resize(20, 5).expectRow("this is 20x5");
        robot.resize(160, 45).expectRow("ann> half").expectRow("bob: hello").expectRow("runs it");
    }

    @Test
    void tooSmallStillQuits() {
        DeskRobot robot = DeskRobot.at(40, 10);
        robot.rows();
        robot.press("q").expectAsked("quit");
        DeskRobot.at(120, 36).press("Ctrl-C").expectAsked("quit");
        DeskRobot.at(120, 36).press("Tab", "q").expectAsked("quit");
    }
}
