package netcoms.stats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tasks of a finished trial its faults touched, and what that did. Immutable. */
public final class TrialFaults {
    /** Of a trial in which nothing went wrong, whose usual times are learnt all the same, as long as that is cheap. */
    private static final int MOST_TO_LEARN = 100_000;

    /** How a task may fail whose connection was refused; the reset is that of a connection nobody accepted any more. */
    private static final Set<String> REFUSED = Set.of("refused", "reset", "connect_timeout");

    /** How a task fails that was not allowed to begin, or to end: its time says nothing of it. */
    private static final Set<String> CUT_OFF = Set.of("circuit_open", "trial_timeout", "cancelled");

    private static final Set<String> WORKER = Set.of("worker_lost", "poison");

    /** Whether a fault touched a task. */
    public enum Touched {
        YES,
        NO,
        /** It may have had connections whose ports are not known. */
        UNKNOWN
    }

    private final RecordedTrial trial;
    private final TaskSorts sorts;
    private final FaultLog log;
    private final BitSet touched = new BitSet();
    private final Map<String, Long> effects = new HashMap<>();
    private TrialFigures.Faults figures = TrialFigures.Faults.NONE;

    private TrialFaults(RecordedTrial trial, TaskSorts sorts, FaultLog log) {
        this.trial = trial;
        this.sorts = sorts;
        this.log = log;
    }

    /**
     * Matches tasks and faults, and compares with a trial without them.
     *
     * @param trial over
     * @param places tasks at once; 0 means as many as there are
     * @param usual of this strategy; learns from this trial
     */
    public static TrialFaults of(RecordedTrial trial, int places, FaultLog log, TaskSorts sorts, UsualTimes usual) {
        TrialFaults faults = new TrialFaults(trial, sorts, log);
        boolean struck = log.on() || trial.lostAttempts() || trial.failedBy(WORKER);
        if (struck || trial.tasks() <= MOST_TO_LEARN) {
            faults.compare(places, usual, struck);
        }
        return faults;
    }

    public TrialFigures.Faults figures() {
        return figures;
    }

    /** Whether a fault touched the task. */
    public Touched touched(int task) {
        if (touched.get(task)) {
            return Touched.YES;
        }
        return log.on() && sorts.connects(task) && trial.ports(task).isEmpty() ? Touched.UNKNOWN : Touched.NO;
    }

    private void compare(int places, UsualTimes usual, boolean struck) {
        int count = trial.tasks();
        Map<Integer, List<FaultLog.Touch>> byPort = new HashMap<>();
        for (FaultLog.Touch touch : log.touches()) {
            byPort.computeIfAbsent(touch.port(), port -> new ArrayList<>()).add(touch);
            touch.effects().forEach(this::effect);
        }
        long[] due = new long[count];
        long[] end = new long[count];
        long[] busy = new long[count];
        BitSet failed = new BitSet(count);
        BitSet unlike = new BitSet(count);
        for (int task = 0; task < count; task++) {
            TaskTimes times = trial.times(task);
            due[task] = times.submittedNanos();
            end[task] = times.endedNanos();
            busy[task] = times.workNanos() + trial.lostNanos(task);
            failed.set(task, !times.ok());
            touched.set(task, struck && isTouched(task, times, byPort));
            unlike.set(task, touched.get(task) || CUT_OFF.contains(times.failure()));
        }
        long[] without = usual.without(busy, unlike, failed);
        if (struck) {
            figures = figures(due, end, busy, without, failed, places);
        }
    }

    private TrialFigures.Faults figures(
            long[] due, long[] end, long[] busy, long[] without, BitSet failed, int places) {
        if (touched.isEmpty()) {
            // Whatever else failed or was late, the faults did not do it.
            return new TrialFigures.Faults(log.connections(), effects, 0, 0, 0, 0, 0, 0, 0, -1);
        }
        boolean known = true;
        for (int task = 0; task < without.length; task++) {
            if (without[task] == UsualTimes.UNKNOWN) {
                known = false;
                without[task] = busy[task];
            }
        }
        Isolation.Result result = Isolation.of(new Isolation.Tasks(due, end, busy, without, touched, failed, places));
        BitSet touchedAndFailed = (BitSet) touched.clone();
        touchedAndFailed.and(failed);
        return new TrialFigures.Faults(
                log.connections(),
                effects,
                touched.cardinality(),
                touchedAndFailed.cardinality(),
                known ? longestHeld(busy, without) : TrialFigures.Faults.UNKNOWN,
                result.failed(),
                result.delayed(),
                result.delayNanos(),
                known ? result.costNanos() : TrialFigures.Faults.UNKNOWN,
                recovery(end, failed));
    }

    private long longestHeld(long[] busy, long[] without) {
        return touched.stream()
                .mapToLong(task -> busy[task] - without[task])
                .max()
                .orElse(0);
    }

    private boolean isTouched(int task, TaskTimes times, Map<Integer, List<FaultLog.Touch>> byPort) {
        if (trial.lostNanos(task) > 0 || WORKER.contains(times.failure())) {
            effect("worker_lost");
            return true;
        }
        long begin = times.submittedNanos() + times.queueNanos();
        for (int port : trial.ports(task)) {
            for (FaultLog.Touch touch : byPort.getOrDefault(port, List.of())) {
                // Ports are used again within one trial.
                if (trial.sinceStart(touch.fromNanos()) <= times.endedNanos()
                        && trial.sinceStart(touch.toNanos()) >= begin) {
                    return true;
                }
            }
        }
        // A task that was tried again had a first try that failed, and no touch says why.
        if (log.refusing() && sorts.connects(task) && (REFUSED.contains(times.failure()) || times.attempts() > 1)) {
            effect("down");
            return true;
        }
        return false;
    }

    private void effect(String label) {
        effects.merge(label, 1L, Long::sum);
    }

    /** From the end of the outage until a task had ended ok after it and the last one had failed; -1 when unknown. */
    private long recovery(long[] end, BitSet failed) {
        long over = trial.sinceStart(log.outageEndNanos());
        if (log.outageEndNanos() == 0) {
            return -1;
        }
        long firstOk = Long.MAX_VALUE;
        long lastFailed = over;
        for (int task = 0; task < end.length; task++) {
            if (failed.get(task)) {
                lastFailed = Math.max(lastFailed, end[task]);
            } else if (end[task] >= over) {
                firstOk = Math.min(firstOk, end[task]);
            }
        }
        return firstOk == Long.MAX_VALUE ? -1 : Math.max(firstOk, lastFailed) - over;
    }
}
