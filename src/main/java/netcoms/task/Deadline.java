package netcoms.task;

import java.time.Duration;

/** A point on the monotonic clock by which something must be complete. */
record Deadline(Duration timeout, long atNanos) {

    static Deadline in(Duration timeout) {
        return new Deadline(timeout, System.nanoTime() + timeout.toNanos());
    }

    long remainingNanos() {
        return atNanos - System.nanoTime();
    }

    boolean passed() {
        return remainingNanos() <= 0;
    }
}
