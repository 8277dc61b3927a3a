package netcoms.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netcoms.fault.FaultPlan;
import netcoms.run.FaultReach;
import netcoms.task.Workload;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;
import netcoms.ui.run.Choice;
import netcoms.ui.run.Figures;

/** The lists from which a run is put together. */
final class Pickers {
    private Pickers() {}

    static Overlay workload(Choice choice) {
        List<Picker.Item> items = choice.workloads().stream()
                .map(workload -> new Picker.Item(
                        workload.name(),
                        Figures.count(workload.tasks().size()) + " tasks",
                        List.of(workload.description())))
                .toList();
        return new Picker(
                title("Workload", "Enter chooses, Esc leaves it"),
                "w",
                3,
                items,
                choice.workload().name(),
                choice::chooseWorkload);
    }

    /**
     * @param workload of the tasks that would meet them
     * @param live whether a run goes, which would meet them at once
     * @param current name of the plan that is chosen, or in force
     */
    static Overlay faults(
            List<FaultPlan> plans, Workload workload, boolean live, String current, Consumer<String> chosen) {
        List<Picker.Item> items =
                plans.stream().map(plan -> item(plan, workload)).toList();
        String keys = live ? "Enter switches this run at once, Esc leaves it" : "Enter chooses, Esc leaves it";
        return new Picker(title("Faults", keys), "f", 6, items, current, chosen);
    }

    private static Picker.Item item(FaultPlan plan, Workload workload) {
        List<String> words = new ArrayList<>(List.of(plan.description()));
        String reach = FaultReach.of(workload).words();
        if (!plan.equals(FaultPlan.NONE) && !reach.isEmpty()) {
            words.add(reach);
        }
        words.add(String.join("; ", plan.words()));
        int toxics = plan.toxics().size();
        return new Picker.Item(plan.name(), toxics == 0 ? "" : toxics == 1 ? "1 toxic" : toxics + " toxics", words);
    }

    private static Line title(String name, String keys) {
        return Line.of(name, Role.STRONG).add(" ─ " + keys, Role.DIM);
    }
}
