package netcoms.ui;

import java.util.List;
import java.util.Optional;
import netcoms.chat.client.ChatEvent;
import netcoms.run.RunStatus;
import netcoms.testing.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees in each state at each size, as files to look at. */
class GoldenScreenTest {

    private static DeskRobot chatting(DeskRobot robot) {
        robot.bench.notices.add("port 8000 was taken: listening on 8001");
        return robot.hear(new ChatEvent.Connected("ann", false))
                .hear(new ChatEvent.Notice("12:00:01", "bob joined the chat"))
                .hear("bob", "hello")
                .hear(
                        "cleo",
                        "@ann hi, this is a longer line that has to be wrapped where the pane ends, and then again")
                .hear("bob", "日本語 ✅ done")
                .hear(new ChatEvent.Line(2, "12:00:09", "ann", "hi both", true, false, false))
                .hear(new ChatEvent.Line(3, "12:00:10", "cleo", "waves", false, false, true))
                .hear(new ChatEvent.PrivateLine("12:00:11", "bob", "ann", "just for you", false));
    }

    private static DeskRobot finished(DeskRobot robot) {
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.bench.result = Optional.of(Samples.result(7, RunStatus.FINISHED, 5));
        robot.bench.results.add(Samples.result(6, RunStatus.STOPPED, 2));
        robot.bench.results.add(Samples.result(7, RunStatus.FINISHED, 5));
        return robot;
    }

    private static DeskRobot running(DeskRobot robot) {
        robot.bench.progress = Samples.running();
        robot.bench.result = Optional.of(Samples.result(7, RunStatus.RUNNING, 2));
        return robot;
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36", "160,45"})
    void chatFirst(int columns, int rows) {
        chatting(DeskRobot.at(columns, rows)).expectScreen("chat-" + columns + "x" + rows);
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void choice(int columns, int rows) {
        DeskRobot.at(columns, rows).press("Tab").expectScreen("choice-" + columns + "x" + rows);
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36", "160,45"})
    void whileARunGoes(int columns, int rows) {
        running(chatting(DeskRobot.at(columns, rows))).press("Tab").expectScreen("running-" + columns + "x" + rows);
    }

    /** One line more, where there is room. */
    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void whileARunRecovers(int columns, int rows) {
        DeskRobot robot = running(chatting(DeskRobot.at(columns, rows)));
        robot.bench.progress = Samples.recovering();
        robot.press("Tab").expectScreen("recovering-" + columns + "x" + rows);
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36", "160,45"})
    void afterARun(int columns, int rows) {
        finished(chatting(DeskRobot.at(columns, rows))).press("Tab").expectScreen("finished-" + columns + "x" + rows);
    }

    @Test
    void runsOfTheSession() {
        finished(DeskRobot.at(120, 36)).press("Tab", "o", "j").expectScreen("runs-120x36");
    }

    @Test
    void aStoppedRunLookedAtAgain() {
        finished(DeskRobot.at(80, 24)).press("Tab", "o", "j", "Enter").expectScreen("stopped-again-80x24");
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24"})
    void hundredsOfOldRuns(int columns, int rows) {
        DeskRobot robot = finished(DeskRobot.at(columns, rows));
        robot.bench.oldRuns = PlotSamples.oldRuns(300);
        robot.press("Tab", "o", "PgDn", "c", "j", "j").expectScreen("runs-" + columns + "x" + rows);
    }

    @Test
    void aDeletionIsAskedFor() {
        DeskRobot robot = finished(DeskRobot.at(80, 24));
        robot.bench.oldRuns = PlotSamples.oldRuns(30);
        robot.press("Tab", "o", "j", "d").expectScreen("delete-80x24");
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void comparedWithTheRunBefore(int columns, int rows) {
        DeskRobot robot = plotted(DeskRobot.at(columns, rows));
        robot.bench.earlier = Optional.of(PlotSamples.result(6, RunStatus.STOPPED, 4));
        robot.press("c").expectScreen("compared-" + columns + "x" + rows);
    }

    private static DeskRobot plotted(DeskRobot robot) {
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.FINISHED, 5));
        return robot.press("Tab");
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void views(int columns, int rows) {
        DeskRobot robot = plotted(chatting(DeskRobot.at(columns, rows)));
        for (String view : List.of("rounds", "latency", "time", "failures")) {
            robot.press("v").expectScreen("view-" + view + "-" + columns + "x" + rows);
        }
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void aLimitThatMoves(int columns, int rows) {
        DeskRobot robot = DeskRobot.at(columns, rows);
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.bench.result = Optional.of(PlotSamples.adapted(7));
        robot.press("Tab", "v", "v", "v", "v", "v").expectScreen("view-limit-" + columns + "x" + rows);
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void aLimitWhileItMoves(int columns, int rows) {
        DeskRobot robot = DeskRobot.at(columns, rows);
        robot.bench.progress = Samples.adapting();
        robot.press("Tab").expectScreen("adapting-" + columns + "x" + rows);
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void whatFaultsDid(int columns, int rows) {
        DeskRobot robot = DeskRobot.at(columns, rows);
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.bench.result = Optional.of(PlotSamples.struck(7));
        robot.press("Tab", "v", "v", "v", "v").expectScreen("view-faults-" + columns + "x" + rows);
    }

    @Test
    void viewsInAscii() {
        DeskRobot robot = plotted(DeskRobot.at(80, 24, DeskRobot.ASCII));
        for (String view : List.of("rounds", "latency", "time", "failures")) {
            robot.press("v").expectScreen("view-" + view + "-ascii-80x24");
        }
    }

    @Test
    void aViewWhileARunGoes() {
        DeskRobot robot = DeskRobot.at(80, 24);
        robot.bench.progress = Samples.running();
        robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.RUNNING, 2));
        robot.press("Tab", "v").expectScreen("view-rounds-running-80x24");
    }

    @Test
    void makespansFarApartStandOnALogarithmicAxis() {
        DeskRobot robot = DeskRobot.at(80, 24);
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.bench.result = Optional.of(PlotSamples.farApart(7, 30));
        robot.press("Tab", "v").expectScreen("view-rounds-log-80x24");
    }

    @Test
    void whereFaultsWereSwitchedIsMarked() {
        DeskRobot robot = DeskRobot.at(80, 24);
        robot.bench.progress = Samples.idle(7, RunStatus.FINISHED);
        robot.bench.result =
                Optional.of(Faulty.under(PlotSamples.result(7, RunStatus.FINISHED, 8), Faulty.LOSSY, Faulty.OUTAGE));
        robot.press("Tab", "v").expectScreen("view-rounds-switched-80x24");
        robot.press("v", "v", "v").expectScreen("view-failures-switched-80x24");
    }

    @Test
    void faultPicker() {
        DeskRobot.at(80, 24).press("Tab", "f", "j", "j", "j").expectScreen("faults-80x24");
        DeskRobot.at(60, 15).press("Tab", "f", "j", "j", "j", "j").expectScreen("faults-60x15");
    }

    @Test
    void faultPickerWhileARunGoes() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.progress = Samples.running("laggy");
        robot.press("Tab", "f").expectScreen("faults-live-120x36");
    }

    @Test
    void workloadPicker() {
        DeskRobot.at(80, 24).press("Tab", "w", "j").expectScreen("workloads-80x24");
    }

    @ParameterizedTest
    @CsvSource({"60,15", "80,24", "120,36"})
    void help(int columns, int rows) {
        chatting(DeskRobot.at(columns, rows)).press("F1").expectScreen("help-" + columns + "x" + rows);
    }

    @Test
    void tooSmall() {
        DeskRobot.at(40, 10).expectScreen("too-small-40x10");
    }

    @Test
    void withoutColour() {
        running(chatting(DeskRobot.at(120, 36, DeskRobot.COLOURLESS))).expectScreen("colourless-120x36");
    }

    @Test
    void ascii() {
        running(chatting(DeskRobot.at(120, 36, DeskRobot.ASCII))).expectScreen("ascii-120x36");
    }

    @Test
    void chatAlone() {
        chatting(DeskRobot.chatOnly(80, 24)).expectScreen("chat-alone-80x24");
    }
}
