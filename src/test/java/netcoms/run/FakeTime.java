package netcoms.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Time that passes only when a test says so: nanoseconds for makespans, the same as a wall clock for dates. */
public final class FakeTime extends Clock {
    private static final Instant ORIGIN = Instant.parse("2026-11-22T17:45:00Z");

    private final AtomicLong nanos = new AtomicLong();

    /** A runner that lives in this time. */
    public Runner runner(Path runsFolder, Runner.Opener opener, Consumer<RunResult> onEnd) {
        return new Runner(runsFolder, opener, PlanSettings.USUAL, onEnd, Surroundings.UNKNOWN, this::nanos, this);
    }

    public long nanos() {
        return nanos.get();
    }

    public void pass(long elapsedNanos) {
        nanos.addAndGet(elapsedNanos);
    }

    void passTo(long atNanos) {
        nanos.accumulateAndGet(atNanos, Math::max);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return ORIGIN.plusNanos(nanos());
    }
}
