package netcoms.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import netcoms.fault.FaultPlan;
import netcoms.run.Progress;
import netcoms.run.Progress.Phase;
import netcoms.run.RunInfo;
import netcoms.task.Workload;
import netcoms.ui.run.Choice;
import org.jspecify.annotations.Nullable;

/** Chooses what goes wrong: at once where a run goes, else in the next one. Owned by the {@code ui} thread. */
final class FaultChoice {
    private final Workbench workbench;
    private final Choice choice;

    FaultChoice(Workbench workbench, Choice choice) {
        this.workbench = workbench;
        this.choice = choice;
    }

    /** @param said told what became of it, for a person */
    Overlay picker(Consumer<String> said) {
        Progress progress = workbench.progress();
        boolean live = progress.phase() != Phase.IDLE;
        return Pickers.faults(
                workbench.faultPlans(),
                live ? running(progress.run()) : choice.workload(),
                live,
                live ? progress.faults() : choice.faults(),
                name -> said.accept(use(name)));
    }

    /** Has the plan of this name from now on; says what became of it, for a person. */
    String use(String name) {
        Optional<FaultPlan> plan = workbench.faultPlans().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (plan.isEmpty()) {
            List<String> names =
                    workbench.faultPlans().stream().map(FaultPlan::name).toList();
            return "there is no fault plan " + name + "; there are " + String.join(", ", names);
        }
        if (workbench.progress().phase() == Phase.IDLE) {
            choice.chooseFaults(name);
            return "the next run has " + words(name);
        }
        boolean atOnce = workbench.useFaults(plan.get());
        return (atOnce ? "from now on" : "from its next trial on") + " this run has " + words(name);
    }

    private static String words(String name) {
        return name.equals(FaultPlan.NONE.name()) ? "no faults" : "faults " + name;
    }

    private Workload running(@Nullable RunInfo run) {
        return workbench.workloads().stream()
                .filter(workload -> run != null && workload.name().equals(run.workload()))
                .findFirst()
                .orElse(choice.workload());
    }
}
