package netcoms.chat.server;

import java.time.Duration;

/**
 * Times that nobody needs to configure.
 *
 * @param held how long a client without extras gets nothing behind {@code username_accepted} unless it speaks first:
 *     it reads the answer in one go and would take what follows for a part of it
 * @param linger how long a closed connection is read on, so that the last words are not lost to a reset
 * @param ping how long a client that promised to answer may be silent before it is asked; three times that is dead
 * @param drain how long closing waits for what has been said to be sent
 */
record Timings(Duration held, Duration linger, Duration ping, Duration drain) {
    static final Timings USUAL =
            new Timings(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(2));
}
