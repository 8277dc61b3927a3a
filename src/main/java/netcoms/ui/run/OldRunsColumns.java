package netcoms.ui.run;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import netcoms.report.Archive.Entry;
import netcoms.run.RunInfo;
import netcoms.stats.Summary;
import netcoms.ui.text.TerminalText;

/**
 * Which columns the list of old runs has, and how wide they are: the same for every line, so that they stand still while
 * the list is scrolled. Pure.
 *
 * @param gap between columns
 * @param year whether the date has it
 * @param faults 0 where no run had any, or there is no room
 * @param fastest 0 where there is no room
 * @param times whether the fastest come with their time
 */
record OldRunsColumns(int gap, boolean year, int workload, int faults, int rounds, int fastest, boolean times) {
    static final int MARKS = 2;
    /** With the gap behind it. */
    static final int NUMBER = 4;

    static final int STATUS = 9;
    static final int YEAR = 5;
    private static final int DATE = 16;
    private static final int MOST_WORKLOAD = 22;
    private static final int MOST_FAULTS = 10;
    private static final int MOST_FASTEST = 20;

    /**
     * The most that fits. First the year goes, then gaps get narrow, then goes how long the fastest took, then who that
     * was, and at last the faults.
     */
    static OldRunsColumns fitting(List<Entry> runs, int width) {
        OldRunsColumns brief = new OldRunsColumns(
                2,
                false,
                widest("workload", MOST_WORKLOAD, runs, OldRunsColumns::workload),
                runs.stream().allMatch(run -> faults(run).isEmpty())
                        ? 0
                        : widest("faults", MOST_FAULTS, runs, OldRunsColumns::faults),
                widest("rounds", width, runs, OldRunsColumns::rounds),
                widest("fastest", MOST_FASTEST, runs, run -> fastest(run, true)),
                true);
        OldRunsColumns named =
                brief.with(1, brief.faults, widest("fastest", MOST_FASTEST, runs, run -> fastest(run, false)), false);
        return Stream.of(
                        new OldRunsColumns(2, true, brief.workload, brief.faults, brief.rounds, brief.fastest, true),
                        brief,
                        brief.with(1, brief.faults, brief.fastest, true),
                        named,
                        brief.with(2, brief.faults, 0, false),
                        named.with(1, brief.faults, 0, false))
                .filter(columns -> columns.width() <= width)
                .findFirst()
                .orElseGet(() -> brief.with(2, 0, 0, false).narrowed(width));
    }

    int when() {
        return year ? DATE : DATE - YEAR;
    }

    /** Empty where there were none. */
    static String faults(Entry entry) {
        return entry.hasFaults() ? entry.faults() : "";
    }

    /** How many of how many are whole; empty while the run goes. */
    static String rounds(Entry entry) {
        RunInfo run = entry.run();
        return run == null || entry.isGoing() ? "" : entry.finishedRounds() + "/" + run.rounds();
    }

    String fastest(Entry entry) {
        return fastest(entry, times);
    }

    private static String fastest(Entry entry, boolean times) {
        Summary best = entry.best();
        if (best == null) {
            return "";
        }
        return times ? best.name() + " " + Figures.seconds(best.makespan().mean()) : best.name();
    }

    private static String workload(Entry entry) {
        RunInfo run = entry.run();
        return run == null ? "" : run.workload();
    }

    private static int widest(String header, int most, List<Entry> runs, Function<Entry, String> cell) {
        return Math.min(
                most,
                TerminalText.widest(
                        Stream.concat(Stream.of(header), runs.stream().map(cell))));
    }

    private OldRunsColumns with(int otherGap, int otherFaults, int otherFastest, boolean withTimes) {
        return new OldRunsColumns(otherGap, year, workload, otherFaults, rounds, otherFastest, withTimes);
    }

    /** With a workload that is cut where even that is too wide. */
    private OldRunsColumns narrowed(int width) {
        int cut = Math.max(0, Math.min(workload, workload + width - width()));
        return new OldRunsColumns(gap, year, cut, faults, rounds, fastest, times);
    }

    private int width() {
        return MARKS
                + NUMBER
                + Stream.of(when(), workload, faults, rounds, STATUS, fastest)
                        .filter(columns -> columns > 0)
                        .mapToInt(columns -> columns + gap)
                        .sum()
                - gap;
    }
}
