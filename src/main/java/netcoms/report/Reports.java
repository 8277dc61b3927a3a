package netcoms.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netcoms.run.RunResult;
import netcoms.stats.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders and saves results. Any thread. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final String MARKDOWN = "report.md";
    private static final String HTML = "report.html";
    private static final String JSON = "report.json";

    private Reports() {}

    /**
     * Saves {@code report.md}, {@code report.json} and {@code report.html} in the run's folder, each whole or not at all.
     * Where the JSON stands, the report is complete. The page comes after it and can be made from it again, so that it
     * endangers nothing: when it fails, the log says so.
     *
     * @return the path of report.md
     * @throws IOException when the folder or a file cannot be written; says which
     */
    public static Path save(RunResult result, Path runsFolder) throws IOException {
        String id = result.run().id();
        Path folder = runsFolder.resolve(id);
        // What is called .. has this parent too, and leads out of it.
        if (!runsFolder.equals(folder.getParent()) || id.equals("..") || id.equals(".")) {
            throw new IOException("run id '" + id + "' is no name of a folder");
        }
        Files.createDirectories(folder);
        Path markdown = folder.resolve(MARKDOWN);
        WholeFile.write(markdown, markdown(result));
        WholeFile.write(folder.resolve(JSON), json(result));
        page(result, folder.resolve(JSON));
        return markdown;
    }

    /**
     * Makes {@code report.md} and {@code report.html} again, beside the {@code report.json} that was loaded; beside a file
     * of another name nothing is written.
     *
     * @throws IOException when report.md cannot be written
     */
    public static void again(RunResult result, Path reportJson) throws IOException {
        if (reportJson.endsWith(JSON)) {
            WholeFile.write(reportJson.resolveSibling(MARKDOWN), markdown(result));
            page(result, reportJson);
        }
    }

    private static void page(RunResult result, Path reportJson) {
        Path page = reportJson.resolveSibling(HTML);
        try {
            WholeFile.write(page, html(result));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be written; `report` can make it again", page, e);
        }
    }

    /**
     * Reads a saved report.json back.
     *
     * @throws IOException when it cannot be read or is no report of version 1; says the file and the key at fault
     */
    public static RunResult load(Path reportJson) throws IOException {
        try {
            return ReportReader.read(Files.readString(reportJson));
        } catch (IllegalArgumentException e) {
            throw new IOException(reportJson + ": " + e.getMessage(), e);
        }
    }

    /** report.json, version 1. */
    public static String json(RunResult result) {
        return ReportJson.write(result);
    }

    /** The whole report for people. */
    public static String markdown(RunResult result) {
        return MarkdownReport.write(result);
    }

    /** One page with plots, for a browser; needs nothing but itself. */
    public static String html(RunResult result) {
        return HtmlReport.write(result);
    }

    /** One row for each strategy and finished round, with a header. */
    public static String csv(RunResult result) {
        return CsvReport.write(result);
    }

    /** The table and its sentences as plain text, for standard output, at most {@code width} columns. */
    public static String text(RunResult result, int width) {
        ResultTable table = ResultTable.of(result);
        List<String> lines = new ArrayList<>(table.lines(width));
        lines.add("");
        for (Sweep sweep : Sweep.of(result.strategies())) {
            lines.addAll(SweepTable.lines(sweep));
            lines.add("");
        }
        table.sentences().forEach(sentence -> lines.addAll(Wrapped.lines(sentence, width)));
        return String.join("\n", lines) + "\n";
    }
}
