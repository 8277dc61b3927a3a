package netcoms.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code warm-up}: loads the classes that a session and a worker need and exits, so that run.sh can archive them
 * for a quick start (JEP 350). Touches no file but a temporary folder.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what a start needs; run.sh archives it.")
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        throw new UnsupportedOperationException();
    }
}
