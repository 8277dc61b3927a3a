package netcoms.ui.chat;

import java.util.List;
import java.util.Locale;

/** Completes a name or a command before the cursor; asked again, offers the next one. Owned by the {@code ui} thread. */
public final class Completion {
    private String lead = "";
    private String partial = "";
    private String offered = "";
    private int next;

    /**
     * Completes the word before the cursor: a command at the start of the line, a name there or after an {@code @} or
     * as the addressee of {@code /msg}.
     *
     * @return false when there is nothing to complete
     */
    public boolean complete(LineEditor line, List<String> names, List<String> commands) {
        String before = line.before();
        if (offered.isEmpty() || !before.equals(offered)) {
            int start = before.lastIndexOf(' ') + 1;
            lead = before.substring(0, start);
            partial = before.substring(start);
            next = 0;
        }
        boolean command = lead.isEmpty() && partial.startsWith("/");
        List<String> matches = command ? matches(commands, partial, "", " ") : nameMatches(names);
        if (matches.isEmpty()) {
            offered = "";
            return false;
        }
        offered = lead + matches.get(next++ % matches.size());
        line.setBefore(offered);
        return true;
    }

    private List<String> nameMatches(List<String> names) {
        if (partial.length() > 1 && partial.startsWith("@")) {
            return matches(names, partial.substring(1), "@", " ");
        }
        if (!partial.isEmpty() && lead.isEmpty()) {
            return matches(names, partial, "", ": ");
        }
        return !partial.isEmpty() && lead.equals("/msg ") ? matches(names, partial, "", " ") : List.of();
    }

    private static List<String> matches(List<String> words, String partial, String prefix, String suffix) {
        String lower = partial.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(lower))
                .map(word -> prefix + word + suffix)
                .toList();
    }
}
