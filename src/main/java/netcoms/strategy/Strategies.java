package netcoms.strategy;

import java.io.IOException;
import netcoms.strategy.process.ProcessSettings;

/** Opens strategies. */
public final class Strategies {
    private Strategies() {}

    /**
     * Opens a strategy and waits until it is warm.
     *
     * @throws IOException when worker processes cannot be started; says which command and why
     */
    public static Strategy open(StrategySpec spec, ProcessSettings processes) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("strategy");
    }
}
