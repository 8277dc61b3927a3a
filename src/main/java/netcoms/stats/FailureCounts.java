package netcoms.stats;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders and adds counts by failure kind. Pure. */
public final class FailureCounts {
    private FailureCounts() {}

    /** An unmodifiable copy, most frequent first, equal counts by name; kinds that never occurred are left out. */
    public static Map<String, Long> sorted(Map<String, ? extends Number> counts) {
        if (counts.isEmpty()) {
            return Map.of();
        }
        List<Map.Entry<String, Long>> entries = counts.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().longValue()))
                .filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.<Map.Entry<String, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Map<String, Long> sorted = new LinkedHashMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }
}
