package netcoms.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcoms.fault.Toxic.Stream;

/** The fault plans that come with the program. */
public final class FaultPlans {
    private static final int FLAPS = 10;

    private FaultPlans() {}

    /** In the order of screens; {@link FaultPlan#NONE} is not among them. */
    public static List<FaultPlan> builtIn() {
        return List.of(
                new FaultPlan("calm", "the proxy alone: shows what it costs by itself", List.of()),
                new FaultPlan(
                        "lossy",
                        "one connection in ten is reset",
                        List.of(downstream(new Effect.ResetPeer(Duration.ZERO), 0.1, Window.ALWAYS))),
                new FaultPlan(
                        "laggy",
                        "a network that is far away: every answer comes later",
                        List.of(downstream(
                                new Effect.Latency(Duration.ofMillis(50), Duration.ofMillis(20), Effect.Spread.UNIFORM),
                                1,
                                Window.ALWAYS))),
                new FaultPlan("flapping", "gone for half a second, every two seconds", flaps()),
                new FaultPlan(
                        "outage",
                        "gone for two seconds in the middle of ten",
                        List.of(downstream(
                                new Effect.Down(), 1, between(Duration.ofSeconds(4), Duration.ofSeconds(6))))),
                new FaultPlan(
                        "ancestor",
                        "one connection error in one round: the spike of the ancestor's table",
                        List.of(downstream(
                                new Effect.Timeout(Duration.ofMillis(6_200)),
                                1,
                                new Window(List.of(2), 1, 1, Duration.ZERO, Window.FOR_EVER)))));
    }

    private static List<Toxic> flaps() {
        List<Toxic> flaps = new ArrayList<>();
        for (int flap = 0; flap < FLAPS; flap++) {
            Duration from = Duration.ofSeconds(2L * flap + 1);
            flaps.add(downstream(new Effect.Down(), 1, between(from, from.plusMillis(500))));
        }
        return flaps;
    }

    private static Window between(Duration from, Duration until) {
        return new Window(List.of(), 1, Integer.MAX_VALUE, from, until);
    }

    private static Toxic downstream(Effect effect, double toxicity, Window window) {
        return new Toxic(effect, Stream.DOWNSTREAM, toxicity, window);
    }
}
