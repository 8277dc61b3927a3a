package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import netcoms.chat.client.ChatEvent;
import netcoms.run.RunStatus;
import netcoms.ui.text.TerminalText;
import org.junit.jupiter.api.Test;

/** Whatever is pressed and heard at whatever size: nothing throws, and every row is as wide as the screen. */
class RandomKeysTest {
    private static final List<String> KEYS = List.of(
            "Tab",
            "Shift-Tab",
            "Esc",
            "Enter",
            "Up",
            "Down",
            "Left",
            "Right",
            "Home",
            "End",
            "PgUp",
            "PgDn",
            "F1",
            "F5",
            "F6",
            "Backspace",
            "Delete",
            "Ctrl-A",
            "Ctrl-E",
            "Ctrl-K",
            "Ctrl-L",
            "Ctrl-U",
            "Ctrl-W",
            "a",
            "r",
            "R",
            "x",
            "w",
            "v",
            "V",
            "o",
            "c",
            "d",
            "y",
            "g",
            "G",
            "j",
            "k",
            "1",
            "2",
            "6",
            "+",
            "-",
            "[",
            "]",
            "?",
            "q",
            "/",
            "@",
            "b",
            " ",
            "日",
            "✅",
            "\u0301");

    @Test
    void nothingThrows() {
        long seed = Long.getLong("netcoms.seed", System.nanoTime());
        System.out.println("RandomKeysTest seed " + seed);
        Random random = new Random(seed);
        DeskRobot robot = DeskRobot.at(80, 24);
        for (int i = 0; i < 1_500; i++) {
            robot.press(KEYS.get(random.nextInt(KEYS.size())));
            switch (random.nextInt(12)) {
                case 0 -> robot.hear("bob", randomText(random));
                case 1 -> robot.hear(new ChatEvent.Notice("12:00:00", randomText(random)));
                case 2 -> robot.resize(1 + random.nextInt(170), 1 + random.nextInt(50));
                case 3 -> robot.bench.progress = Samples.running();
                case 4 -> {
                    robot.bench.progress = Samples.idle(7, RunStatus.STOPPED);
                    robot.bench.result = Optional.of(PlotSamples.result(7, RunStatus.STOPPED, 1 + random.nextInt(40)));
                    robot.bench.results.add(PlotSamples.result(7, RunStatus.STOPPED, 2));
                }
                case 5 -> robot.pass(random.nextInt(20_000));
                default -> {}
            }
            for (String row : robot.rows()) {
                assertEquals(row, TerminalText.clean(row), "seed " + seed + " step " + i);
            }
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : ' ' + random.nextInt(95));
        }
        return text.toString();
    }
}
