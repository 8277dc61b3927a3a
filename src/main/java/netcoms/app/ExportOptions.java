package netcoms.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say where a result goes besides the screen. */
final class ExportOptions {
    @Option(names = "--json", paramLabel = "F", description = "writes the result as JSON; - is standard output")
    private @Nullable String json;

    @Option(names = "--markdown", paramLabel = "F", description = "writes the report; - is standard output")
    private @Nullable String markdown;

    @Option(names = "--html", paramLabel = "F", description = "writes the report as a page; - is standard output")
    private @Nullable String html;

    @Option(names = "--csv", paramLabel = "F", description = "writes the makespans as CSV; - is standard output")
    private @Nullable String csv;

    /**
     * Where it goes.
     *
     * @throws Failure when something of that can't be written
     */
    Exports exports() {
        Exports exports = new Exports(json, markdown, html, csv);
        exports.check();
        return exports;
    }
}
