package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.ScriptedStrategy;
import netcoms.strategy.StrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
    @TempDir
    Path runs;

    @Test
    void reportsAreAsTheyWereAgreed() throws Exception {
        RunResult result = reference();
        Golden.check("report.json", Reports.json(result));
        Golden.check("report.md", Reports.markdown(result));
        Golden.check("report.html", Reports.html(result));
        Golden.check("report.csv", Reports.csv(result));
        Golden.check("report.txt", Reports.text(result, 200) + Reports.text(result, 78) + Reports.text(result, 58));
    }

    @Test
    void aReportOfAllThatCanBeKnownIsAsItWasAgreed() throws Exception {
        Golden.check("detailed.md", Reports.markdown(Detailed.result()));
        Golden.check("detailed.html", Reports.html(Detailed.result()));
    }

    @Test
    void everyKeyOfVersionOneIsThere() throws Exception {
        JsonNode root = new JsonMapper().readTree(Reports.json(reference()));
        assertEquals(List.of("schema", "run", "strategies"), keys(root));
        assertTrue(keys(root.get("run"))
                .containsAll(List.of(
                        "id", "workload", "rounds", "seed", "status", "started", "netcoms", "jvm", "os", "cores")));
        for (JsonNode strategy : root.get("strategies")) {
            assertTrue(keys(strategy)
                    .containsAll(List.of(
                            "name",
                            "places",
                            "startup_s",
                            "makespan_s",
                            "latency_s",
                            "tasks",
                            "ok",
                            "failed",
                            "failures",
                            "retries",
                            "goodput_per_s",
                            "bound_s",
                            "overhead",
                            "speedup")));
            assertTrue(keys(strategy.get("makespan_s"))
                    .containsAll(List.of("mean", "median", "sd", "min", "max", "values")));
            assertEquals(List.of("p50", "p95", "p99", "max"), keys(strategy.get("latency_s")));
            assertEquals(List.of("value", "low", "high"), keys(strategy.get("speedup")));
        }
    }

    @Test
    void aSavedReportReadsBackAsItWas() throws Exception {
        RunResult result = reference();
        Path markdown = Reports.save(result, runs);
        assertEquals(runs.resolve(result.run().id()).resolve("report.md"), markdown);
        assertEquals(Reports.markdown(result), Files.readString(markdown));
        assertEquals(Reports.html(result), Files.readString(markdown.resolveSibling("report.html")));
        RunResult loaded = Reports.load(markdown.resolveSibling("report.json"));
        assertEquals(result.run(), loaded.run());
        assertEquals(Reports.json(result), Reports.json(loaded));
        assertEquals(Reports.markdown(result), Reports.markdown(loaded));
        assertEquals(Reports.html(result), Reports.html(loaded));
        try (Stream<Path> files = Files.list(runs.resolve(result.run().id()))) {
            assertEquals(
                    List.of("report.html", "report.json", "report.md"),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith(".") || name.contains("report"))
                            .sorted()
                            .toList(),
                    "nothing is left beside them");
        }
    }

    @Test
    void aRunWithoutTrialsReadsBackToo() throws Exception {
        RunResult result = ScriptedRuns.run(
                runs,
                3,
                strategy -> strategy.before((trial, cancellation) -> {
                    throw new IllegalStateException("a defect\u001b[31m | *bold*");
                }),
                new StrategySpec.Sequential());
        Reports.save(result, runs);
        Path json = runs.resolve(result.run().id()).resolve("report.json");
        assertTrue(Files.readString(json).contains("\"mean\" : null"), Files.readString(json));
        assertEquals(Reports.markdown(result), Reports.markdown(Reports.load(json)));
        String text = Reports.text(result, 80);
        assertEquals(-1, text.indexOf('\u001b'));
        assertTrue(text.contains("Failed: unexpected java.lang.IllegalStateException: a defect [31m | *bold*"), text);
        assertTrue(Reports.markdown(result).contains("a defect \\[31m \\| \\*bold\\*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "a/b", "../a", "/a"})
    void anIdThatLeadsOutOfTheFolderSavesNothing(String id) throws Exception {
        RunInfo info = reference().run();
        RunInfo led = new RunInfo(
                id,
                1,
                info.workload(),
                1,
                1,
                0,
                0,
                info.status(),
                info.started(),
                info.target(),
                info.netcoms(),
                info.jvm(),
                info.os(),
                1);
        Path inner = Files.createDirectories(runs.resolve("outer").resolve("runs"));
        assertThrows(IOException.class, () -> Reports.save(new RunResult(led, List.of(), 0, List.of()), inner));
        try (Stream<Path> files = Files.walk(runs.resolve("outer"))) {
            assertEquals(List.of(runs.resolve("outer"), inner), files.toList());
        }
    }

    @Test
    void aSaveThatFailsLeavesWhatStoodThere() throws Exception {
        RunResult result = reference();
        Path folder = runs.resolve(result.run().id());
        Files.createDirectory(folder.resolve("report.md"));
        Files.createFile(folder.resolve("report.md").resolve("in-the-way"));
        assertThrows(IOException.class, () -> Reports.save(result, runs));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("report.md"),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith(".") || name.contains("report"))
                            .toList());
        }
    }

    @Test
    void whatCameFromOutsideIsNoMarkup() throws Exception {
        String hostile = "\"'><img src=x onerror=y></title></style>\u202e\u001b[31m ``` | `code`";
        RunResult result = Detailed.result(hostile, hostile);
        String page = Reports.html(result);
        assertFalse(page.contains("<img"), page);
        assertEquals(1, page.split("</title>\n<style>", -1).length - 1, page);
        assertTrue(page.contains("&quot;&#39;&gt;&lt;img src=x onerror=y&gt;"), page);
        String markdown = Reports.markdown(result);
        assertTrue(markdown.contains("````\n./run.sh"), markdown);
        for (String report : List.of(page, markdown)) {
            assertEquals(-1, report.indexOf('\u001b'));
            assertEquals(-1, report.indexOf('\u202e'));
        }
    }

    @Test
    void aReportIsMadeAgainBesideItsJsonAndNowhereElse() throws Exception {
        RunResult result = reference();
        Path markdown = Reports.save(result, runs);
        Files.delete(markdown);
        Files.delete(markdown.resolveSibling("report.html"));
        Path json = markdown.resolveSibling("report.json");
        Reports.again(Reports.load(json), json);
        assertEquals(Reports.markdown(result), Files.readString(markdown));
        assertEquals(Reports.html(result), Files.readString(markdown.resolveSibling("report.html")));
        Path elsewhere = Files.createDirectory(runs.resolve("elsewhere"));
        Path copy = Files.copy(json, elsewhere.resolve("main.json"));
        Reports.again(Reports.load(copy), copy);
        assertEquals(List.of("main.json"), List.of(elsewhere.toFile().list()));
    }

    @Test
    void aPageThatCannotBeSavedEndangersNothing() throws Exception {
        RunResult result = reference();
        Path folder = runs.resolve(result.run().id());
        Files.createDirectory(folder.resolve("report.html"));
        Files.createFile(folder.resolve("report.html").resolve("in-the-way"));
        assertEquals(Reports.markdown(result), Files.readString(Reports.save(result, runs)));
        assertEquals(Reports.json(result), Files.readString(folder.resolve("report.json")));
    }

    @Test
    void versionOneWithoutLaterKeysIsRead() throws IOException {
        Path file = runs.resolve("old.json");
        Files.writeString(file, """
                {"schema":"netcoms-report/1",
                 "run":{"id":"x","workload":"w","rounds":2,"seed":1,"status":"recovered",
                        "started":"2026-01-01T00:00:00Z","netcoms":"0.1.0","jvm":"j","os":"o","cores":2},
                 "strategies":[{"name":"virtual","places":0,"startup_s":null,
                   "makespan_s":{"mean":1.5,"median":1.5,"sd":0.1,"min":1,"max":2,"values":[1,2]},
                   "latency_s":{"p50":0.1,"p95":0.2,"p99":0.3,"max":0.4},
                   "tasks":4,"ok":3,"failed":1,"failures":{"eof":1},"retries":0,
                   "goodput_per_s":1,"bound_s":1,"overhead":0.5,"speedup":null}]}
                """);
        RunResult result = Reports.load(file);
        assertEquals(2, result.finishedRounds());
        assertEquals(List.of(1, 2), result.strategies().getFirst().makespan().rounds());
        assertTrue(Double.isNaN(result.strategies().getFirst().startupSeconds()));
    }

    @Test
    void whatIsNoReportSaysWhereAndWhy() throws IOException {
        check("{", "not JSON: ");
        check("{}", "'schema' must be a text, and is missing");
        check("{\"schema\":\"netcoms-report/9\"}", "schema is 'netcoms-report/9', and this program reads");
        check("{\"schema\":\"netcoms-report/1\",\"run\":7}", "'run' must be an object, not 7");
        check("[]", "'schema' must be a text, and is missing");
    }

    private void check(String json, String message) throws IOException {
        Path file = runs.resolve("bad.json");
        Files.writeString(file, json);
        IOException e = assertThrows(IOException.class, () -> Reports.load(file));
        assertTrue(e.getMessage().startsWith(file + ": " + message), e.getMessage());
    }

    private RunResult reference() throws InterruptedException {
        return ScriptedRuns.run(
                runs,
                5,
                ReportsTest::script,
                new StrategySpec.Sequential(),
                new StrategySpec.Threads(2),
                new StrategySpec.Virtual(0),
                new StrategySpec.Processes(2));
    }

    /** First the warm-up trial, then five. */
    private static ScriptedStrategy script(ScriptedStrategy strategy) {
        return switch (strategy.spec()) {
            case StrategySpec.Sequential s -> strategy.slowerBy(90_000_000, 4_000_000, 1_000_000, 3_000_000, 2_000_000);
            case StrategySpec.Threads t -> strategy.slowerBy(0, 7_000_000, 5_000_000, 6_000_000, 9_000_000);
            case StrategySpec.Virtual v -> strategy.slowerBy(0, 2_000_000, 1_000_000, 3_000_000, 2_500_000);
            case StrategySpec.Processes p ->
                strategy.slowerBy(0, 20_000_000, 15_000_000, 25_000_000)
                        .startingIn(Duration.ofMillis(340))
                        .failing(1, "worker_lost");
            case StrategySpec.Adaptive a -> throw new AssertionError("not in this run");
        };
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
