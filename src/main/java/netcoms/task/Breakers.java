package netcoms.task;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The circuit breakers of one trial, one for each target. Any thread. Loaded only where they are asked for: they need
 * resilience4j.
 */
final class Breakers {
    /** Calls that find out whether an open target works again. */
    private static final int PROBES = 3;
    /** Slowness is no trouble: time-outs say what is too slow. Without this the library counts calls above a minute. */
    private static final Duration NEVER_SLOW = Duration.ofDays(1_000);

    /** What says that the target is in trouble; anything else is an answer. */
    private static final Set<FailureKind> TROUBLE = EnumSet.of(
            FailureKind.REFUSED,
            FailureKind.CONNECT_TIMEOUT,
            FailureKind.RESPONSE_TIMEOUT,
            FailureKind.RESET,
            FailureKind.EOF);

    private final CircuitBreakerConfig config;
    private final LongSupplier nanoClock;
    private final Map<Endpoint, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /** @param nanoClock monotonic nanoseconds */
    Breakers(Breaking settings, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        config = CircuitBreakerConfig.custom()
                .failureRateThreshold((float) (settings.failureRate() * 100))
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.window())
                .slowCallDurationThreshold(NEVER_SLOW)
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .build();
    }

    /** What is done to a target. */
    interface Call {
        void run() throws TaskFailure, InterruptedException;
    }

    /**
     * Calls the target unless its breaker is open.
     *
     * @param timeout of the task: a call that it cuts off has failed, one that was cancelled says nothing
     */
    void call(Endpoint target, TaskTimeout timeout, Call call) throws TaskFailure, InterruptedException {
        CircuitBreaker breaker =
                breakers.computeIfAbsent(target, endpoint -> CircuitBreaker.of(endpoint.toString(), config));
        if (!breaker.tryAcquirePermission()) {
            throw new TaskFailure(FailureKind.CIRCUIT_OPEN, target + ": not tried, since it kept failing").blameless();
        }
        long begin = nanoClock.getAsLong();
        try {
            call.run();
            breaker.onSuccess(nanoClock.getAsLong() - begin, TimeUnit.NANOSECONDS);
        } catch (TaskFailure e) {
            if (e.isBlameless()) {
                breaker.releasePermission();
            } else if (e.kind() == FailureKind.CANCELLED) {
                cutOff(breaker, begin, timeout, e);
            } else if (TROUBLE.contains(e.kind())) {
                breaker.onError(nanoClock.getAsLong() - begin, TimeUnit.NANOSECONDS, e);
            } else {
                breaker.onSuccess(nanoClock.getAsLong() - begin, TimeUnit.NANOSECONDS);
            }
            throw e;
        } catch (InterruptedException e) {
            cutOff(breaker, begin, timeout, e);
            throw e;
        } catch (RuntimeException | Error defect) {
            breaker.releasePermission();
            throw defect;
        }
    }

    private void cutOff(CircuitBreaker breaker, long begin, TaskTimeout timeout, Exception e) {
        if (timeout.struck()) {
            breaker.onError(nanoClock.getAsLong() - begin, TimeUnit.NANOSECONDS, e);
        } else {
            breaker.releasePermission();
        }
    }

    /** The state of each by its target. */
    Map<String, String> states() {
        return breakers.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().getState().name().toLowerCase(Locale.ROOT)));
    }
}
