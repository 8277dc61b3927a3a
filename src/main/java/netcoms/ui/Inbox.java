package netcoms.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import netcoms.chat.client.ChatEvent;
import netcoms.ui.chat.ChatLog;
import netcoms.ui.terminal.Key;

/**
 * What other threads have for the {@code ui} thread. Keys wake it at once; chat events wait for the next frame. Bounded:
 * of more lines than the scrollback holds, the oldest are only counted. Any thread puts, the {@code ui} thread takes; nobody blocks but the taker.
 */
final class Inbox {
    private static final int MOST_KEYS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition taken = lock.newCondition();
    private final Queue<Key> keys = new ArrayDeque<>();
    private final ArrayDeque<ChatEvent> events = new ArrayDeque<>();

    /** Those before {@link #events} that are no lines. */
    private final List<ChatEvent> older = new ArrayList<>();

    private long skipped;
    private boolean resized;
    private boolean ended;

    /** All that was there at once; {@code skipped} lines came before these and are gone. */
    record Mail(List<Key> keys, List<ChatEvent> events, long skipped, boolean ended) {}

    void key(Key key) {
        change(() -> {
            if (keys.size() < MOST_KEYS) {
                keys.add(key);
            }
            return true;
        });
    }

    void event(ChatEvent event) {
        change(() -> {
            if (events.size() == ChatLog.MOST) {
                makeRoom(events.remove());
            }
            events.add(event);
            // Only the first one tells the taker something new: the rest wait for the same frame.
            return events.size() == 1;
        });
    }

    private void makeRoom(ChatEvent oldest) {
        if (oldest instanceof ChatEvent.Line || older.size() >= ChatLog.MOST) {
            skipped++;
        } else {
            older.add(oldest);
        }
    }

    void resized() {
        change(() -> resized = true);
    }

    void end() {
        change(() -> ended = true);
    }

    /** Waits until every key was taken; false when that took longer. */
    boolean awaitKeysTaken(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!keys.isEmpty() && left > 0) {
                left = taken.awaitNanos(left);
            }
            return keys.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a key, a resize or the end; for chat events from the next frame's time on; at the latest until the
     * deadline. Times as of {@link System#nanoTime}.
     */
    Mail await(long nextFrameNanos, long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (keys.isEmpty() && !resized && !ended) {
                long now = System.nanoTime();
                long until = events.isEmpty() ? deadlineNanos : Math.min(nextFrameNanos, deadlineNanos);
                if (until - now <= 0) {
                    break;
                }
                changed.await(until - now, TimeUnit.NANOSECONDS);
            }
            List<ChatEvent> all = new ArrayList<>(older);
            all.addAll(events);
            Mail mail = new Mail(List.copyOf(keys), all, skipped, ended);
            keys.clear();
            taken.signalAll();
            older.clear();
            events.clear();
            skipped = 0;
            resized = false;
            return mail;
        } finally {
            lock.unlock();
        }
    }

    /** Changes something; true when the taker has to know at once. */
    private void change(BooleanSupplier change) {
        lock.lock();
        try {
            if (change.getAsBoolean()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
