package netcoms.ui;

import java.util.List;
import java.util.Locale;
import netcoms.chat.client.ChatStatus;
import netcoms.ui.chat.Completion;
import netcoms.ui.chat.LineEditor;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.terminal.Key;

/** The line one types in: says it, or does what stands after a slash. Owned by the {@code ui} thread. */
final class ChatInput {

    /** What commands reach beyond the chat. */
    interface Host {
        /** Starts a run; of the chosen workload when the name is empty. */
        void startRun(String workload);

        void stopRun();

        /** Has the fault plan of that name; asks for one when it is empty. */
        void faults(String plan);

        /** Says how the chat server inside does. */
        void server();

        void help();

        void quit();
    }

    private static final int LONGEST_PROMPT = 16;
    private static final int MOST_NAMES = 100;

    private final ChatPort port;
    private final Host host;
    private final ChatPane pane;
    private final boolean chatOnly;
    private final LineEditor editor = new LineEditor();
    private final Completion completion = new Completion();

    ChatInput(ChatPort port, Host host, ChatPane pane, boolean chatOnly) {
        this.port = port;
        this.host = host;
        this.pane = pane;
        this.chatOnly = chatOnly;
    }

    /** Edits; false when the key means nothing here. */
    boolean key(Key key) {
        return editor.key(key);
    }

    /** False when there is nothing to complete. */
    boolean complete() {
        return completion.complete(editor, port.chat().names(), Command.words(chatOnly));
    }

    /** Says the line or does the command. What could not be sent stays in the line. */
    void submit() {
        String text = editor.text().strip();
        if (text.isEmpty()) {
            return;
        }
        boolean isCommand = text.startsWith("/") && !text.startsWith("//");
        boolean done = isCommand ? command(text) : sent(port.say(text.startsWith("//") ? text.substring(1) : text));
        if (done) {
            editor.take();
        }
    }

    void draw(Canvas line, boolean typing) {
        String name = port.chat().name();
        Line prompt = new Line()
                .left(name, Math.min(LONGEST_PROMPT, new Line().add(name).width()), typing ? Role.OWN_NAME : Role.DIM)
                .add("> ", typing ? Role.ACCENT : Role.DIM);
        int at = line.line(1, 0, prompt);
        LineEditor.View view = editor.view(line.width() - at);
        line.text(at, 0, view.text(), typing ? Role.TEXT : Role.DIM);
        if (typing) {
            line.cursor(at + view.cursorColumn(), 0);
        }
    }

    private boolean command(String text) {
        int space = text.indexOf(' ');
        String word = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        if (!Command.words(chatOnly).contains(word)) {
            String hint =
                    word.equals("/") ? "/help lists them" : "did you mean " + Command.nearest(word, chatOnly) + "?";
            pane.local("there is no command " + word + "; " + hint, Role.WARN);
            return false;
        }
        return perform(Command.of(word).orElseThrow(), rest);
    }

    private boolean perform(Command command, String rest) {
        return switch (command) {
            case NICK -> given(command, rest) && sent(port.rename(rest));
            case ME -> given(command, rest) && sent(port.emote(rest));
            case MSG -> {
                int space = rest.indexOf(' ');
                yield given(command, space < 0 ? "" : rest)
                        && told(port.tell(
                                rest.substring(0, space),
                                rest.substring(space + 1).strip()));
            }
            case WHO -> {
                who();
                yield true;
            }
            case SERVER -> {
                host.server();
                yield true;
            }
            case RUN -> {
                host.startRun(rest);
                yield true;
            }
            case FAULTS -> {
                host.faults(rest);
                yield true;
            }
            case STOP -> {
                host.stopRun();
                yield true;
            }
            case HELP -> {
                host.help();
                yield true;
            }
            case QUIT -> {
                host.quit();
                yield true;
            }
        };
    }

    private void who() {
        ChatStatus status = port.chat();
        List<String> names = status.names();
        pane.local(
                names.isEmpty()
                        ? "the server does not tell who is on"
                        : names.size() + " on: "
                                + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                                + (names.size() > MOST_NAMES ? ", …" : ""),
                Role.DIM);
    }

    private boolean given(Command command, String rest) {
        if (rest.isEmpty()) {
            pane.local("usage: " + command.usage(), Role.WARN);
            return false;
        }
        return true;
    }

    /** A server that does not tell who is on is an original one, which has no private lines either. */
    private boolean told(boolean taken) {
        ChatStatus status = port.chat();
        if (!taken && status.connected() && status.names().isEmpty()) {
            pane.local("not sent: no private lines here", Role.WARN);
            return false;
        }
        return sent(taken);
    }

    private boolean sent(boolean taken) {
        if (!taken) {
            pane.local(port.chat().connected() ? "not sent: too much at once" : "not sent: not connected", Role.WARN);
        }
        return taken;
    }
}
