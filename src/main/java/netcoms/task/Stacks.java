package netcoms.task;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Stack traces as text, for logs and pipes. Pure. */
public final class Stacks {
    /** Enough for the frames that matter; as {@code char}s, not bytes. */
    private static final int MAX_LENGTH = 3_000;

    private Stacks() {}

    /** As the JVM prints it, cut after some thousand characters; empty for null. */
    public static String text(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        String whole = text.toString().strip();
        return whole.length() <= MAX_LENGTH ? whole : whole.substring(0, MAX_LENGTH) + " …";
    }
}
