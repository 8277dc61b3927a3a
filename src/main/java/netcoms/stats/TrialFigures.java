package netcoms.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one finished trial showed. Immutable, compact, and all that a summary needs.
 *
 * @param tasks of the workload
 * @param places tasks at once; 0 means as many as there are
 * @param makespanNanos first submit to last end
 * @param ok tasks that ended well
 * @param failed tasks that did not
 * @param failures count by kind label, most frequent first
 * @param retries attempts beyond the first
 * @param latency of the ok tasks, submit to done: {@link LatencyHistogram} in base64
 * @param maxLatencyNanos the longest of these latencies, to the nanosecond; 0 when no task ended ok
 * @param boundNanos list schedule of the measured service times with these places
 * @param serviceNanos all measured service times added up
 * @param longestNanos the longest measured service time
 * @param examples detail of the first failure of each kind
 */
public record TrialFigures(
        int tasks,
        int places,
        long makespanNanos,
        int ok,
        int failed,
        Map<String, Long> failures,
        long retries,
        String latency,
        long maxLatencyNanos,
        long boundNanos,
        long serviceNanos,
        long longestNanos,
        Map<String, String> examples) {

    public TrialFigures {
        failures = FailureCounts.sorted(failures);
        examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
    }
}
