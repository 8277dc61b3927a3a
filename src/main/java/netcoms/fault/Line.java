package netcoms.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection that toxics work on: what was read waits here until it is due, in order, while more is read.
 * How much may wait is bounded. Threads: the direction's reader puts, a virtual one of its own writes.
 */
final class Line implements Runnable {
    private final Connection connection;
    private final Toxic.Stream stream;
    // The connection's: what ends it from within one line wakes the other.
    private final ReentrantLock lock;
    private final Condition changed;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private FaultPlan plan;
    private Force force;
    private int held;
    private long endedAt = Force.NEVER;
    private boolean cut;
    private final Pace pace;
    private boolean isRenewed;
    private boolean isPassedOn;

    Line(Connection connection, Toxic.Stream stream, FaultPlan plan) {
        this.connection = connection;
        this.stream = stream;
        lock = connection.lock();
        changed = lock.newCondition();
        pace = new Pace(connection::touch);
        this.plan = plan;
        this.force = connection.force(plan, stream);
    }

    /**
     * Takes a copy of what was read, or waits until there is room.
     *
     * @param offset of the first byte in the stream
     * @return false when nothing more can be taken
     */
    boolean put(ByteBuffer read, long offset) throws InterruptedException {
        lock.lock();
        try {
            long now = connection.elapsed();
            refresh();
            Effect.ResetPeer reset = force.reset(now);
            if (reset != null) {
                connection.touch(reset);
                return resetAt(now + reset.timeout().toNanos());
            }
            force.corrupt(read, offset, now, connection::touch);
            Effect.LimitData limit = force.limit(now);
            boolean last = limit != null && offset + read.remaining() >= limit.bytes();
            if (limit != null && last) {
                connection.touch(limit);
                read.limit(read.position() + (int) Math.max(0, limit.bytes() - offset));
            }
            while (held > 0 && held + read.remaining() > connection.allowance() && !connection.isOver()) {
                changed.await();
            }
            if (read.hasRemaining()) {
                Piece piece = new Piece(read, now);
                waiting.add(piece);
                held += piece.size();
            }
            // Not before its last piece waits: who writes would end the connection without it.
            cut |= last;
            changed.signalAll();
            return !cut && !connection.isOver();
        } finally {
            lock.unlock();
        }
    }

    private boolean resetAt(long due) throws InterruptedException {
        for (long now = connection.elapsed(); now < due && !connection.isOver(); now = connection.elapsed()) {
            changed.awaitNanos(due - now);
        }
        connection.abort();
        return false;
    }

    /** Its source has said that no more comes. */
    void end() {
        lock.lock();
        try {
            endedAt = connection.elapsed();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Another plan is in force, or something about the connection has changed. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            for (Piece next = next(); next != null; next = next()) {
                try {
                    connection.write(stream, next.bytes());
                } catch (IOException e) {
                    connection.broken();
                    return;
                }
                written(next);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            connection.abort();
        }
    }

    /** Waits for the next piece that is due; its buffer is limited to what may be written now. Null when this is over. */
    private @Nullable Piece next() throws InterruptedException {
        lock.lock();
        try {
            while (!isPassedOn && !connection.isOver()) {
                refresh();
                chooseAgain();
                long now = connection.elapsed();
                Force.Hole hole = force.hole(now);
                Piece first = waiting.peek();
                long due =
                        hole != null ? holeDue(hole, now) : first != null ? pace.due(first, force, now) : endDue(now);
                if (due > now) {
                    changed.awaitNanos(Math.min(due, force.nextHole(now)) - now);
                } else if (hole == null && first != null) {
                    return first;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** When to look again while nothing gets through; ends the connection when that is due. */
    private long holeDue(Force.Hole hole, long now) {
        if (!waiting.isEmpty() || endedAt != Force.NEVER) {
            connection.touch(hole.effect());
        }
        if (now >= hole.ends()) {
            connection.touch(hole.effect());
            connection.finish();
            return now;
        }
        if (connection.hasClientLeft() && (stream == Toxic.Stream.UPSTREAM || endedAt != Force.NEVER)) {
            // Nobody is left to whom it matters, and the files would stay open.
            connection.abort();
            return now;
        }
        return Math.min(hole.until(), hole.ends());
    }

    /** With nothing waiting: when the end is passed on, which is done here when it is due. */
    private long endDue(long now) {
        if (cut) {
            connection.finish();
            return now;
        }
        if (endedAt == Force.NEVER) {
            return Force.NEVER;
        }
        long due = endedAt + force.slowClose(endedAt, connection::touch);
        if (due <= now) {
            isPassedOn = true;
            connection.passEnd(stream);
        }
        return due;
    }

    private void written(Piece piece) {
        lock.lock();
        try {
            if (piece.isWritten()) {
                waiting.remove();
                held -= piece.size();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void refresh() {
        FaultPlan now = connection.plan();
        if (!now.equals(plan)) {
            plan = now;
            force = connection.force(now, stream);
            isRenewed = true;
        }
    }

    /** What was chosen under another plan is chosen again; by the writer, whose buffer the first one may be. */
    private void chooseAgain() {
        if (isRenewed) {
            isRenewed = false;
            pace.freeFrom(connection.elapsed());
            waiting.forEach(Piece::forget);
        }
    }
}
