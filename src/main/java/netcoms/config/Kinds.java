package netcoms.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.chat.ChatNames;

/** The kinds of values that keys can have; those that are lists are {@link ListKinds}. */
final class Kinds {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern SHARE = Pattern.compile("\\d(\\.\\d{1,9})?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,5})?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(B|KiB|MiB)?");
    private static final Pattern HOST = Pattern.compile("[0-9a-fA-F:.%]+|[\\p{L}\\p{N}._-]{1,253}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^\\s:\\[\\]]+):(\\d{1,5})");

    private Kinds() {}

    static Kind<Long> anyWhole() {
        return Kind.ofText("a whole number", List.of(), Kinds::whole);
    }

    static Kind<Integer> whole(int min, int max) {
        return Kind.ofText(
                "a whole number from " + min + " to " + max,
                List.of(),
                text -> whole(text)
                        .filter(number -> number >= min && number <= max)
                        .map(Long::intValue));
    }

    /** A number with at most five decimals. */
    static Kind<Double> decimal(String min, String max) {
        double least = Double.parseDouble(min);
        double most = Double.parseDouble(max);
        return Kind.ofText(
                "a number from " + min + " to " + max,
                List.of(),
                text -> DECIMAL.matcher(text).matches()
                        ? Optional.of(Double.valueOf(text)).filter(number -> number >= least && number <= most)
                        : Optional.empty());
    }

    /** {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}. */
    static Kind<Duration> duration(String min, String max) {
        Duration least = duration(min).orElseThrow();
        Duration most = duration(max).orElseThrow();
        return Kind.ofText(
                "a time from " + min + " to " + max + " (a whole number with ms, s, m or h)",
                List.of(),
                text -> duration(text).filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0));
    }

    /** {@code 64KiB}, {@code 1MiB}, {@code 512B}; a bare number counts bytes. */
    static Kind<Integer> size(String min, String max) {
        Kind<Long> wide = wideSize(min, max);
        return new Kind<>(
                wide.allowed(), wide.words(), given -> wide.read(given).map(Math::toIntExact));
    }

    /** The same, also beyond 2 GiB. */
    static Kind<Long> wideSize(String min, String max) {
        long least = bytes(min).orElseThrow();
        long most = bytes(max).orElseThrow();
        return Kind.ofText(
                "a size from " + min + " to " + max + " (a whole number with B, KiB or MiB)",
                List.of(),
                text -> bytes(text).filter(bytes -> bytes >= least && bytes <= most));
    }

    static Kind<Boolean> yesOrNo() {
        return Kind.ofText("'true' or 'false'", List.of("true", "false"), text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** One of an enum's constants, in lower case. */
    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return word(words).as(word -> constants.get(words.indexOf(word)));
    }

    /** One of these words. */
    static Kind<String> word(List<String> words) {
        return Kind.ofText(
                "one of " + String.join(", ", words),
                words,
                text -> words.contains(text) ? Optional.of(text) : Optional.empty());
    }

    /** A part of a whole, or a probability. */
    static Kind<Double> share() {
        return Kind.ofText(
                "a number from 0 to 1",
                List.of(),
                text -> SHARE.matcher(text).matches()
                        ? Optional.of(Double.valueOf(text)).filter(share -> share <= 1)
                        : Optional.empty());
    }

    static Kind<String> someText(String allowed) {
        return Kind.ofText(allowed, List.of(), text -> text.isBlank() ? Optional.empty() : Optional.of(text));
    }

    static Kind<String> folder() {
        return path("a folder");
    }

    static Kind<String> path(String allowed) {
        return Kind.ofText(allowed, List.of(), text -> {
            try {
                return text.isBlank()
                        ? Optional.empty()
                        : Optional.of(Path.of(text).toString());
            } catch (InvalidPathException notAPath) {
                return Optional.empty();
            }
        });
    }

    /** A name that the chat server takes; that it is free only the server knows. */
    static Kind<String> chatName() {
        return Kind.ofText(
                "1 to 32 letters, digits, '_', '-', '.', '·' or emoji, but not 'System' or 'guest'",
                List.of(),
                text -> ChatNames.problem(text).isEmpty() ? Optional.of(text) : Optional.empty());
    }

    /** A name or an address; whether it is one of this machine shows when it is bound. */
    static Kind<String> host() {
        return Kind.ofText(
                "an address or name of this machine",
                List.of(),
                text -> HOST.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    /** A password, or the hash of one. */
    static Kind<String> password() {
        return Kind.ofText(
                "a password of 8 to 200 characters, or the hash of one",
                List.of(),
                text -> Passwords.isAllowed(text) ? Optional.of(text) : Optional.empty());
    }

    static Kind<String> hostAndPort() {
        return Kind.ofText("HOST:PORT with a port from 1 to 65535", List.of(), text -> {
            Matcher matcher = HOST_AND_PORT.matcher(text);
            boolean good = matcher.matches()
                    && whole(matcher.group(2))
                            .filter(port -> port >= 1 && port <= 65_535)
                            .isPresent();
            return good ? Optional.of(text) : Optional.empty();
        });
    }

    /** A whole number that a long holds. */
    static Optional<Long> whole(String text) {
        try {
            return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    private static Optional<Long> bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return Optional.of(unit == null || unit.equals("B") ? amount : amount << (unit.equals("KiB") ? 10 : 20));
    }
}
