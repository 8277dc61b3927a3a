package netcoms.ui.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import netcoms.run.RunResult;
import netcoms.stats.Sweep;
import netcoms.ui.draw.Line;
import org.jspecify.annotations.Nullable;

/**
 * Draws a view of a result, and keeps what it drew until the result, the view or the room is another: a result comes once
 * a trial, a frame ten times a second. Owned by the {@code ui} thread.
 */
public final class ResultView {
    private @Nullable RunResult fitted;
    private List<Sweep> sweeps = List.of();
    private @Nullable Drawn drawn;

    /**
     * The views that this result has; the last ones only where there is a sweep, a limit that moves, or workers.
     *
     * @param workers whether there are workers to look at
     */
    public List<View> views(RunResult result, boolean workers) {
        Set<View> views = EnumSet.allOf(View.class);
        if (!workers) {
            views.remove(View.WORKERS);
        }
        if (sweeps(result).isEmpty()) {
            views.remove(View.SWEEP);
        }
        if (!LimitLines.has(result)) {
            views.remove(View.LIMIT);
        }
        return new ArrayList<>(views);
    }

    /** A plot of a result; not for the table and the workers, which are none. */
    public List<Line> plot(View view, RunResult result, int width, int height) {
        Drawn kept = drawn;
        if (kept != null && kept.isOf(view, result, width, height)) {
            return kept.lines;
        }
        List<Line> lines = switch (view) {
            case TABLE, WORKERS -> List.of();
            case ROUNDS -> RoundsLines.of(result, width, height);
            case LATENCY -> LatencyLines.of(result, width, height);
            case TIME -> TimeLines.of(result, width, height);
            case FAILURES -> FailureLines.of(result, width, height);
            case SWEEP -> SweepLines.of(sweeps(result), width, height);
            case LIMIT -> LimitLines.of(result, width, height);
        };
        drawn = new Drawn(view, result, width, height, lines);
        return lines;
    }

    private List<Sweep> sweeps(RunResult result) {
        if (!result.equals(fitted)) {
            fitted = result;
            sweeps = Sweep.of(result.strategies());
        }
        return sweeps;
    }

    private record Drawn(View view, RunResult result, int width, int height, List<Line> lines) {
        boolean isOf(View otherView, RunResult otherResult, int otherWidth, int otherHeight) {
            return view == otherView && result.equals(otherResult) && width == otherWidth && height == otherHeight;
        }
    }
}
