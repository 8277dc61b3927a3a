package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import netcoms.task.Workload;
import netcoms.ui.draw.Canvas;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Rect;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Choice;
import netcoms.ui.run.Figures;
import netcoms.ui.terminal.Key;
import netcoms.ui.text.TerminalText;
import netcoms.ui.text.Wrap;

/** A list of workloads to choose one from. Owned by the {@code ui} thread. */
final class WorkloadPicker implements Overlay {
    private static final int WIDTH = 66;
    private static final int DESCRIPTION_ROWS = 3;

    private final Choice choice;
    private int selected;

    WorkloadPicker(Choice choice) {
        this.choice = choice;
        this.selected = choice.workloadIndex();
    }

    @Override
    public boolean key(Key key) {
        int last = choice.workloads().size() - 1;
        switch (key.name()) {
            case "j", "Down" -> selected = Math.min(last, selected + 1);
            case "k", "Up" -> selected = Math.max(0, selected - 1);
            case "g", "Home" -> selected = 0;
            case "G", "End" -> selected = last;
            case "Enter", "Space" -> {
                choice.chooseWorkload(choice.workloads().get(selected).name());
                return true;
            }
            case "Esc", "q", "w" -> {
                return true;
            }
            default -> {}
        }
        return false;
    }

    @Override
    public void draw(Canvas screen) {
        List<Workload> workloads = choice.workloads();
        Rect all = new Rect(0, 0, screen.width(), screen.height());
        Canvas box = screen.part(all.centred(WIDTH, workloads.size() + DESCRIPTION_ROWS + 3));
        box.clear();
        Canvas frame =
                box.frame(Line.of("Workload", Role.STRONG).add(" ─ Enter chooses, Esc leaves it", Role.DIM), true);
        Canvas inside = frame.part(new Rect(1, 0, frame.width() - 2, frame.height()));
        int rows = Math.max(1, inside.height() - DESCRIPTION_ROWS - 1);
        int first = Math.clamp(selected - rows / 2, 0, Math.max(0, workloads.size() - rows));
        List<Line> lines = new ArrayList<>();
        for (int i = first; i < Math.min(workloads.size(), first + rows); i++) {
            lines.add(line(workloads.get(i), i == selected, inside.width()));
        }
        inside.lines(lines);
        String description = TerminalText.clean(workloads.get(selected).description());
        List<Line> words = Wrap.lines(description, inside.width()).stream()
                .map(part -> Line.of(part, Role.DIM))
                .toList();
        inside.part(new Rect(0, rows + 1, inside.width(), DESCRIPTION_ROWS)).lines(words);
    }

    private static Line line(Workload workload, boolean selected, int width) {
        Role role = selected ? Role.SELECTED : Role.TEXT;
        return new Line()
                .left(" " + workload.name(), Math.max(10, width - 14), role)
                .right(Figures.count(workload.tasks().size()) + " tasks ", 14, role);
    }
}
