package netcoms.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import netcoms.report.Archive.Entry;
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
import netcoms.stats.Sweep;
import netcoms.stats.Sweep.Estimate;
import netcoms.stats.Sweep.Fit;

/** Results with all that plots show, the same every time. */
public final class PlotSamples {
    private static final double GROWTH = Math.pow(10, 0.1);

    private PlotSamples() {}

    /** Four models over so many rounds, a slow first one with processes, and failures there. */
    /** As if it had this id. */
    public static RunResult named(String id, RunResult result) {
        RunInfo run = result.run();
        return new RunResult(
                new RunInfo(
                        id,
                        run.number(),
                        run.workload(),
                        run.tasks(),
                        run.rounds(),
                        run.warmupRounds(),
                        run.seed(),
                        run.status(),
                        run.started(),
                        run.target(),
                        run.netcoms(),
                        run.jvm(),
                        run.os(),
                        run.cores()),
                result.strategies(),
                result.finishedRounds(),
                result.examples());
    }

    public static RunResult result(int number, RunStatus status, int rounds) {
        return new RunResult(
                Samples.info(number, status),
                List.of(
                        summary(
                                "sequential",
                                1,
                                1.512,
                                0.004,
                                rounds,
                                0.004,
                                0.000_01,
                                spent(0.61, 0.0006, 0.3, 0.00001, 0)),
                        summary(
                                "threads",
                                2,
                                1.006,
                                0.006,
                                rounds,
                                0.005,
                                0.000_2,
                                spent(0.11, 0.0007, 0.301, 0.00003, 0.25)),
                        summary(
                                "virtual",
                                0,
                                1.003,
                                0.002,
                                rounds,
                                0.006,
                                0.000_1,
                                spent(0.0002, 0.0009, 0.301, 0.00002, 0.69)),
                        withFailures(summary(
                                "processes",
                                2,
                                1.03,
                                0.02,
                                rounds,
                                0.009,
                                0.24,
                                spent(0.12, 0.0012, 0.303, 0.018, 0.26)))),
                rounds,
                List.of("processes reset: connection reset by 127.0.0.1:8000"));
    }

    /** One fault in round 2 that held a task of each model for 6.2 s, as a network of before did. */
    public static RunResult struck(int number) {
        RunResult result = result(number, RunStatus.FINISHED, 5);
        List<Summary> strategies = new ArrayList<>();
        for (Summary s : result.strategies()) {
            long late = s.places() == 1 ? 4 : 0;
            strategies.add(withDetail(
                    s,
                    s.detail()
                            .with(new FaultEffects(
                                    List.of(2),
                                    30,
                                    Map.of("timeout", 1L),
                                    1,
                                    0,
                                    6.2,
                                    0,
                                    late,
                                    late * 6.2,
                                    6.2,
                                    Double.NaN))));
        }
        return new RunResult(result.run(), strategies, 5, List.of());
    }

    public static Summary withDetail(Summary s, Detail detail) {
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

    /** Makespans from 2 s down to 12 ms, as of many waits. */
    public static RunResult farApart(int number, int rounds) {
        return new RunResult(
                Samples.info(number, RunStatus.FINISHED),
                List.of(
                        summary("sequential", 1, 2.02, 0.01, rounds, 0.01, 0, Spent.UNKNOWN),
                        summary("virtual", 0, 0.012, 0.001, rounds, 0.01, 0, Spent.UNKNOWN)),
                rounds,
                List.of());
    }

    /** A limit that grew to 48 in 60 ms while latency stayed, and its latency before the first end unknown. */
    public static RunResult adapted(int number) {
        Summary s = summary("adaptive", 0, 0.06, 0.001, 5, 0.01, 0.001, Spent.UNKNOWN);
        List<LimitCourse.Point> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int limit = Math.min(48, 8 + i);
            double latency = i == 0 ? Double.NaN : 0.010 + 0.0002 * (i % 5);
            points.add(new LimitCourse.Point(i * 0.001, limit, i == 0 ? 0 : Math.max(1, limit - i % 3), latency));
        }
        return new RunResult(
                Samples.info(number, RunStatus.FINISHED),
                List.of(
                        summary("sequential", 1, 2.02, 0.01, 5, 0.01, 0, Spent.UNKNOWN),
                        new Summary(
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
                                s.detail().with(new LimitCourse("gradient2", points)))),
                5,
                List.of());
    }

    /** A saved run every hour, newest first, the third damaged. */
    public static OldRuns oldRuns(int count) {
        List<Entry> runs = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            String id = String.format(Locale.ROOT, "202611%02d-%02d0000-io-wait", 1 + i / 24, i % 24);
            RunInfo any = Samples.info(0, RunStatus.values()[1 + i % 4]);
            RunInfo run = new RunInfo(
                    id,
                    0,
                    "io-wait",
                    200,
                    5,
                    1,
                    42,
                    any.status(),
                    Instant.parse("2026-11-01T00:00:00Z").plus(Duration.ofHours(i)),
                    any.target(),
                    any.netcoms(),
                    any.jvm(),
                    any.os(),
                    any.cores());
            boolean damaged = i == count - 2;
            Summary best = i % 6 == 0 ? null : farApart(1, 1).strategies().get(1);
            runs.add(
                    damaged
                            ? new Entry(id, null, 0, null, "report.json: 'run' must be an object, and is missing")
                            : new Entry(id, run, i % 6, best, ""));
        }
        return new OldRuns(runs, false, "");
    }

    /** Sizes 1 to 64 with both laws. */
    public static Sweep sweep() {
        Fit usl = new Fit(estimate(98), estimate(0.031), estimate(0.000_42), 0.998);
        Fit amdahl = new Fit(estimate(96), estimate(0.048), new Estimate(0, Double.NaN, Double.NaN), 0.981);
        List<Sweep.Point> points = IntStream.of(1, 2, 4, 8, 16, 32, 64)
                .mapToObj(places -> point(places, usl.throughput(places) * (places % 3 == 1 ? 1.02 : 0.99)))
                .toList();
        return new Sweep("threads", points, amdahl, usl, OptionalInt.of(32));
    }

    private static Sweep.Point point(int places, double throughput) {
        return new Sweep.Point("threads-" + places, places, 200 / throughput, throughput, throughput / 98 / places);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, value * 0.9, value * 1.1);
    }

    private static Spent spent(double queue, double connect, double service, double collection, double idle) {
        return new Spent(queue, connect, service, collection, idle);
    }

    private static Summary summary(
            String name,
            int places,
            double mean,
            double noise,
            int rounds,
            double latency,
            double startup,
            Spent spent) {
        Random random = new Random(name.hashCode());
        List<Double> values = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            values.add(mean + noise * random.nextGaussian() + (round == 1 ? 5 * noise : 0));
        }
        List<Double> sorted = values.stream().sorted().toList();
        Summary.Makespan makespan =
                new Summary.Makespan(mean, sorted.get(rounds / 2), noise, sorted.getFirst(), sorted.getLast(), values);
        return new Summary(
                name,
                places,
                startup,
                makespan,
                new Summary.Latency(latency, 1.002, 1.003, 1.004),
                5L * rounds,
                5L * rounds,
                0,
                Map.of(),
                0,
                16.5,
                1.5,
                0.007,
                new Summary.Ratio(1.512 / mean, 1.512 / mean - 0.004, 1.512 / mean + 0.004),
                1.001,
                new Detail(
                        spent,
                        List.of(new Percentile(50, latency), new Percentile(95, 0.98), new Percentile(99, 1.003)),
                        buckets(latency),
                        List.of()));
    }

    /** Most around the median, a few waits of half a second and a second. */
    private static List<Bucket> buckets(double median) {
        List<Bucket> buckets = new ArrayList<>();
        for (double from = 0.001; from < 1.1; from *= GROWTH) {
            double distance = Math.abs(Math.log10(from / median));
            long count = Math.round(40 * Math.exp(-12 * distance * distance));
            boolean wait = (from < 0.5 && 0.5 < from * GROWTH) || (from < 1.001 && 1.001 < from * GROWTH);
            buckets.add(new Bucket(from, from * GROWTH, count + (wait ? 20 : 0)));
        }
        return buckets;
    }

    private static Summary withFailures(Summary s) {
        int rounds = s.makespan().values().size();
        List<FailureSlice> slices = new ArrayList<>();
        long reset = 0;
        long lost = 0;
        for (int round = 1; round <= rounds; round++) {
            for (int slice = 0; slice < 8; slice++) {
                if ((round * 3 + slice) % 5 == 0) {
                    slices.add(
                            new FailureSlice(round, slice * 0.125, (slice + 1) * 0.125, Map.of("reset", 1L + slice)));
                    reset += 1 + slice;
                }
            }
            if (round == 3) {
                slices.add(new FailureSlice(3, 0.5, 0.625, Map.of("worker_lost", 2L)));
                lost += 2;
            }
        }
        Map<String, Long> failures = FailureCounts.sorted(Map.of("reset", reset, "worker_lost", lost));
        return new Summary(
                s.name(),
                s.places(),
                s.startupSeconds(),
                s.makespan(),
                s.latency(),
                s.tasks() + reset + lost,
                s.ok(),
                reset + lost,
                failures,
                0,
                s.goodputPerSecond(),
                s.boundSeconds(),
                s.overhead(),
                s.speedup(),
                s.longestSeconds(),
                new Detail(
                                s.detail().spent(),
                                s.detail().percentiles(),
                                s.detail().latency(),
                                slices)
                        .with(List.of(
                                new FailureExample(1, "reset", 1, 4, 0.312, "127.0.0.1:8000 reset the connection"),
                                new FailureExample(4, "reset", rounds, 2, 0.998, "127.0.0.1:8000 reset the connection"),
                                new FailureExample(
                                        2,
                                        "worker_lost",
                                        3,
                                        1,
                                        0.52,
                                        "3 workers died of it; the last: exit code 137 (killed)"))));
    }
}
