package netcoms.strategy;

/** Which execution model, and its size, as data. Closed: an exhaustive switch opens each. */
public sealed interface StrategySpec {

    /** One after the other on one thread. */
    record Sequential() implements StrategySpec {}

    /**
     * A fixed pool of platform threads.
     *
     * @param size 1 to 10,000
     */
    record Threads(int size) implements StrategySpec {}

    /**
     * One virtual thread per task.
     *
     * @param limit at most so many at once; 0 means no limit
     */
    record Virtual(int limit) implements StrategySpec {}

    /**
     * Worker subprocesses, each running one task at a time.
     *
     * @param workers 1 to 256
     */
    record Processes(int workers) implements StrategySpec {}

    /** The word for this model in screens, flags and reports. */
    default String name() {
        return switch (this) {
            case Sequential s -> "sequential";
            case Threads t -> "threads";
            case Virtual v -> "virtual";
            case Processes p -> "processes";
        };
    }

    /** How many tasks may run at once; {@code 0} means as many as there are. */
    default int places() {
        return switch (this) {
            case Sequential s -> 1;
            case Threads t -> t.size();
            case Virtual v -> v.limit();
            case Processes p -> p.workers();
        };
    }
}
