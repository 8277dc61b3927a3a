package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.StrategyTally;
import org.junit.jupiter.api.Test;

class RepeatCommandTest {

    @Test
    void equalSizesAreAFlagAndOthersAreSaid() {
        RunResult equal = result(
                "io-wait",
                new StrategyTally("sequential", 1),
                new StrategyTally("threads", 4),
                new StrategyTally("virtual", 0),
                new StrategyTally("processes", 4));
        assertEquals(
                "./run.sh bench --workload io-wait --rounds 5 --warmup 1 --strategies "
                        + "sequential,threads,virtual,processes --places 4 --seed -7",
                RepeatCommand.of(equal));
        assertEquals(Optional.empty(), RepeatCommand.sizes(equal));

        RunResult different = result(
                "io-wait",
                new StrategyTally("threads", 4),
                new StrategyTally("virtual", 9),
                new StrategyTally("processes", 2));
        assertEquals(
                "./run.sh bench --workload io-wait --rounds 5 --warmup 1 --strategies threads,virtual,processes "
                        + "--seed -7",
                RepeatCommand.of(different));
        assertEquals(
                Optional.of(
                        "No flag sets these sizes, so set them in config.yaml: threads 4, virtual 9 and processes 2."),
                RepeatCommand.sizes(different));
    }

    @Test
    void aNameIsOneWordForTheShell() {
        assertEquals(
                "./run.sh bench --workload 'it'\\''s; rm *' --rounds 5 --warmup 1 --strategies sequential --seed -7",
                RepeatCommand.of(result("it's;\nrm *", new StrategyTally("sequential", 1))));
    }

    private static RunResult result(String workload, StrategyTally... strategies) {
        RunInfo run = new RunInfo(
                "id", 1, workload, 10, 5, 1, -7, RunStatus.FINISHED, Instant.EPOCH, "t", "0.1.0", "jvm", "os", 2);
        return new RunResult(
                run, Stream.of(strategies).map(tally -> tally.summary(null)).toList(), 0, List.of());
    }
}
