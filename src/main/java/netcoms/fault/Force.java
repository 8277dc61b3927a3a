package netcoms.fault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The toxics that work on one direction of one connection, with their random numbers. Times are nanoseconds since the trial
 * began. Not thread-safe: guarded by the lock of its {@link Line}.
 */
final class Force {
    static final long NEVER = Long.MAX_VALUE;

    private final List<Acting> acting = new ArrayList<>();
    private final long since;

    /** What can act, {@code down} apart. */
    static boolean any(List<Fates.Strike> fate, Toxic.Stream stream) {
        return fate.stream().anyMatch(strike -> isOn(strike, stream));
    }

    private static boolean isOn(Fates.Strike strike, Toxic.Stream stream) {
        return strike.toxic().stream() == stream && !(strike.toxic().effect() instanceof Effect.Down);
    }

    /**
     * @param since when the connection first met these toxics
     */
    Force(List<Fates.Strike> fate, Toxic.Stream stream, long since) {
        this.since = since;
        fate.stream().filter(strike -> isOn(strike, stream)).map(Acting::new).forEach(acting::add);
    }

    /** How much later a chunk is passed on that arrived then; the next random number of each latency. */
    long delay(long arrived, Consumer<Effect> delaying) {
        long sum = 0;
        for (Acting one : acting) {
            if (one.effect instanceof Effect.Latency latency && one.isThere(arrived)) {
                long delay = Math.max(0, delay(latency, one.random));
                if (delay > 0) {
                    delaying.accept(latency);
                }
                sum += delay;
            }
        }
        return sum;
    }

    private static long delay(Effect.Latency latency, SplittableRandom random) {
        double jitter = latency.jitter().toNanos();
        double more = switch (latency.spread()) {
            case UNIFORM -> jitter * (2 * random.nextDouble() - 1);
            case NORMAL -> jitter * random.nextGaussian();
            case EXPONENTIAL -> jitter * random.nextExponential();
        };
        return latency.latency().toNanos() + Math.round(more);
    }

    /** The narrowest bandwidth that is there, or null. */
    Effect.@Nullable Bandwidth bandwidth(long now) {
        Effect.Bandwidth narrowest = null;
        for (Acting one : acting) {
            if (one.effect instanceof Effect.Bandwidth bandwidth
                    && one.isThere(now)
                    && (narrowest == null || bandwidth.bytesPerSecond() < narrowest.bytesPerSecond())) {
                narrowest = bandwidth;
            }
        }
        return narrowest;
    }

    /** The first slicer that is there, or null. */
    Effect.@Nullable Slicer slicer(long now) {
        Acting first = first(Effect.Slicer.class, now);
        return first == null ? null : (Effect.Slicer) first.effect;
    }

    /** The size of that slicer's next piece, 1 or more. */
    int slice(long now) {
        Acting one = first(Effect.Slicer.class, now);
        if (one == null) {
            return Integer.MAX_VALUE;
        }
        Effect.Slicer slicer = (Effect.Slicer) one.effect;
        int about = slicer.variationBytes();
        return slicer.averageBytes() + (about == 0 ? 0 : one.random.nextInt(-about, about + 1));
    }

    /** The black hole that is there, or null. */
    @Nullable Hole hole(long now) {
        Acting one = first(Effect.Timeout.class, now);
        if (one == null) {
            return null;
        }
        Effect.Timeout timeout = (Effect.Timeout) one.effect;
        long ends = timeout.timeout().isZero()
                ? NEVER
                : Math.max(since, one.from) + timeout.timeout().toNanos();
        return new Hole(timeout, one.until, ends);
    }

    /** When the next black hole begins. */
    long nextHole(long now) {
        long next = NEVER;
        for (Acting one : acting) {
            if (one.effect instanceof Effect.Timeout && one.from > now) {
                next = Math.min(next, one.from);
            }
        }
        return next;
    }

    Effect.@Nullable ResetPeer reset(long now) {
        Acting one = first(Effect.ResetPeer.class, now);
        return one == null ? null : (Effect.ResetPeer) one.effect;
    }

    /** The lowest limit that is there, or null. */
    Effect.@Nullable LimitData limit(long now) {
        Effect.LimitData lowest = null;
        for (Acting one : acting) {
            if (one.effect instanceof Effect.LimitData limit
                    && one.isThere(now)
                    && (lowest == null || limit.bytes() < lowest.bytes())) {
                lowest = limit;
            }
        }
        return lowest;
    }

    /** How much later the end is passed on. */
    long slowClose(long now, Consumer<Effect> delaying) {
        long sum = 0;
        for (Acting one : acting) {
            if (one.effect instanceof Effect.SlowClose slow && one.isThere(now)) {
                delaying.accept(slow);
                sum += slow.delay().toNanos();
            }
        }
        return sum;
    }

    /**
     * Makes some of these bytes others.
     *
     * @param offset of the first of them in the stream: which bytes are struck does not depend on how they are cut
     */
    void corrupt(ByteBuffer bytes, long offset, long now, Consumer<Effect> changed) {
        for (Acting one : acting) {
            if (one.effect instanceof Effect.Corrupt corrupt && corrupt.rate() > 0) {
                one.corrupt(corrupt, bytes, offset, now, changed);
            }
        }
    }

    private @Nullable Acting first(Class<? extends Effect> kind, long now) {
        for (Acting one : acting) {
            if (kind.isInstance(one.effect) && one.isThere(now)) {
                return one;
            }
        }
        return null;
    }

    /**
     * Nothing gets through.
     *
     * @param until when that is over
     * @param ends when the connection does, or {@link #NEVER}
     */
    record Hole(Effect.Timeout effect, long until, long ends) {}

    /** One toxic with its own random numbers. */
    private static final class Acting {
        private final Effect effect;
        private final long from;
        private final long until;
        private final SplittableRandom random;
        // Offset in the stream of the next byte that is struck; below zero before the first was drawn.
        private long nextStruck = -1;

        Acting(Fates.Strike strike) {
            effect = strike.toxic().effect();
            from = strike.toxic().window().from().toNanos();
            until = strike.toxic().window().until().toNanos();
            random = new SplittableRandom(strike.seed());
        }

        boolean isThere(long now) {
            return now >= from && now < until;
        }

        void corrupt(Effect.Corrupt corrupt, ByteBuffer bytes, long offset, long now, Consumer<Effect> changed) {
            if (nextStruck < 0) {
                nextStruck = gap(corrupt.rate());
            }
            long end = offset + bytes.remaining();
            for (; nextStruck < end; nextStruck += 1 + gap(corrupt.rate())) {
                int other = random.nextInt(1, 256);
                if (nextStruck >= offset && isThere(now)) {
                    int at = bytes.position() + (int) (nextStruck - offset);
                    bytes.put(at, (byte) (bytes.get(at) ^ other));
                    changed.accept(corrupt);
                }
            }
        }

        /** How many bytes are spared before the next: geometric, so that the work is by the bytes that are struck. */
        private long gap(double rate) {
            if (rate >= 1) {
                return 0;
            }
            double spared = Math.log(1 - random.nextDouble()) / Math.log1p(-rate);
            return (long) Math.min(spared, 1e15);
        }
    }
}
