package netcoms.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import netcoms.monitor.ProcessSignals;

/**
 * Prints how the server does: once a minute, on SIGUSR1, and when somebody types {@code s} and Enter at the terminal.
 * Threads: {@code status} does it all; the JVM's signal thread asks for a line.
 */
final class StatusLines implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long LOOK_MILLIS = 250;
    private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ServerWatch watch;
    private final PrintWriter out;
    private final InputStream in;
    private final BooleanSupplier mayRead;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;

    private StatusLines(ServerWatch watch, PrintWriter out, InputStream in, BooleanSupplier mayRead) {
        this.watch = watch;
        this.out = out;
        this.in = in;
        this.mayRead = mayRead;
        thread = Thread.ofPlatform().daemon().name("status").unstarted(this::run);
    }

    /** Starts printing, until it is closed. */
    static StatusLines start(ServerWatch watch, PrintWriter out) {
        StatusLines lines = start(watch, out, System.in, StatusLines::isForegroundTerminal);
        ProcessSignals.handle("USR1", number -> lines.ask());
        return lines;
    }

    /** The seam for tests. */
    static StatusLines start(ServerWatch watch, PrintWriter out, InputStream in, BooleanSupplier mayRead) {
        StatusLines lines = new StatusLines(watch, out, in, mayRead);
        lines.thread.start();
        return lines;
    }

    /** Prints a line soon; any thread. */
    void ask() {
        asked.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            long due = System.nanoTime() + EVERY_NANOS;
            while (true) {
                boolean wanted = asked.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                wanted |= isTyped();
                long now = System.nanoTime();
                if (wanted || now - due >= 0) {
                    out.println(LocalTime.now(ZoneId.systemDefault()).format(TIME) + " "
                            + watch.glance().text());
                    out.flush();
                    due = now + EVERY_NANOS;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Looks without waiting: a process in the background that reads from its terminal is stopped by it. */
    private boolean isTyped() {
        boolean typed = false;
        try {
            while (mayRead.getAsBoolean() && in.available() > 0) {
                typed |= in.read() == 's';
            }
        } catch (IOException e) {
            return typed; // closed, or the terminal is gone: signals still work
        }
        return typed;
    }

    /** Whether standard input is the terminal in whose foreground this process is; proc(5): tty_nr, pgrp, tpgid. */
    private static boolean isForegroundTerminal() {
        try {
            String input = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            if (!input.startsWith("/dev/pts/") && !input.startsWith("/dev/tty")) {
                return false;
            }
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 7);
            return !fields[4].equals("0") && fields[2].equals(fields[5]);
        } catch (IOException e) {
            return false; // no standard input, or no Linux
        }
    }
}
