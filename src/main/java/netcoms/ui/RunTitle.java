package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunInfo;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.run.ChoiceLines;
import netcoms.ui.run.Figures;
import netcoms.ui.run.OldRunsLines;
import netcoms.ui.run.ProgressLines;

/**
 * A run in one line: above its pane, and where its pane is out of sight. Where room is short the words give way, the
 * least important first, and never the keys. Pure.
 */
final class RunTitle {
    private static final Line BACK = Line.of(" · Esc: back", Role.DIM);

    private RunTitle() {}

    /**
     * The current or the last run, or none yet.
     *
     * @param resumes whether it can go on
     */
    static Line live(Progress progress, boolean resumes, int width) {
        RunInfo run = progress.run();
        if (run == null) {
            return Line.of("Run", Role.STRONG);
        }
        if (progress.phase() == Phase.IDLE) {
            return fitted(ended(run, name(run)), hint(resumes), width);
        }
        List<Part> parts = plain(run, name(run));
        parts.add(new Part(1, Line.of(" · round " + Math.max(1, progress.round()) + "/" + run.rounds(), Role.TEXT)));
        parts.add(new Part(2, ChoiceLines.faults(progress.faults())));
        return fitted(parts, new Line(), width);
    }

    /**
     * One that is looked at again.
     *
     * @param ofSession whether its number is one of this session, and not the same as that of another run
     */
    static Line past(RunInfo run, boolean ofSession, boolean resumes, int width) {
        return fitted(
                ended(run, ofSession ? name(run) : shortId(run)), hint(resumes).add(BACK), width);
    }

    /**
     * The list of old runs.
     *
     * @param resumes whether the selected one can go on
     */
    static Line list(int count, boolean reading, boolean resumes) {
        return Line.of("Old runs", Role.STRONG)
                .add(" · " + Figures.count(count) + (reading ? ", reading…" : ""), Role.DIM)
                .add(hint(resumes));
    }

    /** A run and an earlier one. */
    static Line compared(RunInfo before, int width) {
        Line words = Line.of("What changed", Role.STRONG).add(workload(before));
        return fitted(List.of(new Part(0, words)), BACK, width);
    }

    /** How far it is, or how it ended. */
    static Line summary(Progress progress) {
        Line line = Line.of("Run", Role.TEXT);
        RunInfo run = progress.run();
        if (progress.phase() != Phase.IDLE) {
            int percent = (int) (ProgressLines.fraction(progress) * 100);
            line.space(1).right(percent + " %", 5, Role.ACCENT);
        } else if (run != null) {
            line.add(" " + run.number() + " " + run.status().label(), OldRunsLines.role(run.status()));
        }
        return line;
    }

    private static Line fitted(List<Part> parts, Line keys, int width) {
        int room = width - keys.width();
        Line words = Part.joined(Part.fitting(parts, room)).shortened(room);
        return new Line().add(words).add(keys);
    }

    private static Line hint(boolean resumes) {
        return Line.of(resumes ? " · R resumes" : "", Role.DIM);
    }

    private static List<Part> ended(RunInfo run, String name) {
        List<Part> parts = plain(run, name);
        parts.add(new Part(1, Line.of(" · " + run.status().label(), OldRunsLines.role(run.status()))));
        return parts;
    }

    private static String name(RunInfo run) {
        return run.number() == 0 ? shortId(run) : String.valueOf(run.number());
    }

    /** Without the workload, which stands beside it. */
    private static String shortId(RunInfo run) {
        String end = "-" + run.workload();
        return run.id().endsWith(end) ? run.id().substring(0, run.id().length() - end.length()) : run.id();
    }

    private static List<Part> plain(RunInfo run, String name) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, Line.of("Run " + name, Role.STRONG)));
        parts.add(new Part(3, workload(run)));
        parts.add(new Part(4, Line.of(" · " + ChoiceLines.rounds(run.rounds()), Role.DIM)));
        return parts;
    }

    private static Line workload(RunInfo run) {
        return Line.of(" ─ ", Role.FRAME).add(run.workload(), Role.ACCENT);
    }
}
