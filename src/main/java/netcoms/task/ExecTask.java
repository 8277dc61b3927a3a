package netcoms.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netcoms.secure.Secret;

/**
 * Runs a command without input, under a small shell that ends it with all its group when this process is gone, however
 * it went: our end of the shell's input closes then. Its output is drained by the {@code exec-out} thread, which keeps the last line for
 * the detail; a command that is too slow or cancelled is killed with all its descendants.
 */
final class ExecTask {
    private static final int TAIL_BYTES = 512;

    /** {@code setsid}, where there is one, makes the command's own children reachable as its group. */
    private static final String GUARDED = """
            exec 3<&0
            if command -v setsid >/dev/null 2>&1; then
              setsid "$@" </dev/null 3<&- &
            else
              "$@" </dev/null 3<&- &
            fi
            p=$!
            ( read -r gone <&3; kill -9 -"$p" || kill -9 "$p" ) >/dev/null 2>&1 &
            guard=$!
            exec 3<&-
            wait "$p"
            code=$?
            kill "$guard" 2>/dev/null
            exit "$code"
            """;

    private ExecTask() {}

    static void run(List<String> command, Duration timeout) throws TaskFailure, InterruptedException {
        Process process = start(command);
        Tail tail = new Tail(process.getInputStream());
        // A platform thread: reading a pipe would occupy a carrier of the virtual ones.
        Thread drain = Thread.ofPlatform().daemon().name("exec-out").start(tail);
        try {
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TaskFailure(
                                FailureKind.RESPONSE_TIMEOUT,
                                command.getFirst() + ": not done within " + Connection.seconds(timeout) + ", killed")
                        .unclear();
            }
        } finally {
            kill(process);
        }
        if (process.exitValue() != 0) {
            // Bounded: a descendant that lives on may hold the pipe open.
            drain.join(Duration.ofMillis(200));
            throw new TaskFailure(
                            FailureKind.ERROR,
                            command.getFirst() + ": exit code " + process.exitValue() + tail.lastLine())
                    .unclear();
        }
    }

    private static Process start(List<String> command) throws TaskFailure {
        try {
            List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARDED, "exec"));
            guarded.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(guarded).redirectErrorStream(true);
            Secret.withhold(builder);
            return builder.start();
        } catch (IOException e) {
            throw new TaskFailure(FailureKind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Reads to the end and remembers the last bytes. */
    private static final class Tail implements Runnable {
        private final InputStream output;
        private volatile byte[] last = new byte[0];

        Tail(InputStream output) {
            this.output = output;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[8192];
            try (output) {
                for (int read = output.read(chunk); read >= 0; read = output.read(chunk)) {
                    last = tail(last, chunk, read);
                }
            } catch (IOException e) {
                // The process was killed: what was read until now is all there is.
            }
        }

        private static byte[] tail(byte[] before, byte[] chunk, int length) {
            int keep = Math.min(before.length, Math.max(0, TAIL_BYTES - length));
            int take = Math.min(length, TAIL_BYTES);
            byte[] joined = new byte[keep + take];
            System.arraycopy(before, before.length - keep, joined, 0, keep);
            System.arraycopy(chunk, length - take, joined, keep, take);
            return joined;
        }

        /** With a separator before it; empty when there was no output. */
        String lastLine() {
            String text = new String(last, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "" : ": " + text.substring(text.lastIndexOf('\n') + 1);
        }
    }
}
