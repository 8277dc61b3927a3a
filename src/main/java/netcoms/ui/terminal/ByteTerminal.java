package netcoms.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Lanterna's ANSI terminal on two streams: whole strings in our own charset, a size that is told and never asked for,
 * and no sequence that changes nothing. Output belongs to the {@code ui} thread; the size may be told by any thread.
 */
public final class ByteTerminal extends ANSITerminal {
    private final OutputStream output;

    /** Volatile: told by the thread of the window signal. */
    private volatile TerminalSize size;

    private TextColor foreground = TextColor.ANSI.DEFAULT;
    private TextColor background = TextColor.ANSI.DEFAULT;
    private @Nullable Boolean cursorVisible;

    /**
     * @param output should be buffered; it is flushed once a frame
     */
    public ByteTerminal(InputStream input, OutputStream output, Charset charset, TerminalSize size) {
        super(input, output, charset);
        this.output = output;
        this.size = size;
        onResized(size);
    }

    /** Tells that the terminal has another size. */
    public void resized(TerminalSize newSize) {
        size = newSize;
        onResized(newSize);
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return size;
    }

    @Override
    public void putString(String string) throws IOException {
        byte[] bytes = string.getBytes(getCharset());
        // The lock that the base class takes for its own sequences.
        synchronized (output) {
            output.write(bytes);
        }
    }

    @Override
    public void putCharacter(char c) throws IOException {
        putString(String.valueOf(c));
    }

    @Override
    public void setForegroundColor(TextColor color) throws IOException {
        if (!color.equals(foreground)) {
            super.setForegroundColor(color);
            foreground = color;
        }
    }

    @Override
    public void setBackgroundColor(TextColor color) throws IOException {
        if (!color.equals(background)) {
            super.setBackgroundColor(color);
            background = color;
        }
    }

    @Override
    public void resetColorAndSGR() throws IOException {
        super.resetColorAndSGR();
        foreground = TextColor.ANSI.DEFAULT;
        background = TextColor.ANSI.DEFAULT;
    }

    @Override
    public void setCursorVisible(boolean visible) throws IOException {
        if (cursorVisible == null || cursorVisible != visible) {
            super.setCursorVisible(visible);
            cursorVisible = visible;
        }
    }
}
