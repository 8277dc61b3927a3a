package netcoms.ui;

import java.io.IOException;
import netcoms.chat.client.ChatEvent;

/** The screen: owns the terminal, the {@code ui} render thread and the input thread. */
public final class Dashboard implements AutoCloseable {

    /**
     * Takes over the terminal of this process and draws the first frame.
     *
     * @throws IOException when there is no terminal; says so and points to {@code bench}
     */
    public static Dashboard open(UiSettings settings, Workbench workbench) throws IOException {
        throw new UnsupportedOperationException("ui");
    }

    /** Tells the chat pane; any thread, returns at once. */
    public void post(ChatEvent event) {
        throw new UnsupportedOperationException("ui");
    }

    /** Waits until a person quits, the terminal goes away, or {@link #close} is called. */
    public void awaitEnd() throws InterruptedException {
        throw new UnsupportedOperationException("ui");
    }

    /** Stops drawing and gives the terminal back, within two seconds whatever it does. Any thread; idempotent. */
    @Override
    public void close() {}
}
