package netcoms.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A glance at the chat server that runs inside, with rates since the glance before. Immutable.
 *
 * @param connections open now
 * @param online named people among them
 * @param linesPerSecond lines taken
 * @param deliveriesPerSecond lines written to receivers
 * @param dropped lines that waited for slow receivers when they were closed, in all
 * @param notLogged lines that the chat log could not take, in all
 * @param closed connections that have ended, by reason
 */
public record ServerGlance(
        int connections,
        int online,
        double linesPerSecond,
        double deliveriesPerSecond,
        long dropped,
        long notLogged,
        Map<String, Long> closed) {

    /** Whether there is more to say than that one person is on. */
    boolean worthShowing() {
        return connections > 1 || linesPerSecond > 0 || dropped > 0 || notLogged > 0;
    }

    /** In one line, in ASCII. */
    public String text() {
        return connections + (connections == 1 ? " connection, " : " connections, ") + online + " online; "
                + rate(linesPerSecond) + " lines/s, "
                + rate(deliveriesPerSecond) + " deliveries/s; " + dropped + " dropped"
                + (notLogged == 0 ? "" : ", " + notLogged + " not in the chat log") + "; closed: " + reasons();
    }

    /** The same in parts, the most important first, for where room is short. */
    List<String> parts() {
        return List.of(
                connections + " conn",
                rate(linesPerSecond) + " lines/s",
                rate(deliveriesPerSecond) + " deliv/s",
                dropped + " dropped" + (notLogged == 0 ? "" : ", " + notLogged + " not logged"),
                "closed " + reasons());
    }

    /** What is not usual comes first. */
    private String reasons() {
        String all = closed.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> isUsual(entry.getKey()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static boolean isUsual(String reason) {
        return reason.equals("bye") || reason.equals("eof");
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond > 0 && perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    }
}
