package netcoms.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/**
 * What a toxic does to a connection; names and meanings as in <a href="https://github.com/Shopify/toxiproxy">toxiproxy</a>,
 * to which {@code corrupt} is added and whose disabled proxy is {@code down} here. A value out of range throws
 * {@link IllegalArgumentException} with one sentence that names the field.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Latency.class, name = "latency"),
    @JsonSubTypes.Type(value = Effect.Bandwidth.class, name = "bandwidth"),
    @JsonSubTypes.Type(value = Effect.Slicer.class, name = "slicer"),
    @JsonSubTypes.Type(value = Effect.Timeout.class, name = "timeout"),
    @JsonSubTypes.Type(value = Effect.ResetPeer.class, name = "reset_peer"),
    @JsonSubTypes.Type(value = Effect.LimitData.class, name = "limit_data"),
    @JsonSubTypes.Type(value = Effect.SlowClose.class, name = "slow_close"),
    @JsonSubTypes.Type(value = Effect.Down.class, name = "down"),
    @JsonSubTypes.Type(value = Effect.Corrupt.class, name = "corrupt")
})
public sealed interface Effect {

    /** How delays of a latency are spread. */
    enum Spread {
        /** Evenly between latency - jitter and latency + jitter. */
        UNIFORM,
        /** Around the latency, with the jitter as standard deviation. */
        NORMAL,
        /** The latency, and above it exponentially with the jitter as mean: a long tail. */
        EXPONENTIAL
    }

    /** The word for it, as in a plan. */
    default String label() {
        return switch (this) {
            case Latency latency -> "latency";
            case Bandwidth bandwidth -> "bandwidth";
            case Slicer slicer -> "slicer";
            case Timeout timeout -> "timeout";
            case ResetPeer reset -> "reset_peer";
            case LimitData limit -> "limit_data";
            case SlowClose slow -> "slow_close";
            case Down down -> "down";
            case Corrupt corrupt -> "corrupt";
        };
    }

    /** Every chunk arrives later by so much; never in another order. Both 0 to 3600 s; a delay below zero is none. */
    record Latency(Duration latency, Duration jitter, Spread spread) implements Effect {
        public Latency {
            Limits.pause("latency", latency);
            Limits.pause("jitter", jitter);
        }
    }

    /** At most so many bytes a second, 1 to 10^12. */
    record Bandwidth(long bytesPerSecond) implements Effect {
        public Bandwidth {
            Limits.range("bytes per second", bytesPerSecond, 1, 1_000_000_000_000L);
        }
    }

    /**
     * Chunks are cut into pieces of this size, more or less by the variation, with a pause between them.
     *
     * @param averageBytes 1 to 2^30
     * @param variationBytes 0 to averageBytes - 1
     * @param delay 0 to 3600 s
     */
    record Slicer(int averageBytes, int variationBytes, Duration delay) implements Effect {
        public Slicer {
            Limits.range("average bytes", averageBytes, 1, 1 << 30);
            Limits.range("variation bytes", variationBytes, 0, averageBytes - 1);
            Limits.pause("delay", delay);
        }
    }

    /**
     * Nothing gets through, and after this time the connection ends; zero: it never does. What was held back gets through
     * when the toxic is gone before.
     */
    record Timeout(Duration timeout) implements Effect {
        public Timeout {
            Limits.pause("timeout", timeout);
        }
    }

    /** The connection is reset (RST) so long after the first byte in the toxic's direction; zero: at once. */
    record ResetPeer(Duration timeout) implements Effect {
        public ResetPeer {
            Limits.pause("timeout", timeout);
        }
    }

    /** The connection ends after so many bytes, 0 to 10^15. */
    record LimitData(long bytes) implements Effect {
        public LimitData {
            Limits.range("bytes", bytes, 0, 1_000_000_000_000_000L);
        }
    }

    /** The connection's end is passed on later by so much. */
    record SlowClose(Duration delay) implements Effect {
        public SlowClose {
            Limits.pause("delay", delay);
        }
    }

    /** Connections are refused, and those that stand are reset. */
    record Down() implements Effect {}

    /** Each byte is another one with this probability, 0 to 1. */
    record Corrupt(double rate) implements Effect {
        public Corrupt {
            Limits.share("rate", rate);
        }
    }
}
