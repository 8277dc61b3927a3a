package netcoms.fault;

import java.util.List;
import java.util.stream.Stream;

/** What is remembered of one connection. Any thread. */
final class Contact {
    private final Trial trial;
    private final int number;
    private final int clientPort;
    // Written under this object's lock, which is never held while something blocks.
    private volatile List<String> toxics = List.of();
    private volatile long touchedAt;
    private volatile boolean ended;
    private volatile long endedAt;

    Contact(Trial trial, int number, int clientPort) {
        this.trial = trial;
        this.number = number;
        this.clientPort = clientPort;
    }

    void touch(Effect effect) {
        String label = effect.label();
        if (toxics.contains(label)) {
            return;
        }
        synchronized (this) {
            List<String> before = toxics;
            if (before.contains(label)) {
                return;
            }
            if (before.isEmpty()) {
                touchedAt = System.nanoTime();
            }
            toxics = before.isEmpty()
                    ? List.of(label)
                    : Stream.concat(before.stream(), Stream.of(label)).toList();
            if (before.isEmpty()) {
                trial.touched(this);
            }
        }
    }

    void end() {
        endedAt = System.nanoTime();
        ended = true;
    }

    Touch asOf(long now) {
        return new Touch(number, clientPort, touchedAt, ended ? endedAt : now, toxics);
    }
}
