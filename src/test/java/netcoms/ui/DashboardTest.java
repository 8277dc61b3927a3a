package netcoms.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.Terminal;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import netcoms.chat.client.ChatEvent;
import netcoms.ui.terminal.OwnedTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threads of the dashboard: they start, draw, end, and give the terminal back whatever happens. */
@Timeout(30)
class DashboardTest {
    private final BlockingTerminal terminal = new BlockingTerminal();
    private final AtomicInteger givenBack = new AtomicInteger();
    private final ScriptedWorkbench bench = new ScriptedWorkbench();
    private Dashboard dashboard;

    @AfterEach
    void close() {
        terminal.unblock.countDown();
        if (dashboard != null) {
            dashboard.close();
        }
    }

    private void start() throws IOException {
        OwnedTerminal owned = new OwnedTerminal() {
            @Override
            public Terminal terminal() {
                return terminal;
            }

            @Override
            public void giveBack() {
                givenBack.incrementAndGet();
            }
        };
        dashboard = Dashboard.start(owned, bench, DeskRobot.COLOURFUL, Samples::table, Clock.systemUTC());
    }

    @Test
    void theFirstFrameIsThereOnceItIsOpen() throws IOException {
        start();
        assertEquals('N', terminal.getCharacter(1, 0).getCharacterString().charAt(0));
    }

    @Test
    void keysAndEventsAreDrawn() throws IOException {
        start();
        terminal.press(new KeyStroke('h', false, false));
        dashboard.post(new ChatEvent.Line(1, "12:00:00", "bob", "hi", false, false, false));
        await().until(() -> terminal.shows("ann> h") && terminal.shows("bob: hi"));
    }

    @Test
    void theEndOfInputIsTheEnd() throws Exception {
        start();
        terminal.press(new KeyStroke(KeyType.EOF));
        assertFalse(dashboard.awaitEnd());
        dashboard.close();
        assertEquals(1, givenBack.get());
    }

    @Test
    void ctrlCAsksToQuitAndTheOwnerCloses() throws Exception {
        start();
        terminal.press(new KeyStroke('c', true, false));
        dashboard.awaitEnd();
        assertTrue(bench.asked.contains("quit"));
        dashboard.close();
        dashboard.close();
        dashboard.awaitEnd();
        assertEquals(1, givenBack.get());
    }

    @Test
    void aDefectGivesTheTerminalBackAndEndsTheDashboard() throws Exception {
        start();
        bench.progress = null;
        terminal.press(new KeyStroke('h', false, false));
        assertTrue(dashboard.awaitEnd());
        await().untilAsserted(() -> assertEquals(1, givenBack.get()));
    }

    @Test
    void aBlockedTerminalDoesNotHoldUpClosing() throws Exception {
        start();
        terminal.blocks = true;
        terminal.press(new KeyStroke('h', false, false));
        terminal.blocked.await();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            dashboard.close();
            return true;
        });
        assertEquals(1, givenBack.get());
        dashboard.awaitEnd();
    }

    @Test
    void ctrlCEndsItEvenWhileTheTerminalIsBlocked() throws Exception {
        start();
        terminal.blocks = true;
        terminal.press(new KeyStroke('h', false, false));
        terminal.blocked.await();
        terminal.press(new KeyStroke('c', true, false));
        dashboard.awaitEnd();
        assertTrue(bench.asked.isEmpty());
    }

    @Test
    void ofAStormTheNewestLinesAreShownAndTheRestIsCounted() throws Exception {
        start();
        terminal.blocks = true;
        terminal.press(new KeyStroke('h', false, false));
        terminal.blocked.await();
        for (int i = 0; i < 100_000; i++) {
            dashboard.post(new ChatEvent.Line(i, "12:00:00", "bob", "line " + i, false, false, false));
        }
        terminal.blocks = false;
        terminal.unblock.countDown();
        await().until(() -> terminal.shows("line 99999"));
        await().until(() -> {
            for (int i = 0; i < 10; i++) {
                terminal.press(new KeyStroke(KeyType.PageUp));
            }
            return terminal.shows("95,000 lines came too fast");
        });
    }

    /** A virtual terminal whose flush can hang like that of a dead peer. */
    private static final class BlockingTerminal extends DefaultVirtualTerminal {
        final CountDownLatch blocked = new CountDownLatch(1);
        final CountDownLatch unblock = new CountDownLatch(1);
        private final BlockingQueue<KeyStroke> keys = new LinkedBlockingQueue<>();
        volatile boolean blocks;

        BlockingTerminal() {
            super(new TerminalSize(120, 36));
        }

        void press(KeyStroke key) {
            keys.add(key);
        }

        /** The inherited one holds the lock that drawing needs. */
        @Override
        public KeyStroke readInput() {
            try {
                return keys.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new KeyStroke(KeyType.EOF);
            }
        }

        @Override
        public void flush() {
            if (blocks) {
                blocked.countDown();
                try {
                    unblock.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            super.flush();
        }

        boolean shows(String text) {
            for (int y = 0; y < 36; y++) {
                StringBuilder row = new StringBuilder();
                for (int x = 0; x < 120; x++) {
                    row.append(getCharacter(x, y).getCharacterString());
                }
                if (row.indexOf(text) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
