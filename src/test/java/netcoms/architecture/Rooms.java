package netcoms.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms of the house, and the only ways between them. A new room is a new row here. */
final class Rooms {
    static final String BASE = "netcoms.";

    /** Each room, and the rooms that it may use. */
    private static final Map<String, Set<String>> WAYS = Map.ofEntries(
            Map.entry(
                    "app",
                    Set.of(
                            "ui",
                            "config",
                            "report",
                            "run",
                            "strategy",
                            "fault",
                            "monitor",
                            "stats",
                            "task",
                            "chat.server",
                            "chat.client",
                            "chat",
                            "secure")),
            Map.entry("ui", Set.of("report", "run", "strategy", "fault", "monitor", "stats", "task", "chat.client")),
            Map.entry("config", Set.of("ui", "strategy", "fault", "stats", "task", "chat.server", "chat", "secure")),
            Map.entry("report", Set.of("run", "stats")),
            Map.entry("run", Set.of("strategy", "fault", "monitor", "stats", "task", "secure")),
            Map.entry("strategy", Set.of("stats", "task", "secure")),
            Map.entry("task", Set.of("chat", "secure")),
            Map.entry("chat.server", Set.of("chat", "secure")),
            Map.entry("chat.client", Set.of("chat", "secure")),
            Map.entry("chat", Set.of("secure")),
            Map.entry("secure", Set.of()),
            Map.entry("stats", Set.of()),
            Map.entry("fault", Set.of()),
            Map.entry("monitor", Set.of()));

    private Rooms() {}

    /** The room of a package, by the longest name that fits: {@code netcoms.ui.draw} belongs to {@code ui}. */
    static Optional<String> of(String packageName) {
        return WAYS.keySet().stream()
                .filter(room -> (packageName + ".").startsWith(BASE + room + "."))
                .max(Comparator.comparingInt(String::length));
    }

    static ArchCondition<JavaClass> standInARoom() {
        return new ArchCondition<>("stand in a room of the house") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                if (of(one.getPackageName()).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(one, one.getName() + " stands in no room"));
                }
            }
        };
    }

    static ArchCondition<JavaClass> goOnlyAlongTheArrows() {
        return new ArchCondition<>("go only along the arrows") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                one.getDirectDependenciesFromSelf().stream()
                        .filter(way -> !isAllowed(way))
                        .forEach(way -> events.add(SimpleConditionEvent.violated(way, way.getDescription())));
            }
        };
    }

    private static boolean isAllowed(Dependency way) {
        Optional<String> from = of(way.getOriginClass().getPackageName());
        Optional<String> to = of(way.getTargetClass().getBaseComponentType().getPackageName());
        return from.isEmpty()
                || to.isEmpty()
                || from.equals(to)
                || WAYS.get(from.get()).contains(to.get());
    }
}
