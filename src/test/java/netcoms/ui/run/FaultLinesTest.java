package netcoms.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.FaultEffects;
import netcoms.ui.PlotSamples;
import org.junit.jupiter.api.Test;

class FaultLinesTest {

    @Test
    void whatIsNotKnownIsNotZero() {
        RunResult result = PlotSamples.result(1, RunStatus.FINISHED, 5);
        FaultEffects effects = new FaultEffects(
                List.of(1), 9, Map.of("latency", 2L), 2, 0, Double.NaN, 0, 0, 0, Double.NaN, Double.NaN);
        RunResult touched = new RunResult(
                result.run(),
                List.of(PlotSamples.withDetail(
                        result.strategies().getFirst(),
                        result.strategies().getFirst().detail().with(effects))),
                5,
                List.of());
        String row = FaultLines.of(touched, 80).getLast().text();
        assertEquals("sequential 2 0 0 – – –", row.strip().replaceAll(" +", " "));
    }
}
