package netcoms.fault;

import java.nio.ByteBuffer;

/**
 * A chunk on its way. Guarded by its line's lock; while the writer has it, its buffer is the writer's. Times are nanoseconds
 * since the trial began.
 */
final class Piece {
    private final ByteBuffer bytes;
    private final long arrived;
    private long due = Force.NEVER;
    private long partDue = Force.NEVER;
    private boolean isCut;

    /** A copy of what was read. */
    Piece(ByteBuffer read, long arrived) {
        bytes = ByteBuffer.allocate(read.remaining()).put(read).flip();
        this.arrived = arrived;
    }

    long arrived() {
        return arrived;
    }

    /** When its first byte may be passed on, or {@link Force#NEVER} where that has not been decided. */
    long due() {
        return due;
    }

    void dueAt(long time) {
        due = time;
    }

    /** When the part that was chosen may be passed on, or {@link Force#NEVER} where none has been chosen. */
    long partDue() {
        return partDue;
    }

    /** This many bytes are next, at this time. */
    void choose(int size, long time) {
        isCut |= size < remaining();
        bytes.limit(bytes.position() + size);
        partDue = time;
    }

    /** Whether it has been passed on in parts so far. */
    boolean isCut() {
        return isCut;
    }

    /** Nothing about it has been decided. */
    void forget() {
        due = Force.NEVER;
        forgetPart();
    }

    private void forgetPart() {
        partDue = Force.NEVER;
        bytes.limit(bytes.capacity());
    }

    /** The part that was chosen. */
    ByteBuffer bytes() {
        return bytes;
    }

    int remaining() {
        return bytes.capacity() - bytes.position();
    }

    int size() {
        return bytes.capacity();
    }

    /** The chosen part has been written; whether it was the last. */
    boolean isWritten() {
        forgetPart();
        return remaining() == 0;
    }
}
