package netcoms.fault;

import java.util.function.Consumer;

/** How fast a line passes on what waits in it: delays, slices, a narrow bandwidth. Guarded by its line's lock. */
final class Pace {
    private final Consumer<Effect> touched;
    // From when on a slicing or narrow line may pass on the next part.
    private long free;

    Pace(Consumer<Effect> touched) {
        this.touched = touched;
    }

    /** What was owed before is forgotten. */
    void freeFrom(long now) {
        free = now;
    }

    /** When the next part of a piece may be written, which is chosen here once the piece itself is due. */
    long due(Piece piece, Force force, long now) {
        if (piece.due() == Force.NEVER) {
            piece.dueAt(piece.arrived() + force.delay(piece.arrived(), touched));
        }
        if (piece.due() > now) {
            return piece.due();
        }
        if (piece.partDue() == Force.NEVER) {
            choose(piece, force, now);
        }
        return piece.partDue();
    }

    private void choose(Piece piece, Force force, long now) {
        int size = piece.remaining();
        // From when it was due, not from now: what wakes late must not make the line slower.
        long start = Math.max(free, piece.due());
        Effect.Slicer slicer = force.slicer(now);
        if (slicer != null) {
            size = Math.min(size, force.slice(now));
            if (piece.isCut()) {
                start += slicer.delay().toNanos();
            }
            if (piece.isCut() || size < piece.remaining()) {
                touched.accept(slicer);
            }
        }
        Effect.Bandwidth bandwidth = force.bandwidth(now);
        if (bandwidth != null) {
            touched.accept(bandwidth);
            // Parts of a twentieth of a second, so that a narrow line trickles instead of jumping.
            size = (int) Math.min(size, Math.max(1, bandwidth.bytesPerSecond() / 20));
            start += Math.ceilDiv(size * 1_000_000_000L, bandwidth.bytesPerSecond());
        }
        free = start;
        piece.choose(size, start);
    }
}
