package netcoms.chat.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import netcoms.chat.Message;

/**
 * The last lines, for late comers and for resume; bounded in lines and in characters. Ids are given out here: they grow
 * by one within a life of the server, and start from the time of day, so that an id of an earlier life is lower than
 * all of this one, also one that was told but is in no log. Guarded by the room's lock.
 */
final class History {
    /** Leaves room for a thousand lines a millisecond, and the ids below 2^53, which is exact in every JSON reader. */
    private static final long IDS_PER_MILLI = 1_000;

    private record Line(long id, Message message, int size) {}

    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private final int maxLines;
    private final int maxChars;
    private long last;
    private int chars;

    /** Every line that was ever said after this id is held. */
    private long wholeFrom;

    History(int maxLines, int maxChars, Past past, long startMillis) {
        this.maxLines = maxLines;
        this.maxChars = maxChars;
        wholeFrom = past.wholeFrom();
        for (Message message : past.lines()) {
            switch (message) {
                case Message.Chat line -> keep(line.id(), line, Lines.size(line.content()));
                case Message.Notice notice -> keep(notice.id(), notice, Lines.size(notice.content()));
                default -> {} // no line
            }
        }
        last = Math.max(past.last(), startMillis * IDS_PER_MILLI);
        if (!past.whole()) {
            wholeFrom = last;
        }
    }

    long nextId() {
        return ++last;
    }

    long last() {
        return last;
    }

    /** Keeps the line that has the newest id. */
    void keep(Message message, int size) {
        keep(last, message, size);
    }

    private void keep(long id, Message message, int size) {
        lines.add(new Line(id, message, size));
        chars += size;
        while (lines.size() > maxLines || chars > maxChars) {
            Line gone = lines.removeFirst();
            chars -= gone.size();
            wholeFrom = Math.max(wholeFrom, gone.id());
        }
    }

    /** Held lines with a higher id, oldest first. */
    List<Message> after(long id) {
        List<Message> found = new ArrayList<>();
        for (Line line : lines) {
            if (line.id() > id) {
                found.add(line.message());
            }
        }
        return found;
    }

    /** Whether every line after this id is still held, also from an earlier life if the chat log was whole. */
    boolean reachesBackTo(long id) {
        return id >= wholeFrom;
    }
}
