package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.report.Comparison;
import netcoms.run.RunResult;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;
import org.jspecify.annotations.Nullable;

/** What changed from one run to another; computed again only when one of them is another. Owned by the {@code ui} thread. */
public final class ComparedLines {
    private @Nullable Comparison made;

    /** Two lines that name the runs, the table, what it says, and what else differs. */
    public List<Line> of(RunResult before, RunResult after, int width) {
        Comparison comparison = made;
        if (comparison == null
                || !comparison.before().equals(before)
                || !comparison.after().equals(after)) {
            comparison = Comparison.of(before, after);
            made = comparison;
        }
        List<Line> lines = new ArrayList<>();
        lines.add(name("A", before, width));
        lines.add(name("B", after, width));
        lines.add(new Line());
        if (!comparison.rows().isEmpty()) {
            lines.addAll(TableLines.of(comparison.table(), width));
            lines.add(new Line());
        }
        wrapped(comparison.sentence(), width, Role.TEXT, lines);
        comparison.warnings().forEach(warning -> wrapped(warning, width, Role.WARN, lines));
        wrapped("B/A is the ratio of the makespans; ~ stands for no difference shown.", width, Role.DIM, lines);
        return lines;
    }

    private static Line name(String letter, RunResult result, int width) {
        String words = result.run().id() + " · " + result.finishedRounds() + "/"
                + ChoiceLines.rounds(result.run().rounds()) + " · "
                + result.run().status().label();
        return Line.of(letter + "  ", Role.ACCENT).left(words, width - 3, Role.TEXT);
    }

    private static void wrapped(String sentence, int width, Role role, List<Line> lines) {
        Wrap.lines(TerminalText.clean(sentence), width).forEach(part -> lines.add(Line.of(part, role)));
    }
}
