package netcoms.ui;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import netcoms.chat.client.ChatEvent;
import netcoms.ui.chat.ChatEntry;
import netcoms.ui.chat.ChatLog;
import netcoms.ui.chat.Flood;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;
import org.jspecify.annotations.Nullable;

/** The chat as a person sees it: turns events into the scrollback and draws it. Owned by the {@code ui} thread. */
final class ChatPane {
    /** The name of those who say one line and leave: a run's own messages. */
    private static final String GUEST = "guest";

    private static final int LONGEST_NAME = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ChatPort port;
    private final @Nullable Workbench workbench;
    private final Clock clock;
    private final ChatLog log = new ChatLog();
    private final ChatInput input;
    private final Flood guests = new Flood(3, Long.MAX_VALUE, TimeUnit.SECONDS.toNanos(10), this::guestFold);
    private final Flood system = new Flood(20, TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(2), this::fold);

    private int noticesShown;
    private boolean wasConnected;
    private boolean wasRefused;
    private boolean wasTurnedAway;
    private long retryAtNanos;

    /** @param workbench null where there is only the chat */
    ChatPane(ChatPort port, ChatInput.Host host, @Nullable Workbench workbench, Clock clock) {
        this.port = port;
        this.workbench = workbench;
        this.clock = clock;
        this.input = new ChatInput(port, host, this, workbench == null);
    }

    ChatLog log() {
        return log;
    }

    ChatInput input() {
        return input;
    }

    /** Something of our own making that a person should read here. */
    void local(String text, Role role) {
        log.add(new ChatEntry(now(), Line.of("● ", role), text, role == Role.WARN ? Role.WARN : Role.DIM, false));
    }

    void event(ChatEvent event, long nowNanos) {
        wasRefused = event instanceof ChatEvent.Refused;
        wasTurnedAway = event instanceof ChatEvent.Refused refused && refused.entry();
        switch (event) {
            case ChatEvent.Line line -> line(line, nowNanos);
            case ChatEvent.PrivateLine line ->
                log.add(new ChatEntry(
                        line.time(),
                        Line.of(
                                        line.own()
                                                ? "you → " + shortName(line.to())
                                                : shortName(line.from()) + " → you",
                                        Role.MENTION)
                                .add(": ", Role.DIM),
                        line.text(),
                        Role.TEXT,
                        line.own()));
            case ChatEvent.Notice notice -> notice(notice.time(), notice.text(), Role.DIM, nowNanos);
            case ChatEvent.Refused refused -> notice(now(), refused.text(), Role.WARN, nowNanos);
            case ChatEvent.Gap gap -> notice(now(), "some lines were missed and are gone", Role.WARN, nowNanos);
            case ChatEvent.Names names -> {}
            case ChatEvent.Connected connected -> {
                String words = wasConnected
                        ? "you are now known as "
                        : connected.again() ? "connected again as " : "connected as ";
                wasConnected = true;
                notice(now(), words + connected.name(), Role.DIM, nowNanos);
            }
            case ChatEvent.Disconnected lost -> {
                retryAtNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(lost.retryInMillis());
                if (wasConnected) {
                    notice(now(), "connection lost: " + lost.reason(), Role.WARN, nowNanos);
                }
                wasConnected = false;
            }
        }
    }

    /** So many lines came faster than they could be shown, before those that are. */
    void skipped(long count) {
        local(String.format(Locale.ROOT, "%,d lines came too fast and are not shown", count), Role.WARN);
    }

    /** Takes in what the owner of the chat has to say; called before each frame. */
    void pull() {
        List<String> notices = port.notices();
        while (noticesShown < notices.size()) {
            local(notices.get(noticesShown++), Role.WARN);
        }
    }

    /** The title of the pane: the room, and how the connection stands when it does not. */
    Line title(long nowNanos) {
        Line title = Line.of("Chat", Role.STRONG).add(" ─ ", Role.FRAME).add("#lobby", Role.TEXT);
        return port.chat().connected() ? title : title.add(" ─ ", Role.FRAME).add(connectionState(nowNanos), Role.WARN);
    }

    /** In one line, for when the pane itself is not on the screen. */
    Line summary(long nowNanos) {
        Line line = Line.of("Chat", Role.TEXT);
        if (!port.chat().connected()) {
            line.add(" " + connectionState(nowNanos), Role.WARN);
        } else if (log.unread() > 0) {
            line.add(" " + log.unread() + " new", Role.ACCENT);
        }
        return line;
    }

    void draw(Canvas canvas, boolean focused, boolean typing) {
        int rows = canvas.height() - 2;
        List<Line> lines = log.visible(canvas.width(), rows);
        canvas.part(new Rect(0, 0, canvas.width(), rows)).lines(lines);
        String more = String.format(Locale.ROOT, "%,d more below", log.below());
        canvas.divider(rows, log.below() > 0 ? Line.of(more, Role.WARN) : server(canvas.width() - 4), focused);
        input.draw(canvas.part(new Rect(0, rows + 1, canvas.width(), 1)), typing);
    }

    /** How the server inside does, in as many words as there is room for. */
    private Line server(int width) {
        Line line = new Line();
        ServerGlance glance = workbench == null ? null : workbench.server();
        if (glance == null || !glance.worthShowing()) {
            return line;
        }
        for (String part : glance.parts()) {
            Line longer = new Line()
                    .add(line)
                    .add(line.width() == 0 ? "" : " · ", Role.FRAME)
                    .add(part, Role.DIM);
            if (longer.width() > width) {
                break;
            }
            line = longer;
        }
        return line;
    }

    private void line(ChatEvent.Line line, long nowNanos) {
        if (line.from().equals(GUEST) && !line.own() && !guests.shows(nowNanos)) {
            guests.fold(log, nowNanos);
            return;
        }
        boolean names = !line.own() && isMentioned(line.text());
        Role nameRole = line.own() ? Role.OWN_NAME : Role.ofName(line.from());
        String name = shortName(line.from());
        Line head = line.emote()
                ? Line.of("* ", Role.DIM).add(name, nameRole).add(" ")
                : Line.of(name, nameRole).add(": ", Role.DIM);
        Role role = names ? Role.MENTION : line.replayed() ? Role.DIM : Role.TEXT;
        log.add(new ChatEntry(line.time(), head, line.text(), role, line.own() && !line.replayed()));
    }

    private void notice(String time, String text, Role role, long nowNanos) {
        if (system.shows(nowNanos)) {
            log.add(new ChatEntry(time, Line.of("● ", role), text, role, false));
        } else {
            system.fold(log, nowNanos);
        }
    }

    /** Our name as a whole word, in any case. */
    private boolean isMentioned(String text) {
        String name = port.chat().name().toLowerCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(name); at >= 0 && !name.isEmpty(); at = lower.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
            boolean ends = end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    private String connectionState(long nowNanos) {
        if (wasTurnedAway) {
            return "not let in";
        }
        if (wasRefused) {
            // The client says nothing more, and tries nothing, until somebody chooses another name.
            return "name refused: /nick NAME";
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(retryAtNanos - nowNanos) + 1;
        return retryAtNanos > nowNanos ? "lost, retry in " + seconds + " s" : "connecting…";
    }

    private ChatEntry guestFold(String text) {
        return new ChatEntry(now(), Line.of(GUEST, Role.ofName(GUEST)).add(": ", Role.DIM), text, Role.DIM, false);
    }

    private ChatEntry fold(String text) {
        return new ChatEntry(now(), Line.of("● ", Role.DIM), text, Role.DIM, false);
    }

    private static String shortName(String name) {
        return TerminalText.shorten(TerminalText.clean(name), LONGEST_NAME);
    }

    private String now() {
        return LocalTime.now(clock).format(TIME);
    }
}
