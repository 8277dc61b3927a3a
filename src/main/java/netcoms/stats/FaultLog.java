package netcoms.stats;

import java.util.List;

/**
 * What is known of the faults of one trial. Times by {@link System#nanoTime}.
 *
 * @param on whether tasks met their targets by way of faults, so that their connections are traced
 * @param connections that were accepted on that way
 * @param touches those of them that a fault touched
 * @param refusing whether connections were refused at times, which leaves no touch
 * @param outageEndNanos when the outage was over, where that was the only fault; 0 otherwise
 */
public record FaultLog(boolean on, int connections, List<Touch> touches, boolean refusing, long outageEndNanos) {
    /** Nothing was in the way. */
    public static final FaultLog NONE = new FaultLog(false, 0, List.of(), false, 0);

    public FaultLog {
        touches = List.copyOf(touches);
    }

    /**
     * A connection that a fault touched.
     *
     * @param port of ours, that it came from
     * @param fromNanos when it was first touched: tasks that had it before were not
     * @param toNanos when it ended
     * @param effects what touched it, by label
     */
    public record Touch(int port, long fromNanos, long toNanos, List<String> effects) {
        public Touch {
            effects = List.copyOf(effects);
        }
    }
}
