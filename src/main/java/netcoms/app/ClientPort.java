package netcoms.app;

import java.util.List;
import netcoms.chat.client.ChatClient;
import netcoms.chat.client.ChatStatus;
import netcoms.ui.ChatPort;

/** What a chat screen sees and does, wired to a client. Called on the {@code ui} thread. */
class ClientPort implements ChatPort {
    private final ChatClient chat;
    private final List<String> notices;
    private final Runnable quit;

    /** @param notices a live, thread-safe list */
    ClientPort(ChatClient chat, List<String> notices, Runnable quit) {
        this.chat = chat;
        this.notices = notices;
        this.quit = quit;
    }

    @Override
    public final ChatStatus chat() {
        return chat.status();
    }

    @Override
    public final boolean say(String text) {
        return chat.send(text);
    }

    @Override
    public final boolean emote(String text) {
        return chat.emote(text);
    }

    @Override
    public final boolean tell(String to, String text) {
        return chat.tell(to, text);
    }

    @Override
    public final boolean rename(String name) {
        return chat.rename(name);
    }

    @Override
    public final List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public final void quit() {
        quit.run();
    }
}
