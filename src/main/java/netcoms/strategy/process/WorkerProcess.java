package netcoms.strategy.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import netcoms.secure.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One worker JVM: its command, pipes and end.
 *
 * <p>Threads: {@code worker-N} launches it, reads its frames and sees its end; any thread writes to it or kills it.
 */
final class WorkerProcess {
    /** What a JVM exits with when told to leave without memory; tasks may do the same. */
    private static final int OUT_OF_MEMORY = 3;
    /** 128 and the number of the signal. */
    private static final int KILLED = 137;

    private final ProcessSettings settings;
    private final List<String> command;
    private final Process process;
    private final Stderr stderr;
    private final Frames.Input in;
    private final Frames.Output out;
    /** Volatile: set by its reader, looked at when the time to start is over. */
    private volatile boolean ready;

    private final long launchedNanos;
    private long clockOffsetNanos;

    private WorkerProcess(
            String name, ProcessSettings settings, List<String> command, Process process, long launchedNanos) {
        this.launchedNanos = launchedNanos;
        this.settings = settings;
        this.command = command;
        this.process = process;
        this.stderr = Stderr.drain(name, process.getErrorStream());
        this.in = new Frames.Input(process.getInputStream());
        this.out = new Frames.Output(process.getOutputStream());
    }

    /**
     * Starts a JVM, which is killed when it is not ready in time.
     *
     * @throws IOException when there is no process
     */
    static WorkerProcess launch(String name, ProcessSettings settings) throws IOException {
        List<String> command = command(settings);
        long launchedNanos = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command);
        Secret.withhold(builder);
        Process process = builder.start();
        WorkerProcess worker = new WorkerProcess(name, settings, command, process, launchedNanos);
        CompletableFuture.delayedExecutor(settings.startTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> {
                    if (!worker.ready) {
                        worker.kill();
                    }
                });
        return worker;
    }

    /** This JVM's own executable and class path. */
    private static List<String> command(ProcessSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Standard output belongs to the frames: the JVM's own log goes elsewhere, errors only.
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        // Compilers as in the parent: without C2 a worker is ready no sooner and takes 3 times as long for `cpu` tasks.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:-UsePerfData");
        // Without memory a JVM is half dead; what it says then must not get between the frames.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+DisplayVMOutputToStderr");
        if (settings.memoryBytes() > 0) {
            command.add("-Xmx" + settings.memoryBytes());
        }
        // A JVM that is told of an archive it cannot read would not start.
        Path archive = settings.archive();
        if (archive != null && Files.isReadable(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(settings.jvmOptions());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(WorkerMain.class.getName());
        return command;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits until it is ready.
     *
     * @return false when it ends before
     * @throws IOException when it speaks otherwise
     */
    boolean awaitReady() throws IOException {
        ByteBuffer frame = in.next();
        if (frame == null) {
            return false;
        }
        if (frame.get() != Frames.READY || frame.getInt() != Frames.VERSION) {
            throw new IOException("it speaks another version of the frames");
        }
        frame.getLong();
        clockOffsetNanos = offset(launchedNanos, frame.getLong(), System.nanoTime());
        ready = true;
        return true;
    }

    /**
     * What turns a reading of the worker's clock into one of ours. On Linux, macOS and Windows both read one monotonic clock of
     * the whole machine, which shows: its reading lies between launch and now. Else the frame that brought it is taken to have
     * needed no time, and what later results need counts above that.
     */
    static long offset(long launchedNanos, long workerNanos, long nowNanos) {
        boolean shared = workerNanos - launchedNanos >= 0 && nowNanos - workerNanos >= 0;
        return shared ? 0 : nowNanos - workerNanos;
    }

    /** To add to a reading of its clock; known once it is ready. */
    long clockOffsetNanos() {
        return clockOffsetNanos;
    }

    /** The next frame; null when the process has ended. */
    @Nullable ByteBuffer next() throws IOException {
        return in.next();
    }

    /**
     * Writes a frame; may block while the process is stuck.
     *
     * @return false when the process is ending, which its reader sees too
     */
    boolean write(ByteBuffer frame) {
        try {
            out.write(frame);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends its input, at which it ends itself; never blocks. */
    void endInput() {
        out.close();
    }

    /** At once, with all that it started. */
    void kill() {
        if (process.isAlive()) {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** After the end of its frames: waits a little, kills it if need be, and says how it ended. */
    String awaitEnd() throws InterruptedException {
        if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            kill();
        }
        int code = process.waitFor();
        if (code == OUT_OF_MEMORY && stderr.lastWords().contains(OutOfMemoryError.class.getSimpleName())) {
            return "out of memory";
        }
        return "exit code " + code + (code == KILLED ? " (KILL)" : "");
    }

    /** Why it was of no use, for a person: its last words and its command without most of the class path. */
    String notReady(String how) throws InterruptedException {
        String words = command.stream()
                .map(word -> word.length() <= 120 ? word : word.substring(0, 119) + "…")
                .collect(Collectors.joining(" "));
        return "did not get ready (limit " + settings.startTimeout().toMillis() + " ms; " + how + "): "
                + stderr.lastWords() + "; the command was " + words;
    }
}
