package netcoms.stats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the tasks of one strategy take where no fault touches them, by spec. Not thread-safe: used by the run thread,
 * trial by trial.
 */
public final class UsualTimes {
    /** Of a task of which nobody knows how long it would have taken. */
    static final long UNKNOWN = -1;

    /** More of a trial do not make its median better. */
    private static final int MOST_SAMPLES = 1_000;

    private final TaskSorts sorts;
    private final Map<Integer, List<Long>> medians = new HashMap<>();

    public UsualTimes(TaskSorts sorts) {
        this.sorts = sorts;
    }

    /**
     * What tasks would have taken without the faults: a struck one the median of the untouched ok ones of its spec in this
     * trial; where there is none that of the trials before; where there is none either that of its kind in this trial; else
     * {@link #UNKNOWN}. One that failed by itself the median of its spec, where there is one, and all others what they took.
     * The trial is then one of those before.
     *
     * @param busyNanos what they took
     * @param struck touched by a fault, or cut off before their end
     */
    long[] without(long[] busyNanos, BitSet struck, BitSet failed) {
        Map<Integer, Long> bySpec = medians(busyNanos, struck, failed, false);
        Map<Integer, Long> byKind = struck.isEmpty() ? Map.of() : medians(busyNanos, struck, failed, true);
        long[] usual = busyNanos.clone();
        BitSet unlike = (BitSet) struck.clone();
        unlike.or(failed);
        unlike.stream().forEach(task -> {
            int spec = sorts.spec(task);
            Long time = bySpec.get(spec);
            if (time == null) {
                time = before(spec);
            }
            if (time == null && struck.get(task)) {
                time = byKind.getOrDefault(sorts.kind(task), UNKNOWN);
            }
            usual[task] = time == null ? busyNanos[task] : time;
        });
        bySpec.forEach((spec, time) ->
                medians.computeIfAbsent(spec, any -> new ArrayList<>()).add(time));
        return usual;
    }

    private @Nullable Long before(int spec) {
        List<Long> known = medians.get(spec);
        return known == null
                ? null
                : Isolation.median(known.stream().mapToLong(Long::longValue).toArray());
    }

    private Map<Integer, Long> medians(long[] busyNanos, BitSet struck, BitSet failed, boolean byKind) {
        Map<Integer, List<Long>> samples = new HashMap<>();
        for (int task = 0; task < busyNanos.length; task++) {
            if (!struck.get(task) && !failed.get(task)) {
                List<Long> sort =
                        samples.computeIfAbsent(byKind ? sorts.kind(task) : sorts.spec(task), any -> new ArrayList<>());
                if (sort.size() < MOST_SAMPLES) {
                    sort.add(busyNanos[task]);
                }
            }
        }
        Map<Integer, Long> medians = new HashMap<>();
        samples.forEach((sort, times) -> medians.put(
                sort, Isolation.median(times.stream().mapToLong(Long::longValue).toArray())));
        return medians;
    }
}
