package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import netcoms.chat.client.ChatEvent;
import netcoms.chat.client.ChatStatus;
import netcoms.ui.draw.Line;
import org.junit.jupiter.api.Test;

class ChatPaneTest {

    @Test
    void aTypedLineIsSaid() {
        DeskRobot.at(120, 36)
                .type("hello")
                .expectRow("ann> hello")
                .press("Enter")
                .expectAsked("say hello");
    }

    @Test
    void singleLettersAreTextInTheInput() {
        DeskRobot.at(120, 36)
                .type("rxwq1?")
                .expectRow("ann> rxwq1?")
                .expectNotAsked("quit")
                .expectNoRow("Help ─");
    }

    @Test
    void whatCouldNotBeSentStaysInTheInput() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.accepts = false;
        robot.bench.chat = new ChatStatus(false, "127.0.0.1:8000", "ann", List.of(), -1);
        robot.type("hello").press("Enter").expectRow("ann> hello").expectRow("not sent: not connected");
    }

    @Test
    void commandsReachThePort() {
        DeskRobot.at(120, 36)
                .type("/nick zoe")
                .press("Enter")
                .expectAsked("rename zoe")
                .type("/me waves")
                .press("Enter")
                .expectAsked("emote waves")
                .type("/msg bob psst, you")
                .press("Enter")
                .expectAsked("tell bob psst, you")
                .type("//nick")
                .press("Enter")
                .expectAsked("say /nick")
                .type("/run io-wait")
                .press("Enter")
                .expectAsked("start io-wait 5 sequential(1) threads(2) virtual(0) processes(2)")
                .type("/quit")
                .press("Enter")
                .expectAsked("quit");
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        DeskRobot robot = DeskRobot.at(160, 45);
        robot.type("/qiut").press("Enter").expectRow("there is no command /qiut; did you mean /quit?");
        robot.expectNotAsked("say /qiut");
    }

    @Test
    void aCommandWithoutItsArgumentsShowsItsUsage() {
        DeskRobot.at(120, 36).type("/msg bob").press("Enter").expectRow("usage: /msg NAME TEXT");
    }

    @Test
    void whoIsOn() {
        DeskRobot.at(120, 36).type("/who").press("Enter").expectRow("3 on: ann, bob, cleo");
    }

    @Test
    void tabCompletesNamesAndCommandsElseMovesTheFocus() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.type("b").press("Tab").expectRow("ann> bob:").press("Ctrl-U");
        robot.type("hi @cl").press("Tab").expectRow("ann> hi @cleo").press("Ctrl-U");
        robot.type("/wh").press("Tab").expectRow("ann> /who").press("Ctrl-U");
        robot.type("word").press("Tab").press("o").expectRow("Old runs");
    }

    @Test
    void aBurstOfGuestsFoldsAndNeverPushesPeopleAway() {
        DeskRobot robot = DeskRobot.at(120, 36).hear("bob", "before");
        for (int i = 0; i < 2_500; i++) {
            robot.hear("guest", "Hello, World!");
            if (i % 500 == 250) {
                robot.hear("bob", "between " + i);
            }
        }
        robot.hear("cleo", "after");
        List<String> rows = robot.rows();
        assertEquals(
                3,
                rows.stream()
                        .filter(row -> row.contains("guest: Hello, World!"))
                        .count());
        assertEquals(1, rows.stream().filter(row -> row.contains("more line")).count());
        robot.expectRow("guest: … and 2,497 more lines")
                .expectRow("bob: before")
                .expectRow("bob: between 2250");
        robot.expectRow("cleo: after");
    }

    @Test
    void aLaterBurstStartsAnew() {
        DeskRobot robot = DeskRobot.at(120, 36);
        for (int i = 0; i < 10; i++) {
            robot.hear("guest", "first");
        }
        robot.pass(60_000);
        for (int i = 0; i < 5; i++) {
            robot.hear("guest", "second");
        }
        robot.expectRow("… and 7 more lines").expectRow("guest: second").expectRow("… and 2 more lines");
    }

    @Test
    void aFloodOfNoticesFolds() {
        DeskRobot robot = DeskRobot.at(120, 60);
        for (int i = 0; i < 100; i++) {
            robot.hear(new ChatEvent.Notice("12:00:00", "somebody joined"));
        }
        robot.expectRow("… and 80 more lines");
        assertEquals(
                20,
                robot.rows().stream()
                        .filter(row -> row.contains("somebody joined"))
                        .count());
    }

    @Test
    void whatComesWhileTheFocusIsElsewhereIsMarkedAsNew() {
        DeskRobot robot = DeskRobot.at(80, 24).hear("bob", "seen").press("Tab");
        robot.hear("bob", "unseen").hear("bob", "unseen too").expectRow("Chat 2 new");
        robot.press("Shift-Tab").expectRow("─ new ─").expectRow("[Chat]").expectNoRow("2 new");
        List<String> rows = robot.rows();
        int mark = indexOf(rows, "─ new ─");
        assertTrue(indexOf(rows, "bob: seen") < mark && mark < indexOf(rows, "bob: unseen"));
        robot.hear(new ChatEvent.Line(9, "12:00:00", "ann", "answer", true, false, false))
                .expectNoRow("─ new ─");
    }

    @Test
    void scrollingHoldsStillWhileLinesArrive() {
        DeskRobot robot = DeskRobot.at(80, 24);
        for (int i = 0; i < 100; i++) {
            robot.hear("bob", "line " + i);
        }
        robot.expectRow("bob: line 99")
                .press("PgUp")
                .expectNoRow("bob: line 99")
                .expectRow("16 more below");
        List<String> before = robot.rows().subList(3, 19);
        robot.hear("bob", "one more");
        assertEquals(before, robot.rows().subList(3, 19));
        robot.expectRow("18 more below")
                .press("PgDn", "PgDn")
                .expectRow("bob: one more")
                .expectNoRow("more below");
    }

    @Test
    void theScrollbackIsBounded() {
        DeskRobot robot = DeskRobot.at(80, 24);
        for (int i = 0; i < 12_000; i++) {
            robot.hear("bob", "line " + i);
        }
        robot.press("Shift-Tab", "g").expectNoRow("bob: line 0 ").expectNoRow("bob: line 6000 ");
        robot.press("G").expectRow("bob: line 11999");
    }

    @Test
    void aLostConnectionIsToldOnceAndCountedDown() {
        DeskRobot robot = DeskRobot.at(120, 36).hear(new ChatEvent.Connected("ann", false));
        robot.bench.chat = new ChatStatus(false, "127.0.0.1:8000", "ann", List.of(), -1);
        robot.hear(new ChatEvent.Disconnected("reset", 2_000)).expectRow("lost, retry in 3 s");
        robot.pass(1_500).expectRow("lost, retry in 1 s");
        robot.hear(new ChatEvent.Disconnected("refused", 4_000)).expectRow("connection lost: reset");
        robot.expectNoRow("connection lost: refused").expectRow("not connected");
    }

    @Test
    void aRefusedNameAsksForAnotherInsteadOfConnectingForEver() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.chat = new ChatStatus(false, "127.0.0.1:8000", "ann", List.of(), -1);
        robot.expectRow("connecting…");
        robot.hear(new ChatEvent.Refused("The name ann is taken."))
                .expectRow("name refused: /nick NAME")
                .expectNoRow("connecting…");
        robot.hear(new ChatEvent.Disconnected("refused", 2_000)).expectNoRow("name refused");
    }

    @Test
    void whoIsTurnedAwayIsNotAskedForAnotherName() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.chat = new ChatStatus(false, "127.0.0.1:8000", "ann", List.of(), -1);
        robot.hear(new ChatEvent.Refused("This server speaks TLS only.", true))
                .expectRow("not let in")
                .expectNoRow("/nick NAME");
    }

    @Test
    void aPrivateLineToAServerWithoutThemSaysSo() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.bench.accepts = false;
        robot.bench.chat = new ChatStatus(true, "127.0.0.1:8000", "ann", List.of(), -1);
        robot.type("/msg bob psst").press("Enter").expectRow("not sent: no private lines here");
        robot.press("Ctrl-U").type("hello").press("Enter").expectRow("not sent: too much at once");
    }

    @Test
    void theServerInsideIsSeenWhereThereIsRoomAndAskedWithACommand() {
        DeskRobot robot = DeskRobot.at(80, 24);
        robot.expectNoRow("conn");
        robot.bench.server = new ServerGlance(12, 9, 3.25, 1_200, 4, 0, Map.of("eof", 7L, "slow_consumer", 1L));
        robot.pass(1_000).expectRow("12 conn · 3.3 lines/s · 1,200 deliv/s · 4 dropped ─");
        robot.resize(140, 36).pass(1_000).expectRow("12 conn · 3.3 lines/s · 1,200 deliv/s ");
        robot.resize(60, 15).pass(1_000).expectRow("12 conn · 3.3 lines/s · 1,200 deliv/s · 4 dropped ─");
        robot.resize(140, 36).type("/server").press("Enter").expectRow("12 connections, 9 online; 3.3 lines/s");
        robot.expectRow("slow_consumer 1, eof 7");
    }

    @Test
    void aLongListOfNamesIsCutShort() {
        DeskRobot robot = DeskRobot.at(120, 36);
        List<String> names =
                IntStream.range(1_000, 2_000).mapToObj(i -> "n" + i).toList();
        robot.bench.chat = new ChatStatus(true, "127.0.0.1:8000", "ann", names, -1);
        robot.type("/who").press("Enter").expectRow("n1099, …");
    }

    @Test
    void linesThatNameUsStandOut() {
        DeskRobot robot = DeskRobot.at(120, 36).hear("bob", "planned").hear("bob", "hi ANN, well");
        List<String> rows = robot.rows();
        int plain = indexOf(rows, "planned");
        int named = indexOf(rows, "ANN");
        int text = rows.get(named).indexOf("hi");
        assertTrue(robot.cell(text, named).isBold());
        assertTrue(!robot.cell(text, plain).isBold());
    }

    @Test
    void historyAndEditing() {
        DeskRobot robot = DeskRobot.at(120, 36);
        robot.type("one").press("Enter").type("two").press("Enter").type("draft");
        robot.press("Up").expectRow("ann> two").press("Up").expectRow("ann> one");
        robot.press("Down", "Down").expectRow("ann> draft");
        robot.press("Ctrl-A")
                .type(">")
                .expectRow("ann> >draft")
                .press("Ctrl-E", "Backspace")
                .expectRow("ann> >draf");
    }

    @Test
    void theHelpNamesEveryCommand() {
        for (Line line : Command.help(false)) {
            assertTrue(!line.text().isBlank());
        }
        DeskRobot.at(120, 80)
                .type("/help")
                .press("Enter")
                .expectRow("/msg NAME TEXT")
                .press("Esc")
                .expectNoRow("Help ─");
    }

    private static int indexOf(List<String> rows, String part) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no row has '" + part + "'");
    }
}
