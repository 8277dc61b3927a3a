package netcoms.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import netcoms.chat.client.ChatEvent;
import netcoms.ui.chat.ChatLog;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    private Inbox.Mail take() throws InterruptedException {
        long now = System.nanoTime();
        return inbox.await(now, now);
    }

    private void say(int from, int to) {
        for (int i = from; i < to; i++) {
            inbox.event(new ChatEvent.Line(i, "12:00:00", "ann", "line " + i, false, false, false));
        }
    }

    @Test
    void handsOverAllInOrder() throws Exception {
        inbox.event(new ChatEvent.Connected("me", false));
        say(0, 100);
        Inbox.Mail mail = take();
        assertEquals(101, mail.events().size());
        assertInstanceOf(ChatEvent.Connected.class, mail.events().getFirst());
        assertEquals(99, ((ChatEvent.Line) mail.events().getLast()).id());
        assertEquals(0, mail.skipped());
        assertEquals(List.of(), take().events());
    }

    @Test
    void ofMoreLinesThanTheScrollbackHoldsTheNewestStayAndNothingElseIsLost() throws Exception {
        say(0, 1);
        inbox.event(new ChatEvent.Connected("me", true));
        say(1, 2 * ChatLog.MOST);
        Inbox.Mail mail = take();
        assertEquals(ChatLog.MOST, mail.skipped());
        assertInstanceOf(ChatEvent.Connected.class, mail.events().getFirst());
        assertEquals(ChatLog.MOST, ((ChatEvent.Line) mail.events().get(1)).id());
        assertEquals(2 * ChatLog.MOST - 1, ((ChatEvent.Line) mail.events().getLast()).id());
        assertEquals(0, take().skipped());
    }
}
