package netcoms.chat.server;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The local time as {@code HH:mm:ss}, formatted once a second. Not thread-safe. */
final class WallClock {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private long second = -1;
    private String text = "";

    String time() {
        long now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            text = LocalTime.now(ZoneId.systemDefault()).format(FORMAT);
        }
        return text;
    }
}
