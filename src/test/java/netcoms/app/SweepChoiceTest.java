package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcoms.config.Config;
import netcoms.config.ConfigLoader;
import netcoms.strategy.StrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepChoiceTest {
    @TempDir
    Path home;

    @Test
    void aSweepRunsAloneUnlessOthersAreNamed() throws Exception {
        assertEquals(
                List.of("threads(1)", "threads(2)", "threads(4)"),
                StrategySpec.names(SweepChoice.of("threads", false, config("1,2,4", "sequential"))));
        assertEquals(
                List.of(
                        "sequential",
                        "threads(1)",
                        "threads(2)",
                        "threads(4)",
                        "virtual(1)",
                        "virtual(2)",
                        "virtual(4)"),
                StrategySpec.names(SweepChoice.of("virtual,threads", true, config("1,2,4", "sequential,threads"))));
        assertEquals(
                List.of("sequential", "threads"),
                StrategySpec.names(SweepChoice.of(null, false, config("1,2,4", "sequential,threads"))));
    }

    @Test
    void whatCannotBeSweptIsRefusedInASentence() throws Exception {
        Config config = config("1,2,300", "sequential");
        assertEquals(
                "--sweep is 'sequential', but must be one or more of threads, virtual, processes",
                assertThrows(Failure.class, () -> SweepChoice.of("sequential", false, config))
                        .getMessage());
        assertEquals(
                "--places does not suit processes: workers must be 1 to 256, not 300",
                assertThrows(Failure.class, () -> SweepChoice.of("processes", false, config))
                        .getMessage());
    }

    private Config config(String places, String strategies) throws Exception {
        return ConfigLoader.load(
                        Optional.empty(), home, Map.of(), Map.of("sweep.places", places, "run.strategies", strategies))
                .config();
    }
}
