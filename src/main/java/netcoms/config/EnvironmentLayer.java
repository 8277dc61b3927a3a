package netcoms.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts the environment's {@code NETCOMS_…} variables over what is there. */
final class EnvironmentLayer {
    private static final String PREFIX = "NETCOMS_";

    private EnvironmentLayer() {}

    /**
     * Puts every variable that names a key. One that only nearly does is a slip, and a problem; what else begins with
     * {@code NETCOMS_} (start scripts have theirs) is not ours to judge.
     */
    static void put(Map<String, String> environment, Values values) {
        Map<String, Setting<?>> known = new TreeMap<>();
        Settings.ALL.forEach(setting -> known.put(setting.variable(), setting));
        List<String> names = new ArrayList<>(environment.keySet());
        Collections.sort(names);
        for (String name : names) {
            Setting<?> setting = known.get(name);
            String value = environment.get(name);
            if (setting != null && value != null) {
                values.put(setting, Given.text(value), Origin.environment(name));
            } else if (name.startsWith(PREFIX) && (isInSection(name) || isSlip(name, known))) {
                values.problem(
                        Origin.environment(Quoted.plain(name)),
                        "no key has this variable (its value is " + Quoted.value(name, Quoted.of(String.valueOf(value)))
                                + ")" + Nearest.hint(name, known.keySet()));
            }
        }
    }

    /** The variables that set these keys, in the order of config.yaml. */
    static List<String> variables(Map<String, String> environment, Predicate<String> keys) {
        return Settings.ALL.stream()
                .filter(setting -> keys.test(setting.key()))
                .map(Setting::variable)
                .filter(environment::containsKey)
                .toList();
    }

    private static boolean isInSection(String name) {
        return Settings.ALL.stream()
                .map(setting ->
                        setting.variable().substring(0, setting.variable().indexOf('_', PREFIX.length()) + 1))
                .anyMatch(name::startsWith);
    }

    private static boolean isSlip(String name, Map<String, Setting<?>> known) {
        return known.keySet().stream().anyMatch(variable -> Nearest.distance(name, variable) <= 2);
    }
}
