package netcoms.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcoms.config.YamlNode.Section;
import netcoms.fault.Effect;
import netcoms.fault.Toxic;
import netcoms.fault.Window;

/** Reads one toxic, named and written as toxiproxy's are, in one flat section. */
final class ToxicReader {
    private static final List<String> TYPES = Arrays.stream(
                    Effect.class.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .toList();
    private static final Kind<String> TYPE = Kinds.word(TYPES);
    private static final Kind<Duration> TIME = Kinds.duration("0ms", "1h");
    private static final Kind<Duration> LATER = Kinds.duration("1ms", "1h");
    private static final Kind<Integer> CONNECTION = Kinds.whole(1, 1_000_000_000);
    private static final Kind<Integer> BYTES = Kinds.size("1B", "1024MiB");
    private static final Kind<Bound> BOUND = Kind.either(
            "a time from 0ms to 1h, as in 2s, or the number of a connection, from 1",
            TIME.as(time -> new Bound(time, 0)),
            CONNECTION.as(number -> new Bound(Duration.ZERO, number)));

    private ToxicReader() {}

    /**
     * One end of a window.
     *
     * @param connection 0 where it is a time
     */
    private record Bound(Duration time, int connection) {}

    /** @param where names the toxic in sentences */
    static Toxic read(YamlNode node, String where) throws Misplaced {
        if (!(node instanceof Section section)) {
            throw new Misplaced(
                    node.line(), where + " is " + node.described() + ", but must be a type with its attributes");
        }
        String type = new Parts(section, where).need("type", TYPE);
        Parts parts = new Parts(section, where + " (" + type + ")");
        parts.need("type", TYPE);
        Toxic.Stream stream =
                parts.find("stream", Kinds.oneOf(Toxic.Stream.class)).orElse(Toxic.Stream.DOWNSTREAM);
        double toxicity = parts.find("toxicity", Kinds.share()).orElse(1.0);
        Window window = window(parts, where);
        try {
            Toxic toxic = new Toxic(effect(type, parts), stream, toxicity, window);
            parts.requireNoOther();
            return toxic;
        } catch (IllegalArgumentException e) {
            // What does not go together.
            throw new Misplaced(node.line(), where + " (" + type + "): " + e.getMessage());
        }
    }

    private static Effect effect(String type, Parts parts) throws Misplaced {
        return switch (type) {
            case "latency" ->
                new Effect.Latency(
                        parts.need("latency", TIME),
                        parts.find("jitter", TIME).orElse(Duration.ZERO),
                        parts.find("distribution", Kinds.oneOf(Effect.Spread.class))
                                .orElse(Effect.Spread.UNIFORM));
            case "bandwidth" -> new Effect.Bandwidth(parts.need("rate", BYTES));
            case "slicer" ->
                new Effect.Slicer(
                        parts.need("average_size", BYTES),
                        parts.find("size_variation", Kinds.size("0B", "1024MiB"))
                                .orElse(0),
                        parts.find("delay", TIME).orElse(Duration.ZERO));
            case "timeout" -> new Effect.Timeout(parts.find("timeout", TIME).orElse(Duration.ZERO));
            case "reset_peer" ->
                new Effect.ResetPeer(parts.find("timeout", TIME).orElse(Duration.ZERO));
            case "limit_data" -> new Effect.LimitData(parts.need("bytes", BYTES));
            case "slow_close" -> new Effect.SlowClose(parts.need("delay", LATER));
            case "down" -> new Effect.Down();
            case "corrupt" -> new Effect.Corrupt(parts.need("rate", Kinds.share()));
            default -> throw new IllegalStateException("a type that nobody reads: " + type);
        };
    }

    private static Window window(Parts parts, String where) throws Misplaced {
        List<Integer> rounds = parts.find("rounds", ListKinds.rounds()).orElse(List.of());
        Optional<Bound> from = parts.find("from", BOUND);
        Optional<Bound> until = parts.find("until", BOUND);
        Duration begins = from.map(Bound::time).orElse(Duration.ZERO);
        Duration ends =
                until.filter(bound -> bound.connection == 0).map(Bound::time).orElse(Window.FOR_EVER);
        int first = Math.max(1, from.map(Bound::connection).orElse(1));
        int last = until.map(Bound::connection).filter(number -> number > 0).orElse(Integer.MAX_VALUE);
        if (begins.compareTo(ends) >= 0 || first > last) {
            throw new Misplaced(parts.line("until"), where + ": until must be later than from, or it is never there");
        }
        return new Window(rounds, first, last, begins, ends);
    }
}
