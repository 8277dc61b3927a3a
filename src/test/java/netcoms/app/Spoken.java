package netcoms.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import netcoms.report.Reports;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Summary;
import picocli.CommandLine;

/** Commands called inside the test's process, with a folder of their own. Used by the thread of the test. */
final class Spoken {
    private final Path home;
    private final Path config;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    Spoken(Path home) throws IOException {
        this.home = home;
        config = home.resolve("config.yaml");
        Files.writeString(config, "logs: { folder: logs }\n");
    }

    /** Calls a command and gives its exit code. */
    int call(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        all[0] = "--config";
        all[1] = config.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return line.execute(all);
    }

    /** What the last call printed, and likewise {@link #err}. */
    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Saves a finished run of {@code sequential} with these makespans in seconds. */
    void save(String id, double... makespans) throws IOException {
        Reports.save(result(id, makespans), home.resolve("logs/runs"));
    }

    private static RunResult result(String id, double... makespans) {
        double[] sorted = makespans.clone();
        Arrays.sort(sorted);
        List<Double> values = DoubleStream.of(makespans).boxed().toList();
        int rounds = makespans.length;
        Summary summary = new Summary(
                "sequential",
                1,
                0,
                new Summary.Makespan(
                        DoubleStream.of(makespans).average().orElseThrow(),
                        sorted[rounds / 2],
                        0.01,
                        sorted[0],
                        sorted[rounds - 1],
                        values),
                new Summary.Latency(0.1, 0.2, 0.3, 0.4),
                10L * rounds,
                10L * rounds - 1,
                1,
                Map.of("reset", 1L),
                0,
                9,
                0.9,
                0.1,
                new Summary.Ratio(1, 1.0, 1.0));
        RunInfo run = new RunInfo(
                id, 1, "w", 10, rounds, 1, 42, RunStatus.FINISHED, Instant.EPOCH, "127.0.0.1:1", "0.1.0", "j", "o", 2);
        return new RunResult(run, List.of(summary), rounds, List.of());
    }
}
