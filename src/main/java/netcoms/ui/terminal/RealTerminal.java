package netcoms.ui.terminal;

import com.googlecode.lanterna.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import netcoms.monitor.ProcessSignals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terminal of this process, taken over from construction until {@link #giveBack}. The signal thread of the JVM tells
 * sizes; any thread may give back.
 */
public final class RealTerminal implements OwnedTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(RealTerminal.class);
    private static final int FRAME_BYTES = 64 * 1024;
    private static final long LEAVE_MILLIS = 700;

    /** Plain attributes, cursor on, the normal screen. */
    private static final byte[] LEAVE = "\033[0m\033[?25h\033[?1049l".getBytes(StandardCharsets.US_ASCII);

    private final Tty tty;
    private final ByteTerminal terminal;
    private final OutputStream raw;
    private final AtomicBoolean given = new AtomicBoolean();

    private RealTerminal(Tty tty) {
        this.tty = tty;
        this.raw = new FileOutputStream(FileDescriptor.out);
        this.terminal = new ByteTerminal(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(raw, FRAME_BYTES),
                StandardCharsets.UTF_8,
                tty.firstSize());
    }

    /**
     * Takes the terminal over. Its charset is UTF-8 whatever the locale says: where that is not so only ASCII is drawn.
     *
     * @throws IOException when there is none; a sentence for a person
     */
    public static RealTerminal take() throws IOException {
        RealTerminal real = new RealTerminal(Tty.take());
        real.listenForSizes();
        return real;
    }

    /** Whether this process has a terminal that can be taken. */
    public static boolean isThere() throws IOException {
        return Tty.isThere();
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    /** Two steps of which either may hang on a blocked terminal, so each has its own time and neither waits for the other. */
    @Override
    public void giveBack() {
        if (!given.compareAndSet(false, true)) {
            return;
        }
        try {
            Thread leaving = Thread.ofPlatform().daemon().name("ui-leave").start(this::leave);
            leaving.join(LEAVE_MILLIS);
            tty.giveBack().waitFor(LEAVE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The terminal could not be given back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Past the buffer of frames: what is left in there belongs to a screen that is gone. */
    private void leave() {
        try {
            raw.write(LEAVE);
        } catch (IOException e) {
            LOG.debug("The terminal is gone already", e);
        }
    }

    private void listenForSizes() {
        if (!ProcessSignals.handle("WINCH", number -> Tty.currentSize().ifPresent(terminal::resized))) {
            LOG.warn("Changes of the window size will not be seen");
        }
    }
}
