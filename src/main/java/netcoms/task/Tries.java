package netcoms.task;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tries failed tasks of one trial again, on their own threads and within their own time. Loaded only where that is asked
 * for: it needs resilience4j.
 */
final class Tries {
    private final Retry retry;
    private final RetryBudget budget;
    private final LongAdder retries = new LongAdder();

    Tries(Retries settings) {
        retry = Retry.of(
                "tasks",
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(fullJitter(settings))
                        .retryOnException(failure -> failure instanceof TaskFailure e
                                && settings.kinds().contains(e.kind()))
                        .build());
        budget = new RetryBudget(settings.budget());
    }

    /** Its own jitter is only around a mean; full jitter spreads better. */
    private static IntervalFunction fullJitter(Retries settings) {
        return failures -> ThreadLocalRandom.current().nextLong(longestMillis(settings, failures) + 1);
    }

    /** @param failures so far, from 1 */
    static long longestMillis(Retries settings, int failures) {
        double millis = settings.backoff().toMillis() * Math.pow(2, failures - 1.0);
        return (long) Math.min((double) settings.maxBackoff().toMillis(), millis);
    }

    /** One try. */
    interface Try {
        void run(Attempt attempt) throws TaskFailure, InterruptedException;
    }

    /**
     * Tries until it works or must not be tried again; the last failure then says why. A try that went nowhere, since
     * the breaker kept it back or no connection of the pool was free, is made up for by the next one: that costs no budget.
     *
     * @param footprint gets the retries
     */
    void run(int task, TaskSpec spec, Footprint footprint, Try once) throws TaskFailure, InterruptedException {
        Retry.AsyncContext<Object> context = retry.asyncContext();
        boolean paid = true;
        for (Attempt attempt = Attempt.first(task); ; ) {
            try {
                once.run(attempt);
                context.onComplete();
                budget.succeeded();
                return;
            } catch (TaskFailure e) {
                paid &= e.isBlameless();
                long delayMillis = e.isLasting() ? -1 : context.onError(e);
                if (delayMillis < 0) {
                    throw attempt.number() == 1 ? e : e.noting(attempt.number() + " tries");
                }
                if (e.isUnclear() && spec.repetition() == TaskSpec.Repetition.UNSAFE) {
                    throw e.noting("not tried again, since it may have been done");
                }
                if (!paid) {
                    pay(e, footprint);
                    paid = true;
                }
                footprint.failedBefore(e);
                attempt = attempt.next(e);
                Thread.sleep(delayMillis);
            }
        }
    }

    private void pay(TaskFailure failure, Footprint footprint) throws TaskFailure {
        if (!budget.take()) {
            footprint.overBudget();
            throw failure.noting("not tried again: the retry budget is used up");
        }
        retries.increment();
        footprint.retried();
    }

    long retries() {
        return retries.sum();
    }

    double budgetLeft() {
        return budget.left();
    }
}
