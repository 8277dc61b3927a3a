package netcoms.ui.terminal;

import com.googlecode.lanterna.input.InputProvider;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns Lanterna's key strokes into keys. Owned by the {@code ui-input} thread, which it blocks. */
public final class KeyReader {
    private static final Logger LOG = LoggerFactory.getLogger(KeyReader.class);

    private final InputProvider input;
    private char highSurrogate;

    public KeyReader(InputProvider input) {
        this.input = input;
    }

    /** Waits for the next key; {@link Key#END} when there will be none. */
    public Key read() {
        try {
            while (true) {
                Optional<Key> key = key(input.readInput());
                if (key.isPresent()) {
                    return key.get();
                }
            }
        } catch (IOException e) {
            // A terminal that hangs up is seen as an error by some systems and as an end by others.
            return Key.END;
        } catch (RuntimeException e) {
            LOG.error("Reading keys failed", e);
            return Key.END;
        }
    }

    /** Empty for what is no key press, and for the first half of a character beyond the 16-bit range. */
    private Optional<Key> key(KeyStroke stroke) {
        return switch (stroke.getKeyType()) {
            case EOF -> Optional.of(Key.END);
            case Character -> character(stroke);
            case ReverseTab -> Optional.of(Key.named("Shift-Tab"));
            case Escape -> Optional.of(Key.named("Esc"));
            case ArrowUp -> modified(stroke, "Up");
            case ArrowDown -> modified(stroke, "Down");
            case ArrowLeft -> modified(stroke, "Left");
            case ArrowRight -> modified(stroke, "Right");
            case PageUp -> modified(stroke, "PgUp");
            case PageDown -> modified(stroke, "PgDn");
            case CursorLocation, MouseEvent, Unknown -> Optional.empty();
            default -> modified(stroke, stroke.getKeyType().name());
        };
    }

    private Optional<Key> character(KeyStroke stroke) {
        char c = stroke.getCharacter();
        if (stroke.isCtrlDown() || stroke.isAltDown()) {
            return modified(stroke, String.valueOf(c).toUpperCase(Locale.ROOT));
        }
        if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
            return Optional.empty();
        }
        if (Character.isLowSurrogate(c)) {
            char high = highSurrogate;
            highSurrogate = 0;
            return high == 0 ? Optional.empty() : Optional.of(Key.typed(new String(new char[] {high, c})));
        }
        return Optional.of(Key.typed(String.valueOf(c)));
    }

    private static Optional<Key> modified(KeyStroke stroke, String name) {
        String prefix = (stroke.isCtrlDown() ? "Ctrl-" : "")
                + (stroke.isAltDown() ? "Alt-" : "")
                + (stroke.isShiftDown() && stroke.getKeyType() != KeyType.Character ? "Shift-" : "");
        return Optional.of(Key.named(prefix + name));
    }
}
