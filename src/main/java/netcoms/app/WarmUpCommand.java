package netcoms.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import netcoms.config.Config;
import netcoms.ui.Dashboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code warm-up}: loads the classes that a session and a worker need and exits, so that run.sh can archive them
 * for a quick start (JEP 350). Touches no file but a temporary folder.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what a start needs; run.sh archives it.")
final class WarmUpCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Override
    public Integer call() throws Exception {
        throw new UnsupportedOperationException();
    }
}
