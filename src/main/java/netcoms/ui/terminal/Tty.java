package netcoms.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The mode and the size of the terminal that this process was started on, by way of {@code stty}. */
final class Tty {
    /**
     * Standard error carries the answer, so that standard output stays the terminal and can be asked whether it is one.
     * Every key comes as a plain byte: no signals, no flow control, no editing by the system.
     */
    private static final String TAKE = """
            test -t 0 || exit 3
            test -t 1 || exit 4
            stty -g >&2 || exit 3
            stty size >&2
            stty -icanon -echo min 1 time 0 -isig -ixon -iexten icrnl
            """;

    private static final long ANSWER_MILLIS = 3_000;

    private final String settings;
    private final TerminalSize size;

    private Tty(String settings, TerminalSize size) {
        this.settings = settings;
        this.size = size;
    }

    /**
     * Asks for the settings and sets our own.
     *
     * @throws IOException when standard input or output is no terminal; a sentence for a person
     */
    static Tty take() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", TAKE)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] answer = read(shell).lines().toArray(String[]::new);
        int code = exitCode(shell);
        if (code == 3 || code == 4 || answer.length < 1) {
            throw new IOException("The dashboard needs a terminal, but standard " + (code == 4 ? "output" : "input")
                    + " is none. Without a terminal use: ./run.sh bench");
        }
        return new Tty(
                answer[0], answer.length < 2 ? fallbackSize() : size(answer[1]).orElseGet(Tty::fallbackSize));
    }

    /** Whether standard input and output are both a terminal. */
    static boolean isThere() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "test -t 0 && test -t 1")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        return exitCode(shell) == 0;
    }

    /** As it was when it was taken. */
    TerminalSize firstSize() {
        return size;
    }

    /** As it is now; empty when the terminal does not tell. */
    static Optional<TerminalSize> currentSize() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return size(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts to give back the settings as they were. A terminal that takes no bytes lets this wait: then it is done
     * once the terminal moves again, even after our own end.
     */
    Process giveBack() throws IOException {
        return new ProcessBuilder("stty", settings)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String read(Process shell) throws IOException {
        return new String(shell.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static int exitCode(Process shell) throws IOException {
        try {
            if (shell.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
                return shell.exitValue();
            }
            shell.destroyForcibly();
            throw new IOException("The terminal does not answer: stty took longer than " + ANSWER_MILLIS + " ms.");
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while taking the terminal.", e);
        }
    }

    /** From {@code ROWS COLUMNS}; a terminal that was never sized says {@code 0 0}. */
    private static Optional<TerminalSize> size(String answer) {
        String[] words = answer.strip().split(" ");
        try {
            int rows = Integer.parseInt(words[0]);
            int columns = Integer.parseInt(words[words.length - 1]);
            return rows > 0 && columns > 0 ? Optional.of(new TerminalSize(columns, rows)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static TerminalSize fallbackSize() {
        return new TerminalSize(80, 24);
    }
}
