package netcoms.ui.chat;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds what comes too fast into one line whose count climbs and which stays where it is, so that people's lines are
 * not pushed away. Time is given, in nanoseconds of a monotonic clock. Owned by the {@code ui} thread.
 */
public final class Flood {
    private final int shownAtMost;
    private final long windowNanos;
    private final long quietNanos;
    private final Function<String, ChatEntry> foldMaker;

    private boolean started;
    private int shown;
    private long windowStart;
    private long last;
    private long lastFolded;
    private long folded;
    private @Nullable ChatEntry fold;

    /**
     * @param shownAtMost so many are shown in one window
     * @param windowNanos after which as many may be shown again
     * @param quietNanos without any, after which the next one starts anew
     * @param foldMaker makes the folded line from its text
     */
    public Flood(int shownAtMost, long windowNanos, long quietNanos, Function<String, ChatEntry> foldMaker) {
        this.shownAtMost = shownAtMost;
        this.windowNanos = windowNanos;
        this.quietNanos = quietNanos;
        this.foldMaker = foldMaker;
    }

    /** Whether one that comes now should be shown; else {@link #fold} it. */
    public boolean shows(long nowNanos) {
        if (!started || nowNanos - last > quietNanos || nowNanos - windowStart > windowNanos) {
            shown = 0;
            windowStart = nowNanos;
        }
        if (!started || nowNanos - lastFolded > quietNanos) {
            fold = null;
            folded = 0;
        }
        started = true;
        last = nowNanos;
        if (shown < shownAtMost) {
            shown++;
            return true;
        }
        return false;
    }

    /** Counts one that is not shown, in a line of the log. */
    public void fold(ChatLog log, long nowNanos) {
        folded++;
        lastFolded = nowNanos;
        String text = String.format(Locale.ROOT, "… and %,d more line%s", folded, folded == 1 ? "" : "s");
        if (fold == null) {
            fold = foldMaker.apply(text);
            log.add(fold);
        } else {
            fold.rewrite(text);
        }
    }
}
