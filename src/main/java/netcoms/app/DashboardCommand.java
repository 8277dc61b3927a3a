package netcoms.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dashboard}: the screen; the same as no command. */
@Command(name = "dashboard", description = "Opens the dashboard: chat beside runs (the default).")
final class DashboardCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Mixin
    private final DashboardOptions options = new DashboardOptions();

    @Override
    public Integer call() throws Exception {
        return options.open(root);
    }
}
