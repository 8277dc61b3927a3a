package netcoms.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.chat.ChatNames;

/** The kinds of values that keys can have. */
final class Kinds {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,5})?");
    private static final Pattern SHARE = Pattern.compile("\\d(\\.\\d{1,9})?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,5})?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(B|KiB|MiB)?");
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
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

    /** Numbers of rounds. */
    static Kind<List<Integer>> rounds() {
        return new Kind<>("a list of one or more whole numbers from 1 to 1000", List.of(), given -> {
            List<Integer> rounds = given.items().stream()
                    .map(Kinds::whole)
                    .flatMap(Optional::stream)
                    .filter(round -> round >= 1 && round <= 1_000)
                    .map(Long::intValue)
                    .toList();
            boolean good = given.isList()
                    && !rounds.isEmpty()
                    && rounds.size() == given.items().size();
            return good ? Optional.of(rounds) : Optional.empty();
        });
    }

    /** Some of the words, each at most once, at least one; in one text they stand with commas between them. */
    static Kind<List<String>> someOf(List<String> words) {
        return new Kind<>("a list of one or more, each once, of " + String.join(", ", words), words, given -> {
            List<String> items = given.isList()
                    ? given.items()
                    : Arrays.stream(given.items().getFirst().split(",", -1))
                            .map(String::strip)
                            .toList();
            boolean good = !items.isEmpty() && words.containsAll(items) && new HashSet<>(items).size() == items.size();
            return good ? Optional.of(items) : Optional.empty();
        });
    }

    /** Sizes, ascending; in one text they stand with commas between them. */
    static Kind<List<Integer>> sizes(int min, int max) {
        String allowed = "a list of three or more whole numbers from " + min + " to " + max + ", ascending";
        return new Kind<>(allowed, List.of(), given -> {
            List<String> items = given.isList()
                    ? given.items()
                    : Arrays.asList(given.items().getFirst().split(",", -1));
            List<Integer> sizes = items.stream()
                    .map(item -> whole(item.strip()).filter(size -> size >= min && size <= max))
                    .flatMap(Optional::stream)
                    .map(Long::intValue)
                    .toList();
            boolean good = sizes.size() == items.size()
                    && sizes.size() >= 3
                    && sizes.stream().sorted().distinct().toList().equals(sizes);
            return good ? Optional.of(sizes) : Optional.empty();
        });
    }

    /** Options of a JVM; in one text they stand with white space between them. */
    static Kind<List<String>> jvmOptions() {
        return new Kind<>("a list of JVM options, each beginning with '-'", List.of(), given -> {
            List<String> items = given.isList()
                    ? given.items()
                    : Arrays.stream(given.items().getFirst().split("\\s+"))
                            .filter(item -> !item.isEmpty())
                            .toList();
            return items.stream().allMatch(item -> item.startsWith("-")) ? Optional.of(items) : Optional.empty();
        });
    }

    /** Numbers of percent; in one text they stand with commas between them. */
    static Kind<List<Double>> percentiles() {
        return new Kind<>("a list of 1 to 20 numbers above 0 and at most 100, at most 5 decimals", List.of(), given -> {
            List<String> items = given.isList()
                    ? given.items()
                    : Arrays.stream(given.items().getFirst().split(",", -1))
                            .map(String::strip)
                            .toList();
            boolean good = items.size() >= 1
                    && items.size() <= 20
                    && items.stream().allMatch(item -> PERCENT.matcher(item).matches());
            List<Double> numbers = good ? items.stream().map(Double::valueOf).toList() : List.of();
            return good && numbers.stream().allMatch(number -> number > 0 && number <= 100)
                    ? Optional.of(numbers)
                    : Optional.empty();
        });
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

    private static Optional<Long> whole(String text) {
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

    /** Without asking a name service: only the one name, and literal addresses. */
    static boolean isLoopback(String host) {
        if (host.equals("localhost") || IPV4_LOOPBACK.matcher(host).matches()) {
            return true;
        }
        try {
            return host.contains(":") && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
