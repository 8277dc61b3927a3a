package netcoms.chat.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import netcoms.chat.Message;

/**
 * The last lines, for late comers and for resume; bounded in lines and in characters. Ids are given out here, without
 * holes, and start from the time of day, so that an id of an earlier life of the server is lower than all of this
 * one. Guarded by the room's lock.
 */
final class History {
    /** Leaves room for a thousand lines a millisecond, and the ids below 2^53, which is exact in every JSON reader. */
    private static final long IDS_PER_MILLI = 1_000;

    /** Messages that carry this id: chat and notices. */
    private record Line(Message message, int size) {}

    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private final int maxLines;
    private final int maxChars;
    private final long before;
    private long last;
    private int chars;

    History(int maxLines, int maxChars, long startMillis) {
        this.maxLines = maxLines;
        this.maxChars = maxChars;
        before = startMillis * IDS_PER_MILLI;
        last = before;
    }

    long nextId() {
        return ++last;
    }

    long last() {
        return last;
    }

    /** Keeps the line that has the newest id. */
    void keep(Message message, int size) {
        lines.add(new Line(message, size));
        chars += size;
        while (lines.size() > maxLines || chars > maxChars) {
            chars -= lines.removeFirst().size();
        }
    }

    /** Held lines with a higher id, oldest first. */
    List<Message> after(long id) {
        List<Message> found = new ArrayList<>();
        long at = last - lines.size();
        for (Line line : lines) {
            at++;
            if (at > id) {
                found.add(line.message());
            }
        }
        return found;
    }

    /** Whether every line after this id is still held; never for an id of an earlier life. */
    boolean reachesBackTo(long id) {
        return id >= before && id >= last - lines.size();
    }
}
