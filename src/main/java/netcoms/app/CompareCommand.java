package netcoms.app;

import java.util.Map;
import java.util.concurrent.Callable;
import netcoms.report.Comparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code compare}: says what changed from one saved run to another. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Says what changed from run A to run B: for each strategy that both have, the ratio of",
            "the makespans B/A with a 95 %% interval; ~ stands for no difference shown."
        })
final class CompareCommand implements Callable<Integer> {
    private static final String RUN = "a run's id (a folder in logs/runs), a path to its folder, or a report.json";

    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = RUN)
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "likewise: the run that is judged")
    private String after = "";

    @Option(names = "--json", paramLabel = "F", description = "writes it as JSON; - is standard output")
    private @Nullable String json;

    @Override
    public Integer call() throws Exception {
        Runs runs = new Runs(root.load(Map.of()).config());
        Exports.check(json);
        Comparison comparison = Comparison.of(runs.saved(before), runs.saved(after));
        Exports.write(
                json,
                comparison.json(),
                comparison.text(Exports.WIDTH),
                spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
