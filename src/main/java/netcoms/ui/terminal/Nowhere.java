package netcoms.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A terminal that nobody sees and on which nobody types. */
public final class Nowhere implements OwnedTerminal {
    private static final TerminalSize SIZE = new TerminalSize(120, 36);

    private final ByteTerminal terminal = new ByteTerminal(
            InputStream.nullInputStream(), OutputStream.nullOutputStream(), StandardCharsets.UTF_8, SIZE);

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public void giveBack() {
        // There is nobody to give it to.
    }
}
