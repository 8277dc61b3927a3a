package netcoms.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The type and range of a key.
 *
 * @param allowed completes the sentence "must be …"
 * @param words the closed vocabulary, for suggestions; empty when there is none
 * @param reader empty when the given value is not allowed
 */
record Kind<T>(String allowed, List<String> words, Function<Given, Optional<T>> reader) {

    /** A kind that is one text, never a list. */
    static <T> Kind<T> ofText(String allowed, List<String> words, Function<String, Optional<T>> reader) {
        return new Kind<>(
                allowed,
                words,
                given -> given.isList()
                        ? Optional.empty()
                        : reader.apply(given.items().getFirst()));
    }

    /** What either of two kinds takes; the first is asked first. */
    static <T> Kind<T> either(String allowed, Kind<T> first, Kind<T> second) {
        return new Kind<>(allowed, List.of(), given -> first.read(given).or(() -> second.read(given)));
    }

    /** The same texts, understood as something else. */
    <U> Kind<U> as(Function<T, U> meaning) {
        return new Kind<>(allowed, words, given -> reader.apply(given).map(meaning));
    }

    Optional<T> read(Given given) {
        return reader.apply(given);
    }

    /** This kind, or a word that stands for "none". */
    Kind<Optional<T>> orWord(String word) {
        return new Kind<>("'" + word + "' or " + allowed, words, given -> {
            if (given.equals(Given.text(word))) {
                return Optional.of(Optional.empty());
            }
            Optional<T> value = reader.apply(given);
            return value.isPresent() ? Optional.of(value) : Optional.empty();
        });
    }
}
