package netcoms.chat.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import netcoms.chat.MalformedException;
import netcoms.chat.Message;
import netcoms.chat.MessageCodec;

/**
 * What the chat log knows of earlier lives of the server. Immutable.
 *
 * @param lines the last ones, oldest first; chat and the server's own words, each with its id
 * @param last the highest id that the log knows; 0 when it knows none
 * @param wholeFrom every line after this id that was ever said is among {@code lines}
 * @param whole whether nothing was left out after the last of them
 */
record Past(List<Message> lines, long last, long wholeFrom, boolean whole) {
    /** The log knows nothing. */
    static final Past NONE = new Past(List.of(), 0, 0, false);

    /**
     * Reads the end of a log. A first line that is torn is passed over, as is whatever else is no line.
     *
     * @param most how many lines are wanted
     */
    static Past read(byte[] log, int most, int maxLineBytes) {
        MessageCodec codec = new MessageCodec(maxLineBytes);
        List<Message> lines = new ArrayList<>();
        long last = 0;
        long wholeFrom = 0;
        boolean whole = true;
        for (byte[] record : lastRecords(log, 2 * most + 16)) { // a mark may stand between any two of them
            Message message;
            try {
                message = codec.decode(record, 0, record.length);
            } catch (MalformedException e) {
                continue;
            }
            if (message instanceof Message.HistoryEnd mark) {
                wholeFrom = mark.complete() && last > 0 ? wholeFrom : mark.last();
                whole = mark.complete();
                last = mark.last();
                continue;
            }
            long id = idOf(message);
            if (id > last) { // never otherwise, unless somebody has edited the file
                wholeFrom = id == last + 1 && last > 0 ? wholeFrom : id - 1;
                whole = true;
                last = id;
                lines.add(message);
            }
        }
        return new Past(lines, last, wholeFrom, whole && last > 0);
    }

    private static long idOf(Message message) {
        return switch (message) {
            case Message.Chat line -> line.id();
            case Message.Notice notice -> notice.id();
            default -> 0;
        };
    }

    /** The last so many, oldest first. */
    private static Deque<byte[]> lastRecords(byte[] log, int most) {
        Deque<byte[]> records = new ArrayDeque<>();
        int end = log.length - 1; // the log ends with the end of a line
        while (end > 0 && records.size() < most) {
            int start = end;
            while (start > 0 && log[start - 1] != '\n') {
                start--;
            }
            byte[] record = Arrays.copyOfRange(log, start, end);
            records.addFirst(record);
            end = start - 1;
        }
        return records;
    }
}
