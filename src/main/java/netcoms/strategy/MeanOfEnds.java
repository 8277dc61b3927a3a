package netcoms.strategy;

import com.netflix.concurrency.limits.Limit;
import java.util.function.Consumer;

/**
 * Passes on one sample for every few: their mean latency, the most that were in flight, whether any was dropped. One slow
 * task among fast ones then does not shrink the limit. The library's {@code WindowedLimit} counts in tenths of a second,
 * and a whole trial may be over in ten milliseconds; this counts in ends. Not thread-safe.
 */
final class MeanOfEnds implements Limit {
    private final int ends;
    private final Limit limit;
    private int count;
    private long sumNanos;
    private int most;
    private boolean dropped;

    MeanOfEnds(int ends, Limit limit) {
        this.ends = ends;
        this.limit = limit;
    }

    @Override
    public void onSample(long startNanos, long rttNanos, int inFlight, boolean didDrop) {
        count++;
        sumNanos += rttNanos;
        most = Math.max(most, inFlight);
        dropped |= didDrop;
        if (count == ends) {
            limit.onSample(startNanos, Math.max(1, sumNanos / count), most, dropped);
            count = 0;
            sumNanos = 0;
            most = 0;
            dropped = false;
        }
    }

    @Override
    public int getLimit() {
        return limit.getLimit();
    }

    @Override
    public void notifyOnChange(Consumer<Integer> consumer) {
        limit.notifyOnChange(consumer);
    }
}
