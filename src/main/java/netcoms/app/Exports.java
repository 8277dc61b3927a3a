package netcoms.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import netcoms.report.Reports;
import netcoms.run.RunResult;
import netcoms.ui.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes besides the screen.
 *
 * @param json file, {@code -} for standard output, null for nowhere; likewise the others
 */
record Exports(
        @Nullable String json,
        @Nullable String markdown,
        @Nullable String html,
        @Nullable String csv) {
    static final int WIDTH = 120;

    /** Writes the exports; the plain table too, unless an export has taken standard output. */
    void write(RunResult result, PrintWriter out) {
        if (!takesStdout()) {
            print(Reports.text(result, WIDTH), out);
        }
        if (json != null) {
            write(json, Reports.json(result), out);
        }
        if (markdown != null) {
            write(markdown, Reports.markdown(result), out);
        }
        if (html != null) {
            write(html, Reports.html(result), out);
        }
        if (csv != null) {
            write(csv, Reports.csv(result), out);
        }
        out.flush();
    }

    /** Refuses what can't be written before anything is measured. */
    void check() {
        check(json);
        check(markdown);
        check(html);
        check(csv);
    }

    /** Whether standard output belongs to an export. */
    boolean takesStdout() {
        return "-".equals(json) || "-".equals(markdown) || "-".equals(html) || "-".equals(csv);
    }

    /** Writes one export; prints the text for people too, unless the export has taken standard output. */
    static void write(@Nullable String file, String export, String text, PrintWriter out) {
        if (!"-".equals(file)) {
            print(text, out);
        }
        if (file != null) {
            write(file, export, out);
        }
        out.flush();
    }

    /** Refuses a file that can't be written. */
    static void check(@Nullable String file) {
        if (file == null || file.equals("-")) {
            return;
        }
        Path folder = Path.of(file).toAbsolutePath().getParent();
        if (Files.isDirectory(Path.of(file))
                || folder == null
                || !Files.isDirectory(folder)
                || !Files.isWritable(folder)) {
            throw new Failure(
                    ExitCode.USAGE, "can't write " + file + ": expected a file in a folder that exists and is yours");
        }
    }

    /** Prints lines of which some came from outside. */
    static void print(String text, PrintWriter out) {
        text.lines().map(TerminalText::clean).forEach(out::println);
    }

    private static void write(String file, String text, PrintWriter out) {
        if (file.equals("-")) {
            out.print(text);
            return;
        }
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "can't write " + file + ": " + e.getMessage());
        }
    }
}
