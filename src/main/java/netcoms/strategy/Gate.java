package netcoms.strategy;

import java.util.concurrent.Semaphore;
import netcoms.task.Outcome;
import org.jspecify.annotations.Nullable;

/** Lets only so many tasks run at once; the others wait in the order in which they came. Any thread. */
interface Gate {

    /** Waits until the calling task may run. */
    Pass enter() throws InterruptedException;

    /** The right to run, of one task. */
    interface Pass {
        /**
         * The task is over; once.
         *
         * @param outcome its own; null when it did not run after all
         */
        void leave(@Nullable Outcome outcome);
    }

    /** At most so many at once, always. */
    static Gate fixed(int limit) {
        // Fair, so that tasks keep the order of the list.
        Semaphore permits = new Semaphore(limit, true);
        Pass pass = outcome -> permits.release();
        return () -> {
            permits.acquire();
            return pass;
        };
    }
}
