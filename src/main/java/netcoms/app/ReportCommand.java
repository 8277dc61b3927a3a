package netcoms.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import netcoms.report.Reports;
import netcoms.run.RunResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code report}: prints a saved run again. */
@Command(name = "report", description = "Prints a saved run again, or exports it.")
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "a run's id (a folder in logs/runs), or a path to it")
    private String run = "";

    @Option(names = "--json", paramLabel = "F", description = "writes it as JSON; - is standard output")
    private @Nullable String json;

    @Option(names = "--markdown", paramLabel = "F", description = "writes it as Markdown; - is standard output")
    private @Nullable String markdown;

    @Option(names = "--csv", paramLabel = "F", description = "writes it as CSV; - is standard output")
    private @Nullable String csv;

    @Override
    public Integer call() throws Exception {
        Runs runs = new Runs(root.load(Map.of()).config());
        Path file = runs.folderOf(run).resolve("report.json");
        if (!Files.isReadable(file)) {
            throw new Failure(ExitCode.USAGE, "there is no report of a run '" + run + "': expected " + file);
        }
        RunResult result;
        try {
            result = Reports.load(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, file + " is not a report that can be read: " + e.getMessage());
        }
        Exports exports = new Exports(json, markdown, csv);
        exports.write(result, spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
