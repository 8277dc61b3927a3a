package netcoms.app;

import java.util.Map;
import java.util.concurrent.Callable;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code report}: prints a saved run again, and makes the files of its report again from report.json. */
@Command(
        name = "report",
        sortOptions = false,
        description = "Prints a saved run again and makes its report.md and report.html again, or exports it.")
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "a run's id (a folder in logs/runs), a path to its folder, or a report.json")
    private String run = "";

    @Option(names = "--json", paramLabel = "F", description = "writes it as JSON; - is standard output")
    private @Nullable String json;

    @Option(names = "--markdown", paramLabel = "F", description = "writes it as Markdown; - is standard output")
    private @Nullable String markdown;

    @Option(names = "--html", paramLabel = "F", description = "writes it as a page with plots; - is standard output")
    private @Nullable String html;

    @Option(names = "--csv", paramLabel = "F", description = "writes it as CSV; - is standard output")
    private @Nullable String csv;

    @Mixin
    private final GateOptions gateOptions = new GateOptions();

    @Override
    public Integer call() throws Exception {
        Runs runs = new Runs(root.load(Map.of()).config());
        Exports exports = new Exports(json, markdown, html, csv);
        exports.check();
        RunResult result = runs.savedAgain(run);
        Gates gates = gateOptions.gates(
                runs,
                result.run().workload(),
                result.strategies().stream().map(Summary::name).toList());
        exports.write(result, spec.commandLine().getOut());
        return gates.hold(result, exports.takesStdout(), spec.commandLine()) ? ExitCode.OK : ExitCode.GATE_CLOSED;
    }
}
