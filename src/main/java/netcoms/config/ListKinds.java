package netcoms.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of values that are lists; in one text, as of a flag, their items stand with commas between them. */
final class ListKinds {
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,5})?");

    private ListKinds() {}

    /** Some of the words, each at most once, at least one. */
    static Kind<List<String>> someOf(List<String> words) {
        return new Kind<>("a list of one or more, each once, of " + String.join(", ", words), words, given -> {
            List<String> items = items(given);
            boolean good = !items.isEmpty() && words.containsAll(items) && new HashSet<>(items).size() == items.size();
            return good ? Optional.of(items) : Optional.empty();
        });
    }

    /** Sizes, ascending. */
    static Kind<List<Integer>> sizes(int min, int max) {
        String allowed = "a list of three or more whole numbers from " + min + " to " + max + ", ascending";
        return new Kind<>(allowed, List.of(), given -> {
            List<String> items = items(given).stream().map(String::strip).toList();
            List<Integer> sizes = within(items, min, max);
            boolean good = sizes.size() == items.size()
                    && sizes.size() >= 3
                    && sizes.stream().sorted().distinct().toList().equals(sizes);
            return good ? Optional.of(sizes) : Optional.empty();
        });
    }

    /** Numbers of rounds; never in one text. */
    static Kind<List<Integer>> rounds() {
        return new Kind<>("a list of one or more whole numbers from 1 to 1000", List.of(), given -> {
            List<Integer> rounds = within(given.items(), 1, 1_000);
            boolean good = given.isList()
                    && !rounds.isEmpty()
                    && rounds.size() == given.items().size();
            return good ? Optional.of(rounds) : Optional.empty();
        });
    }

    /** Numbers of percent. */
    static Kind<List<Double>> percentiles() {
        return new Kind<>("a list of 1 to 20 numbers above 0 and at most 100, at most 5 decimals", List.of(), given -> {
            List<String> items = items(given);
            boolean good = items.size() >= 1
                    && items.size() <= 20
                    && items.stream().allMatch(item -> PERCENT.matcher(item).matches());
            List<Double> numbers = good ? items.stream().map(Double::valueOf).toList() : List.of();
            return good && numbers.stream().allMatch(number -> number > 0 && number <= 100)
                    ? Optional.of(numbers)
                    : Optional.empty();
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

    private static List<String> items(Given given) {
        return given.isList()
                ? given.items()
                : Arrays.stream(given.items().getFirst().split(",", -1))
                        .map(String::strip)
                        .toList();
    }

    /** Those of the items that are whole numbers within the range. */
    private static List<Integer> within(List<String> items, int min, int max) {
        return items.stream()
                .map(Kinds::whole)
                .flatMap(Optional::stream)
                .filter(number -> number >= min && number <= max)
                .map(Long::intValue)
                .toList();
    }
}
