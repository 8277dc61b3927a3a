package netcoms.app;

import java.util.Map;
import java.util.concurrent.Callable;
import netcoms.config.ConfigText;
import netcoms.config.LoadedConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code config}: the effective configuration and where each value came from. */
@Command(name = "config", description = "Prints the effective configuration and where each value came from.")
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--check", description = "only checks it: prints nothing but errors")
    private boolean check;

    @Override
    public Integer call() throws Exception {
        LoadedConfig loaded = root.load(Map.of());
        if (!check) {
            spec.commandLine().getOut().print(ConfigText.render(loaded));
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }
}
