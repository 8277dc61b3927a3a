package netcoms.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netcoms.chat.client.ChatEvent;
import org.jspecify.annotations.Nullable;

/** Holds what the chat client says until there is a screen to say it to, in order. Any thread. */
final class EventGate {
    private final List<ChatEvent> early = new ArrayList<>();
    private @Nullable Consumer<ChatEvent> screen;

    synchronized void post(ChatEvent event) {
        if (screen == null) {
            early.add(event);
        } else {
            screen.accept(event);
        }
    }

    /** From now on everything goes to this screen, first what came before it. */
    synchronized void open(Consumer<ChatEvent> to) {
        early.forEach(to);
        early.clear();
        screen = to;
    }
}
