package netcoms.ui;

import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunInfo;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.run.ChoiceLines;
import netcoms.ui.run.Figures;
import netcoms.ui.run.OldRunsLines;
import netcoms.ui.run.ProgressLines;

/** A run in one line: above its pane, and where its pane is out of sight. Pure. */
final class RunTitle {
    private RunTitle() {}

    /**
     * The current or the last run, or none yet.
     *
     * @param resumes whether it can go on
     */
    static Line live(Progress progress, boolean resumes) {
        RunInfo run = progress.run();
        if (run == null) {
            return Line.of("Run", Role.STRONG);
        }
        return progress.phase() == Phase.IDLE
                ? withStatus(run, resumes)
                : plain(run)
                        .add(" · round " + Math.max(1, progress.round()) + "/" + run.rounds(), Role.TEXT)
                        .add(ChoiceLines.faults(progress.faults()));
    }

    /** One that is looked at again. */
    static Line past(RunInfo run, boolean resumes) {
        return withStatus(run, resumes).add(" · Esc: back", Role.DIM);
    }

    /**
     * The list of old runs.
     *
     * @param resumes whether the selected one can go on
     */
    static Line list(int count, boolean reading, boolean resumes) {
        return Line.of("Old runs", Role.STRONG)
                .add(" · " + Figures.count(count) + (reading ? ", reading…" : "") + hint(resumes), Role.DIM);
    }

    /** A run and an earlier one. */
    static Line compared(RunInfo before) {
        return Line.of("What changed", Role.STRONG)
                .add(" ─ ", Role.FRAME)
                .add(before.workload(), Role.ACCENT)
                .add(" · Esc: back", Role.DIM);
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

    private static Line withStatus(RunInfo run, boolean resumes) {
        return plain(run)
                .add(" · " + run.status().label(), OldRunsLines.role(run.status()))
                .add(hint(resumes), Role.DIM);
    }

    private static String hint(boolean resumes) {
        return resumes ? " · R resumes" : "";
    }

    private static Line plain(RunInfo run) {
        String number = run.number() == 0 ? run.id() : String.valueOf(run.number());
        return Line.of("Run " + number, Role.STRONG)
                .add(" ─ ", Role.FRAME)
                .add(run.workload(), Role.ACCENT)
                .add(" · " + ChoiceLines.rounds(run.rounds()), Role.DIM);
    }
}
