package netcoms.ui;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import netcoms.chat.client.ChatStatus;
import netcoms.monitor.SystemFigures;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** The first line: where, who, how quick, and how this process does. The least important goes where room is short. Pure. */
final class TitleLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private TitleLine() {}

    /**
     * @param system empty where only the chat is shown
     * @param virtualTasks tasks that run on virtual threads right now
     */
    static Line of(ChatStatus chat, Optional<SystemFigures> system, int virtualTasks, LocalTime now, int width) {
        List<Part> left = new ArrayList<>();
        left.add(new Part(0, Line.of(" NetComs", Role.ACCENT)));
        left.add(new Part(2, Line.of("  ", Role.DIM).add(chat.address(), Role.TEXT)));
        if (!chat.connected()) {
            left.add(new Part(1, Line.of(" · ", Role.DIM).add("not connected", Role.WARN)));
        } else {
            if (!chat.names().isEmpty()) {
                String online = chat.names().size() + " online";
                left.add(new Part(4, Line.of(" · ", Role.DIM).add(online, Role.TEXT)));
            }
            if (chat.lagNanos() >= 0) {
                left.add(new Part(3, lag(chat.lagNanos())));
            }
        }
        List<Part> right = system.map(figures -> figures(figures, virtualTasks)).orElseGet(ArrayList::new);
        right.add(new Part(1, Line.of("  " + now.format(TIME) + " ", Role.TEXT)));
        List<Part> kept =
                Part.fitting(Stream.concat(left.stream(), right.stream()).toList(), width);
        left.retainAll(kept);
        right.retainAll(kept);
        Line line = Part.joined(left);
        Line figures = Part.joined(right);
        return line.padTo(width - figures.width()).add(figures);
    }

    private static Line lag(long lagNanos) {
        double millis = lagNanos / 1e6;
        Role role = millis < 50 ? Role.TEXT : Role.WARN;
        String shown = millis < 100 ? format("%4.1f ms", millis) : format("%4.0f ms", Math.min(9_999, millis));
        return Line.of(" · lag ", Role.DIM).add(shown, role);
    }

    private static List<Part> figures(SystemFigures system, int virtualTasks) {
        String cpu = Double.isNaN(system.cpuShare()) ? "  –" : format("%3.0f", system.cpuShare() * 100);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(5, labelled("cpu", cpu + " %")));
        if (system.rssBytes() > 0) {
            parts.add(new Part(6, labelled("rss", format("%4.0f MB", system.rssBytes() / 1e6))));
        }
        String virtual = virtualTasks > 0 ? "+" + virtualTasks + "v" : "";
        parts.add(new Part(7, labelled("threads", format("%-8s", system.threads() + virtual))));
        return parts;
    }

    private static Line labelled(String label, String value) {
        return Line.of("  " + label + " ", Role.DIM).add(value, Role.TEXT);
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
