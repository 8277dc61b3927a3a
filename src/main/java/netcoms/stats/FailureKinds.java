package netcoms.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The failure kinds of one trial, numbered from 1 as they come, with counts, the first example and the latest. Any thread. */
final class FailureKinds {
    /** Numbers fit a byte. There are about ten kinds; should there ever be more than these, the rest shares one. */
    private static final int MAX_KINDS = 200;

    private static final String REST = "error";

    private final CopyOnWriteArrayList<Kind> kinds = new CopyOnWriteArrayList<>();

    private static final class Kind {
        final String label;
        final LongAdder count = new LongAdder();
        // Set by whichever threads failed, read by the run thread.
        final AtomicReference<@Nullable Example> first = new AtomicReference<>();
        final AtomicReference<@Nullable Example> latest = new AtomicReference<>();

        Kind(String label) {
            this.label = label;
        }
    }

    private record Example(int task, String detail, Supplier<String> stack) {}

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
    void count(int number, int task, String detail, Supplier<String> stack) {
        Kind kind = kinds.get(number - 1);
        kind.count.increment();
        Example example = new Example(task, detail, stack);
        if (kind.first.get() == null) {
            kind.first.compareAndSet(null, example);
        }
        kind.latest.set(example);
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
        for (Kind kind : kinds) {
            Example first = kind.first.get();
            if (first != null) {
                examples.put(kind.label, OneLine.cut(first.detail));
            }
        }
        return examples;
    }

    /**
     * The first failure of each kind, and the latest where that is another.
     *
     * @param endSeconds when a task ended
     */
    List<FailureSeen> seen(IntToDoubleFunction endSeconds) {
        List<FailureSeen> seen = new ArrayList<>();
        for (Kind kind : kinds) {
            Stream.of(kind.first, kind.latest)
                    .map(AtomicReference::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(example -> seen.add(new FailureSeen(
                            kind.label,
                            example.task,
                            endSeconds.applyAsDouble(example.task),
                            OneLine.cut(example.detail),
                            example.stack)));
        }
        return seen;
    }
}
