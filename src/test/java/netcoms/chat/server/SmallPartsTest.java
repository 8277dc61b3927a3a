package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import netcoms.chat.Message;
import org.junit.jupiter.api.Test;

class SmallPartsTest {

    @Test
    void aBucketGivesItsBurstThenItsRate() {
        long now = 5;
        TokenBucket bucket = new TokenBucket(20, 10, now);
        for (int i = 0; i < 20; i++) {
            assertTrue(bucket.take(now));
        }
        assertFalse(bucket.take(now));
        assertFalse(bucket.take(now + TimeUnit.MILLISECONDS.toNanos(99)));
        assertTrue(bucket.take(now + TimeUnit.MILLISECONDS.toNanos(101)));
        long later = now + TimeUnit.HOURS.toNanos(1);
        for (int i = 0; i < 20; i++) {
            assertTrue(bucket.take(later), "no more than the burst is ever saved");
        }
        assertFalse(bucket.take(later));
    }

    @Test
    void historyKnowsWhatItHoldsAndWhatItDoesNot() {
        History history = new History(3, 1_000, Past.NONE, 2_000);
        long first = history.nextId();
        keep(history, "a", first);
        for (String text : List.of("b", "c", "d")) {
            keep(history, text, history.nextId());
        }
        assertEquals(first + 3, history.last());
        assertEquals(3, history.after(0).size());
        assertEquals(1, history.after(first + 2).size());
        assertEquals(0, history.after(first + 3).size());
        assertEquals(0, history.after(first + 99).size());
        assertTrue(history.reachesBackTo(first));
        assertFalse(history.reachesBackTo(first - 1), "the first line is gone");
    }

    @Test
    void historyIsBoundedInCharactersToo() {
        History history = new History(100, 50, Past.NONE, 2_000);
        for (int i = 0; i < 10; i++) {
            history.keep(new Message.Notice(history.nextId(), "x", ""), 20);
        }
        assertEquals(2, history.after(0).size());
    }

    @Test
    void anIdOfAnEarlierLifeWithoutALogIsNeverWhole() {
        History before = new History(10, 1_000, Past.NONE, 1_000);
        long old = before.nextId();
        History now = new History(10, 1_000, Past.NONE, 1_001);
        assertFalse(now.reachesBackTo(old));
        keep(now, "a", now.nextId());
        assertEquals(1, now.after(old).size());
        assertTrue(now.nextId() > old);
    }

    @Test
    void reasonsHaveTheLabelsOfTheProtocol() {
        assertEquals("slow_consumer", CloseReason.SLOW_CONSUMER.label());
        assertEquals("bye", CloseReason.BYE.label());
    }

    private static void keep(History history, String text, long id) {
        history.keep(new Message.Notice(id, text, ""), text.length());
    }
}
