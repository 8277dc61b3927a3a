package netcoms.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import netcoms.task.Load;
import netcoms.task.Load.Arrivals;
import org.jspecify.annotations.Nullable;

/** Makes a load of its parts as they are written in a configuration or in flags. Pure. */
public final class LoadText {
    /** The names of the parts. */
    static final List<String> PARTS = List.of("rate", "arrivals", "duration", "ramp");

    private static final Pattern RATE = Pattern.compile("\\d{1,7}(\\.\\d{1,6})?");
    private static final Kind<Double> RATES = Kind.ofText(
            "a number of tasks a second from 0.1 to 1000000",
            List.of(),
            text -> Optional.of(text)
                    .filter(number -> RATE.matcher(number).matches())
                    .map(number -> new BigDecimal(number).doubleValue())
                    .filter(rate -> rate >= 0.1 && rate <= 1_000_000));

    private LoadText() {}

    /**
     * The load that these parts make; what is not said is as in the base, else poisson arrivals for 30 s without a ramp.
     *
     * @param parts texts by {@code rate}, {@code arrivals}, {@code duration} and {@code ramp}
     * @param base what they change; null when there is nothing, so that the rate must be said
     * @throws IllegalArgumentException with one sentence that names the part at fault
     */
    public static Load of(Map<String, String> parts, @Nullable Load base) {
        if (base == null && !parts.containsKey("rate")) {
            throw new IllegalArgumentException("rate is missing; it must be " + RATES.allowed());
        }
        return new Load(
                part(parts, "rate", RATES).orElseGet(() -> base == null ? Double.NaN : base.perSecond()),
                part(parts, "arrivals", Kinds.oneOf(Arrivals.class))
                        .orElse(base == null ? Arrivals.POISSON : base.arrivals()),
                part(parts, "duration", Kinds.duration("100ms", "1h"))
                        .orElse(base == null ? Duration.ofSeconds(30) : base.duration()),
                part(parts, "ramp", Kinds.duration("0ms", "1h")).orElse(base == null ? Duration.ZERO : base.ramp()));
    }

    private static <T> Optional<T> part(Map<String, String> parts, String name, Kind<T> kind) {
        String text = parts.get(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = kind.read(Given.text(text));
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is " + Quoted.of(text) + ", but must be " + kind.allowed()
                    + Nearest.hint(text, kind.words()));
        }
        return value;
    }
}
