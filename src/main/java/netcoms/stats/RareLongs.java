package netcoms.stats;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One long for each task, 0 until it is set, without an array while none is: most workloads never need one. Any thread
 * sets; who reads needs the writers' work to have happened before, as for the recorder's other times.
 */
final class RareLongs {
    private final int size;
    private final AtomicReference<long @Nullable []> values = new AtomicReference<>();

    RareLongs(int size) {
        this.size = size;
    }

    void set(int task, long value) {
        long[] present = values.get();
        if (present == null) {
            if (value == 0) {
                return;
            }
            present = create();
        }
        present[task] = value;
    }

    long get(int task) {
        long[] present = values.get();
        return present == null ? 0 : present[task];
    }

    private long[] create() {
        long[] fresh = new long[size];
        long[] other = values.compareAndExchange(null, fresh);
        return other == null ? fresh : other;
    }
}
