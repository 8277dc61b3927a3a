package netcoms.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest slips of the keyboard between it and the word, if they are few enough to believe. */
    static Optional<String> to(String word, Collection<String> candidates) {
        int believable = Math.max(2, word.length() / 3);
        return candidates.stream()
                // The lengths first: the word may be as long as a hostile file makes it.
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= believable
                        && distance(word, candidate) <= believable)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The suggestion as the end of a sentence; empty when there is none. */
    static String hint(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    /** The end of a sentence on an unknown name: the suggestion, if any, and what is known. */
    static String hintAndKnown(String hint, Collection<String> known) {
        return (hint.isEmpty() ? "." : hint) + " Known here: " + String.join(", ", known);
    }

    /**
     * Damerau-Levenshtein distance in its optimal string alignment form: insertions, deletions, substitutions and
     * swaps of neighbours, no part edited twice. Case does not count.
     */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int fewest = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
                fewest = Math.min(fewest, edits[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
            }
        }
        return edits[a.length()][b.length()];
    }
}
