package netcoms.stats;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The failure kinds of one trial, numbered from 1 as they come, with counts and a first example. Any thread. */
final class FailureKinds {
    /** Numbers fit a byte. There are about ten kinds; should there ever be more than these, the rest shares one. */
    private static final int MAX_KINDS = 200;

    private static final String REST = "error";

    private final CopyOnWriteArrayList<Kind> kinds = new CopyOnWriteArrayList<>();

    private static final class Kind {
        final String label;
        final LongAdder count = new LongAdder();
        // Volatile: set by whichever thread failed first, read by the run thread.
        volatile @Nullable String example;

        Kind(String label) {
            this.label = label;
        }
    }

    /** The number of a kind, from 1. */
    int number(String label) {
        int known = find(label);
        return known > 0 ? known : add(label);
    }

    private int find(String label) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).label.equals(label)) {
                return i + 1;
            }
        }
        return 0;
    }

    private synchronized int add(String label) {
        int known = find(label);
        if (known > 0) {
            return known;
        }
        if (kinds.size() >= MAX_KINDS && !label.equals(REST)) {
            return number(REST);
        }
        kinds.add(new Kind(label));
        return kinds.size();
    }

    /** The label of a number; empty for 0. */
    String label(int number) {
        return number == 0 ? "" : kinds.get(number - 1).label;
    }

    /** One more task failed that way. */
    void count(int number, String detail, Supplier<String> stack) {
        Kind kind = kinds.get(number - 1);
        kind.count.increment();
        if (kind.example == null) {
            kind.example = OneLine.cut(detail);
        }
    }

    /** Count by label, most frequent first. */
    Map<String, Long> counts() {
        return kinds.isEmpty()
                ? Map.of()
                : FailureCounts.sorted(
                        kinds.stream().collect(Collectors.toMap(kind -> kind.label, kind -> kind.count.sum())));
    }

    /** The first detail by label. */
    Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>();
        kinds.stream()
                .filter(kind -> kind.example != null)
                .forEach(kind -> examples.put(kind.label, Objects.requireNonNull(kind.example)));
        return examples;
    }
}
