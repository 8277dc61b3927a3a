package netcoms.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/** One row for each strategy and finished round, as RFC 4180 wants it but with plain line feeds. Pure. */
final class CsvReport {
    private CsvReport() {}

    static String write(RunResult result) {
        StringBuilder out = new StringBuilder("run,workload,status,strategy,places,round,makespan_s\n");
        for (Summary summary : result.strategies()) {
            List<Double> values = summary.makespan().values();
            for (int at = 0; at < values.size(); at++) {
                out.append(Stream.of(
                                        result.run().id(),
                                        result.run().workload(),
                                        result.run().status().label(),
                                        summary.name(),
                                        Integer.toString(summary.places()),
                                        summary.makespan().rounds().get(at).toString(),
                                        String.format(Locale.ROOT, "%.9f", values.get(at)))
                                .map(CsvReport::field)
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static String field(String text) {
        String line = OneLine.of(text);
        return line.contains(",") || line.contains("\"") ? '"' + line.replace("\"", "\"\"") + '"' : line;
    }
}
