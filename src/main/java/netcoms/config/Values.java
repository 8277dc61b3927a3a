package netcoms.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcoms.config.LoadedConfig.Entry;

/**
 * The values of all keys while the layers are put over each other: first the defaults, and what is put later wins.
 * Every value is checked when it is put, also one that a later layer covers. Used by one thread.
 */
final class Values {
    private final Map<Setting<?>, Chosen<?>> chosen = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Machine machine;

    private record Chosen<T>(T value, Given given, Origin origin) {}

    /** All defaults. */
    Values(Machine machine) {
        this.machine = machine;
        Settings.ALL.forEach(setting -> put(setting, setting.standard(), Origin.DEFAULT));
    }

    <T> void put(Setting<T> setting, Given given, Origin origin) {
        Optional<T> value = setting.read(given, machine);
        if (value.isPresent()) {
            chosen.put(setting, new Chosen<>(value.get(), given, origin));
        } else {
            problem(
                    origin,
                    setting.key() + " is " + Quoted.value(setting.key(), Quoted.of(given.toString())) + ", but must be "
                            + setting.allowed() + hint(given, setting.kind().words()));
        }
    }

    private static String hint(Given given, List<String> words) {
        return given.items().stream()
                .flatMap(item -> Arrays.stream(item.split(",")))
                .map(String::strip)
                .filter(item -> !words.contains(item))
                .findFirst()
                .map(item -> Nearest.hint(item, words))
                .orElse("");
    }

    void problem(Origin origin, String sentence) {
        problems.add(origin + ": " + sentence);
    }

    /** Something is wrong with the value that won. */
    void problem(Setting<?> setting, String sentence) {
        problem(chosen(setting).origin(), setting.key() + " " + sentence);
    }

    /** Something about the value that won works, but should not stay so. */
    void warn(Setting<?> setting, String sentence) {
        warnings.add(chosen(setting).origin() + ": " + setting.key() + " " + sentence);
    }

    List<String> warnings() {
        return warnings;
    }

    /** What a value that was left to the program is, now that the others are known. */
    <T> void settle(Setting<T> setting, T value) {
        Chosen<T> open = chosen(setting);
        chosen.put(setting, new Chosen<>(value, open.given(), open.origin()));
    }

    /** Ends the loading when anything was wrong: one sentence a line, in the order in which it was found. */
    void requireNoProblem() throws ConfigException {
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("\n", problems));
        }
    }

    <T> T get(Setting<T> setting) {
        return chosen(setting).value();
    }

    Origin origin(Setting<?> setting) {
        return chosen(setting).origin();
    }

    /** Whether the value is left to the program. */
    boolean isAuto(Setting<?> setting) {
        return setting.isAuto(chosen(setting).given());
    }

    List<Entry> entries() {
        return Settings.ALL.stream().map(this::entry).toList();
    }

    private Entry entry(Setting<?> setting) {
        Chosen<?> value = chosen(setting);
        String text = setting.isAuto(value.given()) && !(value.value() instanceof Enum)
                ? "auto (" + value.value() + ")"
                : value.given().toString();
        if (Quoted.isSecret(setting.key()) && !Optional.empty().equals(value.value())) {
            text = "(hidden)";
        }
        return new Entry(setting.key(), Quoted.plain(text), value.origin().text());
    }

    // Sound: only put() fills the map, with the setting's own type.
    @SuppressWarnings("unchecked")
    private <T> Chosen<T> chosen(Setting<T> setting) {
        Chosen<?> value = chosen.get(setting);
        if (value == null) {
            throw new IllegalStateException("the default of " + setting.key() + " is not allowed by its own kind");
        }
        return (Chosen<T>) value;
    }
}
