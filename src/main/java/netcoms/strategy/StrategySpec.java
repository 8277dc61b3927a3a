package netcoms.strategy;

import java.util.List;
import java.util.Locale;

/** Which execution model, and its size, as data. Closed: an exhaustive switch opens each. */
public sealed interface StrategySpec {

    /** One after the other on one thread. */
    record Sequential() implements StrategySpec {}

    /**
     * A fixed pool of platform threads.
     *
     * @param size 1 to 10,000
     */
    record Threads(int size) implements StrategySpec {
        public Threads {
            range("size", size, 1, 10_000);
        }
    }

    /**
     * One virtual thread per task.
     *
     * @param limit at most so many at once, up to 1,000,000; 0 means no limit
     */
    record Virtual(int limit) implements StrategySpec {
        public Virtual {
            range("limit", limit, 0, 1_000_000);
        }
    }

    /**
     * Worker subprocesses, each running one task at a time.
     *
     * @param workers 1 to 256
     */
    record Processes(int workers) implements StrategySpec {
        public Processes {
            range("workers", workers, 1, 256);
        }
    }

    /**
     * Virtual threads behind a limit that follows their latency.
     *
     * @param initial tasks at once before anything was measured, 1 to 1,000,000
     * @param most the limit never exceeds it, at least {@code initial}, up to 1,000,000
     */
    record Adaptive(Algorithm algorithm, int initial, int most) implements StrategySpec {
        public Adaptive {
            range("initial", initial, 1, 1_000_000);
            range("most", most, initial, 1_000_000);
        }
    }

    /** How an adaptive limit is found. */
    enum Algorithm {
        /** Shrinks by the ratio of the long-term latency to the latest one. */
        GRADIENT2,
        /** Estimates the queue from the least latency, as TCP Vegas does. */
        VEGAS,
        /** Adds one for each success, takes a tenth off for each time-out or lost connection. */
        AIMD;

        /** The word for it in configuration and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The word for this model in screens, flags and reports. */
    default String name() {
        return switch (this) {
            case Sequential s -> "sequential";
            case Threads t -> "threads";
            case Virtual v -> "virtual";
            case Processes p -> "processes";
            case Adaptive a -> "adaptive";
        };
    }

    /** How many tasks may run at once; {@code 0} means as many as there are, or as an adaptive limit finds good. */
    default int places() {
        return switch (this) {
            case Sequential s -> 1;
            case Threads t -> t.size();
            case Virtual v -> v.limit();
            case Processes p -> p.workers();
            case Adaptive a -> 0;
        };
    }

    /**
     * A model in several sizes, as a sweep runs it.
     *
     * @throws IllegalArgumentException when a size is out of its range; says which range
     */
    static List<StrategySpec> inSizes(StrategySpec spec, List<Integer> places) {
        return places.stream().map(spec::withPlaces).toList();
    }

    /** The same model with so many places; {@code sequential} and {@code adaptive} are what they are. */
    default StrategySpec withPlaces(int places) {
        return switch (this) {
            case Sequential s -> s;
            case Threads t -> new Threads(places);
            case Virtual v -> new Virtual(places);
            case Processes p -> new Processes(places);
            case Adaptive a -> a;
        };
    }

    /** Whether somebody says how many places it has, so that there is something to sweep. */
    default boolean isSized() {
        return switch (this) {
            case Sequential s -> false;
            case Threads t -> true;
            case Virtual v -> true;
            case Processes p -> true;
            case Adaptive a -> false;
        };
    }

    /**
     * What each of a run's strategies is called: its model's word, and where the model stands in more than one size, as in
     * a sweep, the word with its places, for example {@code threads(4)}. Without limit it stays the bare word.
     */
    static List<String> names(List<StrategySpec> strategies) {
        return strategies.stream()
                .map(spec -> spec.places() > 0 && isSwept(spec, strategies)
                        ? spec.name() + "(" + spec.places() + ")"
                        : spec.name())
                .toList();
    }

    /** Whether the model of this one stands among them in more than one size. */
    static boolean isSwept(StrategySpec spec, List<StrategySpec> strategies) {
        return strategies.stream().anyMatch(other -> other.name().equals(spec.name()) && !other.equals(spec));
    }

    private static void range(String field, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be %d to %d, not %d", field, low, high, value));
        }
    }
}
