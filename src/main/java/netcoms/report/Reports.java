package netcoms.report;

import java.io.IOException;
import java.nio.file.Path;
import netcoms.run.RunResult;

/** Renders and saves results. */
public final class Reports {
    private Reports() {}

    /**
     * Saves {@code report.md} and {@code report.json} in the run's folder, each whole or not at all.
     *
     * @return the path of report.md
     */
    public static Path save(RunResult result, Path runsFolder) throws IOException {
        throw new UnsupportedOperationException("report");
    }

    /** Reads a saved report.json back. */
    public static RunResult load(Path reportJson) throws IOException {
        throw new UnsupportedOperationException("report");
    }

    public static String json(RunResult result) {
        throw new UnsupportedOperationException("report");
    }

    public static String markdown(RunResult result) {
        throw new UnsupportedOperationException("report");
    }

    public static String csv(RunResult result) {
        throw new UnsupportedOperationException("report");
    }

    /** The table and its sentences as plain text, for standard output, at most {@code width} columns. */
    public static String text(RunResult result, int width) {
        throw new UnsupportedOperationException("report");
    }
}
