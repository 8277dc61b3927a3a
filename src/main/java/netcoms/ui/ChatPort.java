package netcoms.ui;

import java.util.List;
import netcoms.chat.client.ChatStatus;

/** What a screen can see and do in the chat. Called on the ui thread; nothing here blocks. */
public interface ChatPort {

    ChatStatus chat();

    /** Says a line in the chat; false when it could not be taken (not connected, outbox full). */
    boolean say(String text);

    /** Says a line as {@code /me}. */
    boolean emote(String text);

    /** Says a line to one person only. */
    boolean tell(String to, String text);

    /** Asks for another name; the answer comes as a chat event. */
    boolean rename(String name);

    /** Something that a person should read on the screen (for example that another port was taken); may be empty, only grows. */
    List<String> notices();

    /** Leaves the program: returns at once, the dashboard is closed by its owner. */
    void quit();
}
