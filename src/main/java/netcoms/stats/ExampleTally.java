package netcoms.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the first and the latest failure of each kind, trial by trial. Not thread-safe: one owner. */
final class ExampleTally {
    private final Map<String, FailureExample> first = new TreeMap<>();
    private final Map<String, FailureExample> latest = new TreeMap<>();
    private int last;

    /** @param trial in the order in which they happened */
    void add(List<FailureExample> trial) {
        for (FailureExample example : trial) {
            first.putIfAbsent(example.kind(), example);
            latest.put(example.kind(), example);
            last = Math.max(last, example.number());
        }
    }

    boolean has(String kind) {
        return first.containsKey(kind);
    }

    /** The highest number of all; 0 without one. */
    int last() {
        return last;
    }

    /** By kind, the first before the latest. */
    List<FailureExample> examples() {
        List<FailureExample> examples = new ArrayList<>();
        first.forEach((kind, example) -> {
            examples.add(example);
            FailureExample other = latest.get(kind);
            if (other != null && !other.equals(example)) {
                examples.add(other);
            }
        });
        return examples;
    }
}
