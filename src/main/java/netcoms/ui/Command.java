package netcoms.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** What can be typed after a slash. */
enum Command {
    NICK("/nick", "NAME", "be called something else"),
    ME("/me", "TEXT", "say what you do"),
    MSG("/msg", "NAME TEXT", "say something to one person only"),
    WHO("/who", "", "who is on"),
    SERVER("/server", "", "how the chat server does"),
    RUN("/run", "[WORKLOAD]", "start a run"),
    FAULTS("/faults", "[NAME]", "choose what goes wrong"),
    STOP("/stop", "", "stop the run"),
    HELP("/help", "", "keys and commands"),
    QUIT("/quit", "", "save and quit");

    private final String word;
    private final String arguments;
    private final String help;

    Command(String word, String arguments, String help) {
        this.word = word;
        this.arguments = arguments;
        this.help = help;
    }

    String usage() {
        return (word + " " + arguments).strip();
    }

    static Optional<Command> of(String word) {
        return available(false).stream()
                .filter(command -> command.word.equals(word))
                .findFirst();
    }

    static List<String> words(boolean chatOnly) {
        return available(chatOnly).stream().map(command -> command.word).toList();
    }

    static List<Line> help(boolean chatOnly) {
        List<Line> lines = new ArrayList<>(List.of(Line.of("Commands", Role.ACCENT)));
        for (Command command : available(chatOnly)) {
            lines.add(new Line().space(2).left(command.usage(), 16, Role.STRONG).add(command.help, Role.TEXT));
        }
        lines.add(new Line().space(2).left("//text", 16, Role.STRONG).add("say /text as it stands", Role.TEXT));
        return lines;
    }

    /** The one that was most likely meant. */
    static String nearest(String word, boolean chatOnly) {
        String lower = word.toLowerCase(Locale.ROOT);
        return words(chatOnly).stream()
                .min(Comparator.comparingInt(known -> distance(lower, known)))
                .orElse("/help");
    }

    private static List<Command> available(boolean chatOnly) {
        return List.of(values()).stream()
                .filter(command ->
                        !chatOnly || (command != RUN && command != FAULTS && command != STOP && command != SERVER))
                .toList();
    }

    /** Levenshtein's: single-character edits from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
