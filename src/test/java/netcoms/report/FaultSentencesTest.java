package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import netcoms.run.FaultMark;
import netcoms.run.FaultReach;
import netcoms.run.RunFaults;
import netcoms.run.RunResult;
import netcoms.stats.Summary;
import netcoms.testing.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultSentencesTest {
    private static final RunResult PLAIN = Detailed.untouched();
    private static final RunResult LOSSY = Faulty.under(PLAIN, Faulty.LOSSY);
    private static final RunResult SWITCHED = Faulty.under(PLAIN, RunFaults.NONE, Faulty.OUTAGE);

    @TempDir
    Path folder;

    @Test
    void aRunWithoutFaultsSaysNothingOfThem() {
        assertEquals(List.of(), FaultSentences.of(PLAIN));
        assertFalse(Reports.markdown(PLAIN).contains("aults"));
        assertFalse(RepeatCommand.of(PLAIN).contains("--faults"));
    }

    @Test
    void theVerdictNamesThePlan_andItsFiguresStandBelow() {
        assertEquals(
                "Under faults 'lossy': " + Sentences.verdict(PLAIN).getFirst(),
                Sentences.verdict(LOSSY).getFirst());
        assertEquals(List.of("Faults 'lossy' were in force (10 % of connections: reset)."), FaultSentences.of(LOSSY));
        assertTrue(Reports.text(LOSSY, 100).contains("Under faults 'lossy': "));
        assertTrue(RepeatCommand.of(LOSSY).endsWith(" --faults lossy --seed 42"), RepeatCommand.of(LOSSY));
    }

    @Test
    void aWildRoundUnderFaultsIsNotBlamedOnTheMachine() {
        String struck = Reports.text(Faulty.under(struck(), Faulty.LOSSY), 400);
        assertTrue(struck.contains("round 2 took 7.660 s, far from the median of 1.512 s; the faults"), struck);
        assertFalse(struck.contains("run again while the machine"), struck);
        assertTrue(Reports.text(struck(), 400).contains("run again while the machine"));
    }

    @Test
    void aSlowFirstRoundUnderFaultsIsNotBlamedOnTheWarmUp() {
        RunResult slow = struck(7.66, 1.511, 1.512, 1.513, 1.512);
        String struck = Reports.text(Faulty.under(slow, Faulty.LOSSY), 400);
        assertTrue(struck.contains("round 1 took 7.660 s, far from the median of 1.512 s; the faults"), struck);
        assertFalse(struck.contains("warm-up round"), struck);
        assertTrue(Reports.text(slow, 400).contains("allow one more warm-up round"));
    }

    private static RunResult struck() {
        return struck(1.511, 7.66, 1.512, 1.513, 1.512);
    }

    private static RunResult struck(Double... values) {
        Summary one = PLAIN.strategies().getFirst();
        List<Double> seconds = List.of(values);
        Summary.Makespan makespan =
                new Summary.Makespan(2.74, 1.512, 2.75, 1.511, 7.66, seconds, List.of(1, 2, 3, 4, 5));
        Summary struck = new Summary(
                one.name(),
                one.places(),
                one.startupSeconds(),
                makespan,
                one.latency(),
                one.tasks(),
                one.ok(),
                one.failed(),
                one.failures(),
                one.retries(),
                one.goodputPerSecond(),
                one.boundSeconds(),
                one.overhead(),
                one.speedup(),
                one.longestSeconds(),
                one.detail());
        return new RunResult(PLAIN.run(), List.of(struck), 5, List.of());
    }

    @Test
    void aSwitchIsASentence() {
        assertEquals(
                List.of("In round 3, 0.600 s into virtual, the faults were switched from none to outage"
                        + " (down from 4 s until 6 s)."),
                FaultSentences.of(SWITCHED));
        assertTrue(Sentences.verdict(SWITCHED).getFirst().startsWith("Under faults that were switched: "));
        FaultMark late = new FaultMark("none", "calm", List.of(), 0, "threads", 2, false);
        assertEquals(
                "In the warm-up, 2.000 s into threads, the faults were switched from none to calm; no proxy stood in the"
                        + " way yet, so that the next trial met them first.",
                FaultSentences.switched(late));
        assertEquals(
                "Before the first trial, the faults were switched from lossy to none.",
                FaultSentences.switched(new FaultMark("lossy", "none", List.of(), 0, "", 0.1, false)));
        assertEquals(
                "When the run went on with round 3, the faults were switched from lossy to none.",
                FaultSentences.switched(new FaultMark("lossy", "none", List.of(), 3, "", 0, false)));
    }

    @Test
    void ofManyToxicsAndSwitchesTheFirstAreTold() {
        RunFaults flapping = new RunFaults("flapping", Collections.nCopies(10, "down"), FaultReach.UNKNOWN);
        FaultMark[] marks = Collections.nCopies(7, Faulty.OUTAGE).toArray(new FaultMark[0]);
        List<String> sentences = FaultSentences.of(Faulty.under(PLAIN, flapping, marks));
        assertEquals("Faults 'flapping' were in force (down; down; down; down; and 6 more).", sentences.getFirst());
        assertEquals("The faults were switched 2 more times after that.", sentences.getLast());
        assertEquals(7, sentences.size());
    }

    @Test
    void whomTheyCannotTouchIsSaid() {
        assertEquals(
                List.of(
                        "Faults 'calm' were in force.",
                        "Its http tasks do not pass the fault proxy: an http request names the host that it is for."),
                FaultSentences.of(Faulty.under(PLAIN, new RunFaults("calm", List.of(), new FaultReach(2, 3, 5)))));
        assertEquals(
                "No task passes the fault proxy: an http request names the host that it is for.",
                new FaultReach(0, 3, 5).words());
        assertEquals("None of its tasks connects: no fault can touch them.", new FaultReach(0, 0, 5).words());
        assertEquals("", new FaultReach(5, 0, 5).words());
    }

    @Test
    void aComparisonSaysThatFaultsDiffer() {
        assertEquals(
                List.of("The runs differ (A → B): faults none → lossy (10 % of connections: reset)."),
                Comparison.of(PLAIN, LOSSY).warnings());
        assertEquals(List.of(), Comparison.of(LOSSY, LOSSY).warnings());
        assertEquals(
                List.of("The runs differ (A → B): faults none, then outage → none."),
                Comparison.of(SWITCHED, PLAIN).warnings());
    }

    @Test
    void theReportKeepsThem_asItsSchemaSays() throws Exception {
        RunResult all = Faulty.under(PLAIN, Faulty.LOSSY, Faulty.OUTAGE);
        Path file = Files.writeString(folder.resolve("report.json"), Reports.json(all));
        RunResult read = Reports.load(file);
        assertEquals(Faulty.LOSSY, read.faults());
        assertEquals(List.of(Faulty.OUTAGE), read.switches());
        assertEquals(Reports.html(all), Reports.html(read));
        assertEquals(List.of(), SchemaTest.errors(Files.readString(file)));
    }

    @Test
    void aReportFromBeforeThereWereFaultsHasNone() throws Exception {
        String json = Reports.json(LOSSY).replaceAll("\"fault[a-z_]*\" :", "\"unknown\" :");
        RunResult read = Reports.load(Files.writeString(folder.resolve("report.json"), json));
        assertEquals(RunFaults.NONE, read.faults());
        assertEquals(List.of(), read.switches());
    }

    @Test
    void thePlotsOfThePageMarkASwitch() {
        String html = Reports.html(SWITCHED);
        assertEquals(2, html.split(">faults: outage</text>", -1).length - 1);
        assertFalse(Reports.html(LOSSY).contains("faults: "));
    }
}
