package netcoms.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.stats.LimitCourse;
import netcoms.stats.Summary;
import netcoms.stats.Sweep;

/** Writes report.html in the order in which it is read: verdict, table, plots, time, failures, warnings, repetition. Pure. */
final class HtmlReport {
    private final RunResult result;
    private final HtmlPage page;

    private HtmlReport(RunResult result) {
        RunInfo run = result.run();
        this.result = result;
        page = new HtmlPage(
                "Run " + run.id() + ": " + run.workload() + ", " + run.status().label());
    }

    static String write(RunResult result) {
        return new HtmlReport(result).all();
    }

    private String all() {
        verdict();
        table();
        if (result.strategies().stream().anyMatch(s -> !s.makespan().values().isEmpty())) {
            plots();
            time();
        }
        failures();
        faults();
        warnings();
        repeat();
        return page.end();
    }

    private void verdict() {
        RunInfo run = result.run();
        page.element(
                "p.kicker", "NetComs run " + run.id() + " · " + run.status().label());
        page.element("h1", run.workload());
        page.elements("p.standing", Sentences.standing(result));
        page.elements("p.verdict", Report.verdict(result));
    }

    private void table() {
        page.element("h2", "Result");
        ResultTable table = ResultTable.of(result);
        List<Integer> shown = table.without("p50", "p95");
        page.table(
                shown.stream().map(at -> table.columns().get(at).header()).toList(),
                shown.stream().map(at -> table.columns().get(at).left()).toList(),
                table.rows().stream()
                        .map(row -> shown.stream().map(row::get).toList())
                        .toList());
        page.element("p.note", Report.tableNote(table));
        page.list("li", Report.besides(result));
        Ancestor.of(result).ifPresent(ancestor -> {
            page.element("h3", Ancestor.TITLE);
            page.table(Ancestor.HEADERS, List.of(true, false, false, false, false), ancestor.rows());
            page.element("p", Ancestor.LESSON);
        });
    }

    private void plots() {
        page.element("h2", "Plots");
        page.figure("Makespan by round", strategies(), Plots.makespans(result));
        String latencies = Plots.latencies(result);
        if (!latencies.isEmpty()) {
            page.figure("Latency of the tasks that ended ok, submitted to done", List.of(), latencies);
            List<List<String>> rows = Percentiles.table(result);
            page.table(
                    rows.getFirst(),
                    IntStream.range(0, rows.getFirst().size())
                            .mapToObj(column -> column == 0)
                            .toList(),
                    rows.subList(1, rows.size()));
        }
        AdaptiveSentences.adaptive(result).forEach(this::limit);
        for (Sweep sweep : Sweep.of(result.strategies())) {
            sweep(sweep);
        }
    }

    private void limit(Summary summary) {
        LimitCourse course = summary.detail().limit();
        page.figure(
                "Limit of " + LimitPlots.title(summary),
                List.of(new HtmlPage.Key("c0 stroke", "limit"), new HtmlPage.Key("c1 stroke", "tasks in flight")),
                LimitPlots.tasks(course, "c0", "c1"));
        page.figure("Latency of its tasks, a running mean", List.of(), LimitPlots.latency(course, "c2"));
    }

    private void sweep(Sweep sweep) {
        List<HtmlPage.Key> legend = new ArrayList<>(List.of(new HtmlPage.Key("c1 dot", "measured")));
        if (sweep.usl() != null) {
            legend.add(new HtmlPage.Key("c1 stroke", "Universal Scalability Law"));
        }
        if (sweep.amdahl() != null) {
            legend.add(new HtmlPage.Key("soft stroke dashed", "Amdahl's law"));
        }
        sweep.recommended()
                .ifPresent(places ->
                        legend.add(new HtmlPage.Key("mark stroke dashed", "recommended: " + places + " places")));
        page.figure("Throughput of " + sweep.model() + " by places", legend, Plots.sweep(sweep, "c1"));
        page.table(SweepTable.headers(sweep), Collections.nCopies(SweepTable.COLUMNS, false), SweepTable.rows(sweep));
    }

    private void time() {
        if (!TimePlots.isKnown(result)) {
            return;
        }
        page.element("h2", "Where the time went");
        page.figure(
                "A mean task, from submitted to recorded",
                keys(TimePlots.OF_A_TASK),
                TimePlots.draw(result, "share of the time of a mean task", TimePlots.OF_A_TASK));
        page.figure(
                "A mean place, start-up and one trial",
                keys(TimePlots.OF_A_PLACE),
                TimePlots.draw(result, "share of the time of a mean place", TimePlots.OF_A_PLACE));
    }

    private void failures() {
        page.element("h2", "Failures");
        page.list("li", Sentences.failures(result));
        if (FailurePlot.isKnown(result)) {
            List<String> kinds = FailurePlot.kinds(result);
            page.figure(
                    "Failures by kind over time",
                    IntStream.range(0, kinds.size())
                            .mapToObj(at -> new HtmlPage.Key(FailurePlot.colour(at), kinds.get(at)))
                            .toList(),
                    FailurePlot.draw(result));
        }
        List<String> examples = ExampleLines.of(result);
        if (!examples.isEmpty()) {
            page.element("h3", ExampleLines.title(result));
            page.list("code", examples);
        }
    }

    private void faults() {
        List<List<String>> rows = FaultTable.rows(result);
        if (!rows.isEmpty()) {
            page.element("h2", FaultTable.TITLE);
            page.list("li", IsolationSentences.of(result));
            page.table(
                    FaultTable.HEADERS,
                    IntStream.range(0, FaultTable.HEADERS.size())
                            .mapToObj(column -> column == 0)
                            .toList(),
                    rows);
        }
    }

    private void warnings() {
        page.element("h2", "Warnings");
        page.list("li", Report.warnings(result));
    }

    private void repeat() {
        page.element("h2", "How to repeat it");
        page.element("pre", RepeatCommand.of(result));
        page.elements("p", RepeatCommand.sizes(result).stream().toList());
        page.list("li", Report.environment(result));
    }

    private List<HtmlPage.Key> strategies() {
        return IntStream.range(0, result.strategies().size())
                .mapToObj(at -> new HtmlPage.Key(
                        Plots.colour(at), result.strategies().get(at).name()))
                .toList();
    }

    private static List<HtmlPage.Key> keys(List<TimePlots.Named> parts) {
        return Stream.of(parts)
                .flatMap(List::stream)
                .map(part -> new HtmlPage.Key(part.type(), part.name()))
                .toList();
    }
}
