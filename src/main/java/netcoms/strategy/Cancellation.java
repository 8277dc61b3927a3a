package netcoms.strategy;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import netcoms.task.FailureKind;
import org.jspecify.annotations.Nullable;

/** A one-way switch that stops a trial: any thread may flip it, once; the strategy reacts at once. */
public final class Cancellation {
    private final AtomicReference<@Nullable FailureKind> kind = new AtomicReference<>();
    private final CopyOnWriteArrayList<Runnable> actions = new CopyOnWriteArrayList<>();

    /** Stops the trial for good: what did not end is {@code cancelled}. See {@link #flip}. */
    public void cancel() {
        flip(FailureKind.CANCELLED);
    }

    /** The trial has taken too long: what did not end is {@code trial_timeout}. See {@link #flip}. */
    public void expire() {
        flip(FailureKind.TRIAL_TIMEOUT);
    }

    /** Flips the switch and runs the registered actions on the calling thread. Later calls do nothing. */
    private void flip(FailureKind why) {
        if (kind.compareAndSet(null, why)) {
            for (Runnable action : actions) {
                if (actions.remove(action)) {
                    action.run();
                }
            }
        }
    }

    public boolean isCancelled() {
        return kind.get() != null;
    }

    /** What tasks that did not end have failed as. */
    public FailureKind kind() {
        FailureKind flipped = kind.get();
        return flipped == null ? FailureKind.CANCELLED : flipped;
    }

    /** What a task has failed as that ended so: one that the stop ended says {@code cancelled} by itself. */
    public FailureKind kind(FailureKind said) {
        return said == FailureKind.CANCELLED ? kind() : said;
    }

    /**
     * Registers what to do on cancel; runs it at once when already cancelled.
     *
     * @return the registration; closing it forgets the action
     */
    public Registration onCancel(Runnable action) {
        actions.add(action);
        // The remove decides who runs it when cancel() races with this registration.
        if (isCancelled() && actions.remove(action)) {
            action.run();
        }
        return () -> actions.remove(action);
    }

    /** Forgets an action when closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
