package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import netcoms.strategy.Cancellation;
import netcoms.task.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrialTimeoutTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    @Test
    void virtualThreadsThatComputeDoNotHoldItUp() throws Exception {
        int carriers = Runtime.getRuntime().availableProcessors();
        Cancellation trial = new Cancellation();
        CountDownLatch busy = new CountDownLatch(carriers);
        AtomicInteger inVain = new AtomicInteger();
        List<Thread> tasks = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            tasks.add(Thread.startVirtualThread(() -> {
                busy.countDown();
                long began = System.nanoTime();
                while (!trial.isCancelled()) {
                    if (System.nanoTime() - began > PATIENCE_NANOS) {
                        inVain.incrementAndGet();
                        return;
                    }
                    Thread.onSpinWait();
                }
            }));
        }
        assertTrue(busy.await(30, TimeUnit.SECONDS));
        try (TrialTimeout timeout = new TrialTimeout(Duration.ofMillis(1), trial)) {
            for (Thread task : tasks) {
                task.join();
            }
        }
        assertEquals(0, inVain.get(), "tasks that were never stopped");
        assertEquals(FailureKind.TRIAL_TIMEOUT, trial.kind());
    }
}
