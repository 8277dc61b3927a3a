package netcoms.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/**
 * What a toxic does to a connection; names and meanings as in <a href="https://github.com/Shopify/toxiproxy">toxiproxy</a>,
 * to which {@code corrupt} is added and whose disabled proxy is {@code down} here.
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

    /** Every chunk arrives later by so much; never in another order. */
    record Latency(Duration latency, Duration jitter, Spread spread) implements Effect {}

    /** At most so many bytes a second. */
    record Bandwidth(long bytesPerSecond) implements Effect {}

    /** Chunks are cut into pieces of about this size, with a pause between them. */
    record Slicer(int averageBytes, int variationBytes, Duration delay) implements Effect {}

    /** Nothing gets through, and after this time the connection ends; zero: it never does. */
    record Timeout(Duration timeout) implements Effect {}

    /** The connection is reset (RST) so long after the first byte in the toxic's direction; zero: at once. */
    record ResetPeer(Duration timeout) implements Effect {}

    /** The connection ends after so many bytes. */
    record LimitData(long bytes) implements Effect {}

    /** The connection's end is passed on later by so much. */
    record SlowClose(Duration delay) implements Effect {}

    /** Connections are refused, and those that stand end. */
    record Down() implements Effect {}

    /** Each byte is another one with this probability. */
    record Corrupt(double rate) implements Effect {}
}
