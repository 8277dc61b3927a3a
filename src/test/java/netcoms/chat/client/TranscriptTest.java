package netcoms.chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netcoms.chat.Message;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Transcript transcript = new Transcript();

    @Test
    void aLineIsNewOnce() {
        assertTrue(transcript.isNew(5, null));
        assertFalse(transcript.isNew(5, null));
        assertFalse(transcript.isNew(4, null));
        assertTrue(transcript.isNew(0, null), "what has no id is always new");
        transcript.caughtUpTo(9);
        transcript.caughtUpTo(7);
        assertEquals(9, transcript.lastId());
    }

    @Test
    void remembersOwnLinesUntilTheyAreConfirmed() {
        Message.Chat one = line("1");
        Message.Chat two = line("2");
        assertTrue(transcript.await(one));
        assertTrue(transcript.await(two));
        transcript.isNew(1, one.ref());
        assertEquals(List.of(two), transcript.unconfirmed());
        transcript.forget(two);
        assertEquals(List.of(), transcript.unconfirmed());
    }

    @Test
    void remembersSoManyAndNoMore() {
        int taken = 0;
        while (transcript.await(line("r" + taken))) {
            taken++;
        }
        assertEquals(1_024, taken);
        transcript.forgetAll();
        assertTrue(transcript.await(line("again")));
    }

    private static Message.Chat line(String ref) {
        return new Message.Chat(0, "", "x", "", new Message.Ref(ref, false), false);
    }
}
