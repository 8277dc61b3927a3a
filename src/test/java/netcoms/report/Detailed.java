package netcoms.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.Detail;
import netcoms.stats.Detail.Bucket;
import netcoms.stats.Detail.FailureSlice;
import netcoms.stats.Detail.Percentile;
import netcoms.stats.Detail.Spent;
import netcoms.stats.FailureCounts;
import netcoms.stats.FailureExample;
import netcoms.stats.FaultEffects;
import netcoms.stats.LimitCourse;
import netcoms.stats.Summary;
import netcoms.stats.Summary.Ratio;
import netcoms.stats.TimerCost;

/** A result of which everything is known, made up: every plot has something to show, and one strategy never fails. */
final class Detailed {
    private Detailed() {}

    static RunResult result() {
        return result("io-wait", "threads reset: connection reset by peer");
    }

    /** The same, but that no fault touched anything. */
    static RunResult untouched() {
        RunResult result = result();
        return result.but()
                .strategies(result.strategies().stream()
                        .map(s -> with(s, s.detail().with(FaultEffects.NONE)))
                        .toList())
                .build();
    }

    /** @param outside stands where text from outside may come: the workload's name, and an example */
    static RunResult result(String workload, String example) {
        List<Summary> strategies = List.of(
                summary("sequential", 1, 2.061, 0.0, 0.0102, spent(1.02, 0, 0.0101, 0.00001, 0.02), List.of(), example),
                summary(
                        "threads",
                        8,
                        0.262,
                        0.002,
                        0.0104,
                        spent(0.12, 0.0011, 0.0092, 0.00004, 0.011),
                        failing(8),
                        example),
                summary(
                        "virtual",
                        0,
                        0.0131,
                        0.0,
                        0.0115,
                        spent(0, 0.0014, 0.0099, 0.0006, 0.0016),
                        failing(3),
                        example),
                summary(
                        "processes",
                        2,
                        1.058,
                        0.41,
                        0.0103,
                        spent(0.5, 0.0002, 0.0102, 0.0021, 0.03),
                        List.of(),
                        example),
                adaptive(summary(
                        "adaptive",
                        0,
                        0.0152,
                        0.0004,
                        0.0112,
                        spent(0, 0.0012, 0.01, 0.0005, 0.0019),
                        List.of(),
                        example)));
        RunInfo run = new RunInfo(
                "20261122-174500-" + workload,
                1,
                workload,
                200,
                5,
                1,
                42,
                RunStatus.FINISHED,
                Instant.parse("2026-11-22T17:45:00Z"),
                "127.0.0.1:8000",
                "0.1.0",
                "OpenJDK 64-Bit Server VM 25",
                "Linux 6.1 amd64",
                2);
        return new RunResult(run, strategies, 5, List.of(example))
                .but()
                .timers(new TimerCost(41e-9, 153e-9))
                .build();
    }

    private static Summary summary(
            String name,
            int places,
            double mean,
            double startup,
            double latency,
            Spent spent,
            List<FailureSlice> failures,
            String example) {
        List<Double> values = IntStream.rangeClosed(1, 5)
                .mapToObj(round -> mean * (1 + 0.01 * ((round * 7) % 5 - 2)))
                .toList();
        long failed = failures.stream()
                .flatMap(slice -> slice.failures().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        long resets = failures.stream()
                .mapToLong(slice -> slice.failures().getOrDefault("reset", 0L))
                .sum();
        List<Bucket> buckets = buckets(latency);
        return new Summary(
                name,
                places,
                startup,
                new Summary.Makespan(mean, mean, 0.0158 * mean, 0.98 * mean, 1.02 * mean, values),
                new Summary.Latency(latency, latency * 1.3, latency * 2.4, latency * 4),
                1000,
                1000 - failed,
                failed,
                FailureCounts.sorted(Map.of("reset", resets, "response_timeout", failed - resets)),
                0,
                (1000 - failed) / (5 * mean),
                mean / 1.02,
                0.02,
                new Ratio(2.061 / mean, 2.061 / mean * 0.98, 2.061 / mean * 1.02),
                0.011,
                new Detail(
                                spent,
                                List.of(
                                        new Percentile(50, latency),
                                        new Percentile(90, latency * 1.2),
                                        new Percentile(99, latency * 2.4),
                                        new Percentile(99.9, latency * 3.1),
                                        new Percentile(100, latency * 4)),
                                buckets,
                                failures)
                        .with(failures.isEmpty() ? List.of() : examples(places, example))
                        .with(failures.isEmpty() ? FaultEffects.NONE : faults(failed)));
    }

    private static FaultEffects faults(long touched) {
        return new FaultEffects(
                List.of(2, 3, 4),
                1000,
                Map.of("reset_peer", touched - 1, "latency", 1L),
                touched,
                touched - 2,
                0.25,
                2,
                touched == 8 ? 0 : 5,
                touched == 8 ? 0 : 1.25,
                0.75,
                0.125);
    }

    private static List<FailureExample> examples(int first, String detail) {
        return List.of(
                new FailureExample(first + 1, "reset", 2, 17, 0.002_25, detail),
                new FailureExample(first + 4, "reset", 4, 199, 0.004_5, "the latest: " + detail),
                new FailureExample(first + 2, "response_timeout", 2, 0, 0.005, "no answer within 5 s"));
    }

    private static Summary adaptive(Summary s) {
        List<LimitCourse.Point> points = IntStream.range(0, 40)
                .mapToObj(i -> new LimitCourse.Point(
                        i * 0.0004,
                        64 + 3 * i,
                        i == 0 ? 0 : 60 + 2 * i,
                        i == 0 ? Double.NaN : 0.010 + 0.0001 * (i % 7)))
                .toList();
        return with(s, s.detail().with(new LimitCourse("gradient2", points)));
    }

    static Summary with(Summary s, Detail detail) {
        return new Summary(
                s.name(),
                s.places(),
                s.startupSeconds(),
                s.makespan(),
                s.latency(),
                s.tasks(),
                s.ok(),
                s.failed(),
                s.failures(),
                s.retries(),
                s.goodputPerSecond(),
                s.boundSeconds(),
                s.overhead(),
                s.speedup(),
                s.longestSeconds(),
                detail);
    }

    private static Spent spent(double queue, double connect, double service, double collection, double idle) {
        return new Spent(queue, connect, service, collection, idle);
    }

    private static List<Bucket> buckets(double latency) {
        long[] counts = {3, 40, 180, 300, 210, 120, 60, 30, 20, 12, 9, 4, 0, 5, 4, 2, 1};
        double factor = 1.12;
        double first = latency / Math.pow(factor, 4);
        return LongStream.range(0, counts.length)
                .mapToObj(at ->
                        new Bucket(first * Math.pow(factor, at), first * Math.pow(factor, at + 1), counts[(int) at]))
                .toList();
    }

    private static List<FailureSlice> failing(int most) {
        List<FailureSlice> slices = new ArrayList<>();
        for (int round = 2; round <= 4; round++) {
            for (int slice = 0; slice < 3; slice++) {
                double from = 0.002 * slice;
                slices.add(new FailureSlice(
                        round,
                        from,
                        from + 0.002,
                        Map.of("reset", (long) (most / (slice + 1)), "response_timeout", (long) slice)));
            }
        }
        return slices;
    }
}
