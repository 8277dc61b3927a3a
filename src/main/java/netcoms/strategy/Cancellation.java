package netcoms.strategy;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A one-way switch that stops a trial: any thread may flip it, once; the strategy reacts at once. */
public final class Cancellation {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CopyOnWriteArrayList<Runnable> actions = new CopyOnWriteArrayList<>();

    /** Flips the switch and runs the registered actions on the calling thread. Later calls do nothing. */
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            for (Runnable action : actions) {
                if (actions.remove(action)) {
                    action.run();
                }
            }
        }
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /**
     * Registers what to do on cancel; runs it at once when already cancelled.
     *
     * @return the registration; closing it forgets the action
     */
    public Registration onCancel(Runnable action) {
        actions.add(action);
        // The remove decides who runs it when cancel() races with this registration.
        if (cancelled.get() && actions.remove(action)) {
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
