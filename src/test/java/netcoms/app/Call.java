package netcoms.app;

import static netcoms.app.Installed.LIMIT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netcoms.testing.terminal.Execution;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The program called without a terminal, its streams in files. Used by the thread of the test. */
final class Call implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private Call(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Call start(Installed program, String... arguments) throws IOException {
        return start(program, Map.of(), arguments);
    }

    /** @param environment added to ours */
    static Call start(Installed program, Map<String, String> environment, String... arguments) throws IOException {
        return start(program.home(), environment, program.command(arguments));
    }

    /**
     * Starts any command.
     *
     * @param folder where the streams are kept
     */
    static Call start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new Call(builder.start(), out, err);
    }

    /** Says a line on its standard input. */
    Call say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Ends its standard input. */
    Call endInput() throws IOException {
        process.getOutputStream().close();
        return this;
    }

    /** Sends a signal, by its name without SIG. */
    void signal(String name) {
        Execution.expect(List.of("kill", "-" + name, "" + process.pid()));
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still runs after " + LIMIT + "; out: " + out() + "; err: " + err());
        }
        return process.exitValue();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** Waits until its standard output has a text. */
    String awaitOut(String text) {
        return await(out, text);
    }

    /** Waits until its standard error has a text. */
    String awaitErr(String text) {
        return await(err, text);
    }

    private String await(Path stream, String text) {
        try {
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> read(stream).contains(text));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("no '" + text + "'; out: " + out() + "; err: " + err(), late);
        }
        return read(stream);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it where it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
