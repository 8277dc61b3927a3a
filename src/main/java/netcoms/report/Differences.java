package netcoms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netcoms.run.RunInfo;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import netcoms.stats.LimitCourse;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/** What two runs differ in besides what was measured: whoever compares them should know. Pure. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> of(RunResult before, RunResult after) {
        Differences differences = new Differences();
        differences.plans(before, after);
        differences.machines(before.run(), after.run());
        List<String> warnings = new ArrayList<>();
        if (!differences.found.isEmpty()) {
            warnings.add("The runs differ (A → B): " + String.join("; ", differences.found) + ".");
        }
        if (Stream.concat(before.strategies().stream(), after.strategies().stream())
                .anyMatch(Comparison::isOpen)) {
            warnings.add("Under an open load the arrivals make the makespan, so that it says nothing of a strategy:"
                    + " look at latencies, and gate with --threshold 'p99<…'.");
        }
        only("A", before, after).forEach(warnings::add);
        only("B", after, before).forEach(warnings::add);
        stopped("A", before.run()).forEach(warnings::add);
        stopped("B", after.run()).forEach(warnings::add);
        return warnings;
    }

    private void plans(RunResult before, RunResult after) {
        RunInfo a = before.run();
        RunInfo b = after.run();
        compare("workload", a.workload(), b.workload());
        compare("tasks", count(a.tasks()), count(b.tasks()));
        compare("rounds", count(a.rounds()), count(b.rounds()));
        compare("warm-up rounds", count(a.warmupRounds()), count(b.warmupRounds()));
        compare("faults", FaultSentences.brief(before), FaultSentences.brief(after));
        compare("settings", settings(before), settings(after));
        for (Summary summary : before.strategies()) {
            Comparison.find(after, summary.name()).ifPresent(other -> models(summary, other));
        }
    }

    private void models(Summary a, Summary b) {
        compare("places of " + a.name(), Numbers.places(a.places()), Numbers.places(b.places()));
        LimitCourse before = a.detail().limit();
        LimitCourse after = b.detail().limit();
        if (before.isAdaptive() && after.isAdaptive()) {
            compare("algorithm of " + a.name(), before.algorithm(), after.algorithm());
        }
    }

    /** Retries, time-outs and whatever else is off by default. */
    private static String settings(RunResult result) {
        List<String> settings = result.provenance().settings();
        return settings.isEmpty() ? "none" : String.join(", ", settings);
    }

    private void machines(RunInfo a, RunInfo b) {
        compare("NetComs", a.netcoms(), b.netcoms());
        compare("Java", a.jvm(), b.jvm());
        compare("system", a.os(), b.os());
        compare("cores", count(a.cores()), count(b.cores()));
    }

    private void compare(String what, String before, String after) {
        if (!before.equals(after)) {
            found.add(what + " " + OneLine.of(before) + " → " + OneLine.of(after));
        }
    }

    private static List<String> only(String name, RunResult one, RunResult other) {
        List<String> names = one.strategies().stream()
                .map(Summary::name)
                .filter(strategy -> Comparison.find(other, strategy).isEmpty())
                .map(OneLine::of)
                .toList();
        return names.isEmpty() ? List.of() : List.of("Only " + name + " has " + Numbers.list(names) + ".");
    }

    private static List<String> stopped(String name, RunInfo run) {
        return run.status() == RunStatus.FINISHED
                ? List.of()
                : List.of("Run " + name + " is " + run.status().label() + ": only its finished trials count.");
    }

    private static String count(int number) {
        return Integer.toString(number);
    }
}
