package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import netcoms.run.RunResult;
import netcoms.stats.FaultEffects;
import netcoms.stats.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of one strategy with 1,000 tasks in five rounds. */
class IsolationSentencesTest {
    private static final double UNKNOWN = Double.NaN;

    @TempDir
    Path folder;

    private static RunResult with(FaultEffects effects) {
        RunResult result = Detailed.untouched();
        Summary first = result.strategies().getFirst();
        return new RunResult(
                result.run(), List.of(Detailed.with(first, first.detail().with(effects))), 5, List.of());
    }

    private static FaultEffects effects(List<Integer> rounds, long touched, double held, long late, double cost) {
        return new FaultEffects(rounds, 9, Map.of("latency", touched), touched, 0, held, 0, late, late, cost, UNKNOWN);
    }

    private static String said(FaultEffects effects) {
        return IsolationSentences.of(with(effects)).getFirst();
    }

    @Test
    void whatFaultsThatTouchEveryTaskCostIsNotKnown() throws Exception {
        RunResult result = with(effects(List.of(1, 2, 3, 4, 5), 1000, UNKNOWN, 0, UNKNOWN));
        assertEquals(
                List.of(
                        "sequential: faults touched 1000 of 1000 tasks, and none failed; there was no other task; what that"
                                + " cost is not known, as none like them went untouched and ended ok."),
                IsolationSentences.of(result));
        assertEquals(
                List.of("sequential", "latency 1000", "1000", "0", "0", "0", "–", "–", "–"),
                FaultTable.rows(result).getFirst());
        Path file = folder.resolve("report.json");
        Files.writeString(file, Reports.json(result));
        assertEquals(
                UNKNOWN,
                Reports.load(file).strategies().getFirst().detail().faults().cost());
        assertEquals(List.of(), SchemaTest.errors(Files.readString(file)));
    }

    @Test
    void whetherOthersWereLateIsNotKnownEither() {
        FaultEffects effects = effects(List.of(1, 2, 3, 4, 5), 5, UNKNOWN, 0, UNKNOWN);
        assertEquals(
                "sequential: faults touched 5 of 1000 tasks, and none failed; no other task failed; what that cost is not"
                        + " known, as none like them went untouched and ended ok.",
                said(effects));
        assertEquals("–", FaultTable.rows(with(effects)).getFirst().get(5));
    }

    @Test
    void ofRoundsThatNoFaultTouchedNothingIsSaid() {
        assertEquals(
                "sequential: one fault touched one task in round 2, which took 0.500 s longer than usual and still ended ok;"
                        + " no other task of that round failed or was late; that round took 0.500 s longer.",
                said(effects(List.of(2), 1, 0.5, 0, 0.5)));
        assertEquals(
                "sequential: faults touched 3 of 1000 tasks, and none failed; no other task of those rounds failed or was"
                        + " late.",
                said(effects(List.of(2, 4), 3, 0, 0, 0)));
    }

    @Test
    void whyAWorkerDiedIsNotKnown() {
        FaultEffects one = new FaultEffects(List.of(2), 0, Map.of("worker_lost", 1L), 1, 0, 0, 0, 0, 0, 0, UNKNOWN);
        assertEquals(
                "sequential: a worker died while it ran one task in round 2, which still ended ok; no other task of that"
                        + " round failed or was late.",
                said(one));
    }
}
