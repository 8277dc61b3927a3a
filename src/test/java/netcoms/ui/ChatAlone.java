package netcoms.ui;

import java.util.List;
import netcoms.chat.client.ChatStatus;

/** The chat of a workbench without its runs. */
record ChatAlone(ScriptedWorkbench bench) implements ChatPort {
    @Override
    public ChatStatus chat() {
        return bench.chat();
    }

    @Override
    public boolean say(String text) {
        return bench.say(text);
    }

    @Override
    public boolean emote(String text) {
        return bench.emote(text);
    }

    @Override
    public boolean tell(String to, String text) {
        return bench.tell(to, text);
    }

    @Override
    public boolean rename(String name) {
        return bench.rename(name);
    }

    @Override
    public List<String> notices() {
        return bench.notices();
    }

    @Override
    public void quit() {
        bench.quit();
    }
}
