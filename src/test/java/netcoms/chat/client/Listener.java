package netcoms.chat.client;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every event; a test awaits what it is after. */
final class Listener implements Consumer<ChatEvent> {
    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ChatEvent event) {
        events.add(event);
    }

    <T extends ChatEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until there are so many of this type, and returns the last of these. */
    <T extends ChatEvent> T nth(int count, Class<T> type) {
        await().until(() -> all(type).size() >= count);
        return all(type).get(count - 1);
    }

    List<String> lines() {
        return all(ChatEvent.Line.class).stream().map(ChatEvent.Line::text).toList();
    }
}
