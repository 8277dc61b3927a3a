package netcoms.testing.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran to its end.
 *
 * @param exitCode of the command
 * @param output standard output and standard error, as they came
 */
public record Execution(int exitCode, String output) {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * Runs a command with nothing on its standard input.
     *
     * @param environment added to ours
     * @throws AssertionError when it does not end in 20 s; it is killed then
     */
    public static Execution of(Map<String, String> environment, List<String> command) {
        return of(environment, command, LIMIT);
    }

    /**
     * The same for a command that may need longer.
     *
     * @throws AssertionError when it does not end in this time; it is killed then
     */
    public static Execution of(Map<String, String> environment, List<String> command, Duration limit) {
        try {
            // A file, not a pipe: a daemon that the command leaves behind would hold a pipe open.
            Path output = Files.createTempFile("netcoms-execution", ".txt");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()));
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("after " + limit + " still running: " + String.join(" ", command));
                }
                return new Execution(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + String.join(" ", command), e);
        }
    }

    /** The output of a command that must succeed. */
    public static String expect(List<String> command) {
        Execution execution = of(Map.of(), command);
        if (execution.exitCode != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + execution.exitCode + ": " + execution.output);
        }
        return execution.output;
    }
}
