package netcoms.strategy;

import java.io.IOException;
import netcoms.strategy.process.ProcessSettings;
import netcoms.strategy.process.WorkerPool;

/** Opens strategies. */
public final class Strategies {
    private Strategies() {}

    /**
     * Opens a strategy and waits until it is warm.
     *
     * @throws IOException when worker processes cannot be started; says which command and why
     */
    public static Strategy open(StrategySpec spec, ProcessSettings processes) throws IOException, InterruptedException {
        return switch (spec) {
            case StrategySpec.Sequential sequential -> InProcess.sequential(sequential);
            case StrategySpec.Threads threads -> InProcess.threads(threads);
            case StrategySpec.Virtual virtual -> InProcess.virtual(virtual);
            case StrategySpec.Adaptive adaptive -> new Adaptive(adaptive);
            case StrategySpec.Processes workers -> WorkerPool.open(workers, processes);
        };
    }
}
