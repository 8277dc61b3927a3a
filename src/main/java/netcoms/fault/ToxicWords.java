package netcoms.fault;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what a toxic does, for a person. Pure. */
final class ToxicWords {
    private ToxicWords() {}

    /** For example {@code 10 % of connections: reset} or {@code down from 4 s until 6 s}. */
    static String of(Toxic toxic) {
        String whom = whom(toxic);
        return (whom.isEmpty() ? "" : whom + ": ")
                + effect(toxic.effect(), toxic.stream().name().toLowerCase(Locale.ROOT))
                + time(toxic.window());
    }

    private static String whom(Toxic toxic) {
        Window window = toxic.window();
        List<String> parts = new ArrayList<>();
        boolean someOfThem = window.firstConnection() > 1 || window.lastConnection() < Integer.MAX_VALUE;
        if (toxic.toxicity() < 1) {
            parts.add(number(100 * toxic.toxicity()) + " % of" + (someOfThem ? "" : " connections"));
        }
        if (window.lastConnection() < Integer.MAX_VALUE) {
            parts.add(
                    window.firstConnection() == window.lastConnection()
                            ? "connection " + window.firstConnection()
                            : "connections " + window.firstConnection() + " to " + window.lastConnection());
        } else if (someOfThem) {
            parts.add("connections from " + window.firstConnection() + " on");
        }
        if (!window.rounds().isEmpty()) {
            String rounds = window.rounds().stream().map(String::valueOf).collect(Collectors.joining(", "));
            parts.add((parts.isEmpty() ? "in round" : "of round")
                    + (window.rounds().size() == 1 ? " " : "s ")
                    + rounds);
        }
        return String.join(" ", parts);
    }

    private static String effect(Effect effect, String stream) {
        return switch (effect) {
            case Effect.Latency(Duration latency, Duration jitter, Effect.Spread spread) ->
                "latency " + time(latency) + jitter(jitter, spread) + ", " + stream;
            case Effect.Bandwidth(long rate) -> "at most " + bytes(rate) + "/s, " + stream;
            case Effect.Slicer(int size, int variation, Duration delay) ->
                "pieces of " + bytes(size) + (variation == 0 ? "" : " ± " + bytes(variation)) + ", " + time(delay)
                        + " apart, " + stream;
            case Effect.Timeout(Duration timeout) ->
                "nothing gets through " + stream + (timeout.isZero() ? "" : ", and it ends after " + time(timeout));
            case Effect.ResetPeer(Duration timeout) -> "reset" + (timeout.isZero() ? "" : " after " + time(timeout));
            case Effect.LimitData(long bytes) -> "the end after " + bytes(bytes) + " " + stream;
            case Effect.SlowClose(Duration delay) -> "the end comes " + time(delay) + " later";
            case Effect.Down() -> "down";
            case Effect.Corrupt(double rate) -> number(100 * rate) + " % of bytes corrupt, " + stream;
        };
    }

    private static String jitter(Duration jitter, Effect.Spread spread) {
        if (jitter.isZero()) {
            return "";
        }
        return switch (spread) {
            case UNIFORM -> " ± " + time(jitter);
            case NORMAL -> " with a deviation of " + time(jitter);
            case EXPONENTIAL -> " with a tail of " + time(jitter);
        };
    }

    private static String time(Window window) {
        boolean begins = !window.from().isZero();
        boolean ends = window.until().compareTo(Window.FOR_EVER) < 0;
        return (begins ? " from " + time(window.from()) : "")
                + (ends ? " until " + time(window.until()) : begins ? " on" : "");
    }

    private static String time(Duration time) {
        return time.toMillis() < 1_000 ? time.toMillis() + " ms" : number(time.toMillis() / 1e3) + " s";
    }

    private static String bytes(long bytes) {
        if (bytes >= 1 << 20) {
            return number((double) bytes / (1 << 20)) + " MiB";
        }
        return bytes >= 1 << 10 ? number(bytes / 1024.0) + " KiB" : bytes + " B";
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
