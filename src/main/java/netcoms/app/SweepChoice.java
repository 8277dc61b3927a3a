package netcoms.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcoms.config.Config;
import netcoms.strategy.StrategySpec;
import org.jspecify.annotations.Nullable;

/** The strategies of a headless run, those of a sweep in all their sizes. Pure. */
final class SweepChoice {
    private SweepChoice() {}

    /**
     * What is asked for, in that order.
     *
     * @param sweep words of the strategies to sweep, with commas between them; null for none
     * @param named whether the configuration's strategies were asked for by name: if not, a sweep runs alone
     * @throws Failure when a word is none of a strategy with a size, or a size is too large for it
     */
    static List<StrategySpec> of(@Nullable String sweep, boolean named, Config config) {
        List<String> swept = sweep == null ? List.of() : words(sweep, config);
        List<String> words = new ArrayList<>(sweep == null || named ? config.chosen() : List.of());
        swept.stream().filter(word -> !words.contains(word)).forEach(words::add);
        List<StrategySpec> specs = new ArrayList<>();
        for (String word : words) {
            StrategySpec spec = spec(word, config);
            specs.addAll(swept.contains(word) ? sizes(spec, config.sweepPlaces()) : List.of(spec));
        }
        return List.copyOf(specs);
    }

    private static List<String> words(String sweep, Config config) {
        List<String> sized = config.strategies().stream()
                .filter(StrategySpec::isSized)
                .map(StrategySpec::name)
                .toList();
        List<String> words = Arrays.stream(sweep.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        for (String word : words) {
            if (!sized.contains(word)) {
                throw new Failure(
                        ExitCode.USAGE,
                        "--sweep is '" + sweep + "', but must be one or more of " + String.join(", ", sized));
            }
        }
        return words;
    }

    private static StrategySpec spec(String word, Config config) {
        return config.strategies().stream()
                .filter(spec -> spec.name().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static List<StrategySpec> sizes(StrategySpec spec, List<Integer> places) {
        try {
            return StrategySpec.inSizes(spec, places);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--places does not suit " + spec.name() + ": " + e.getMessage());
        }
    }
}
