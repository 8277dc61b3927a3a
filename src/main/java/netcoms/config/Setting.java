package netcoms.config;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration.
 *
 * @param key as in config.yaml, with dots, for example {@code chat.max-connections}
 * @param kind type and range
 * @param standard the default, as it is written in config.yaml
 * @param auto what the word {@code auto} means on a machine; null when the key does not know that word
 * @param flag the command-line flag that sets it; null when there is none
 * @param meaning one line for a person
 */
record Setting<T>(
        String key,
        Kind<T> kind,
        Given standard,
        @Nullable Function<Machine, T> auto,
        @Nullable String flag,
        String meaning) {
    private static final Given AUTO = Given.text("auto");

    static <T> Setting<T> of(String key, Kind<T> kind, String standard, String meaning) {
        return of(key, kind, Given.text(standard), meaning);
    }

    static <T> Setting<T> of(String key, Kind<T> kind, Given standard, String meaning) {
        return new Setting<>(key, kind, standard, null, null, meaning);
    }

    Setting<T> orAuto(Function<Machine, T> resolved) {
        return new Setting<>(key, kind, standard, resolved, flag, meaning);
    }

    Setting<T> withFlag(String name) {
        return new Setting<>(key, kind, standard, auto, name, meaning);
    }

    /** Completes the sentence "must be …". */
    String allowed() {
        return auto == null ? kind.allowed() : "'auto' or " + kind.allowed();
    }

    /** The environment variable that sets it. */
    String variable() {
        return "NETCOMS_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    boolean isAuto(Given given) {
        return auto != null && given.equals(AUTO);
    }

    /** Empty when the value is not allowed. */
    Optional<T> read(Given given, Machine machine) {
        return auto != null && given.equals(AUTO) ? Optional.of(auto.apply(machine)) : kind.read(given);
    }
}
