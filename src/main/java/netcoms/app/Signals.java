package netcoms.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import netcoms.monitor.ProcessSignals;

/**
 * Turns the signals that end a program into one orderly end. The handler starts a watchdog first, so that a blocked
 * terminal or a stuck socket can't keep the process alive, and then only completes a future, on which the
 * {@code main} thread waits to close everything.
 */
final class Signals {
    /** More than closing everything takes, less than a person or an init system waits before it kills. */
    private static final long WATCHDOG_MILLIS = 6_000;

    private Signals() {}

    /**
     * Completes {@code end} with 128 + the signal's number on HUP, INT and TERM. Later signals change nothing.
     *
     * @param end the exit code to leave with; others may complete it too
     */
    static void endOnSignal(CompletableFuture<Integer> end) {
        for (String name : List.of("HUP", "INT", "TERM")) {
            ProcessSignals.handle(name, number -> {
                startWatchdog(128 + number);
                end.complete(128 + number);
            });
        }
    }

    /** Halts the process with this code if it is still there in a few seconds. */
    static void startWatchdog(int code) {
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            try {
                Thread.sleep(WATCHDOG_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(code);
        });
    }
}
