package netcoms.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import netcoms.strategy.StrategySpec;
import netcoms.ui.run.Choice;

/**
 * Starts what is chosen. Owned by the {@code ui} thread.
 *
 * @param starting called before anything starts, and not where nothing can
 */
record Launch(Workbench workbench, Choice choice, Runnable starting) {

    /** Starts the chosen strategies; a reason when that cannot be. */
    Optional<String> run() {
        if (!choice.chosen().contains(true)) {
            return Optional.of("no strategy is chosen: 1 to " + choice.chosen().size() + " take one in");
        }
        return start(choice.strategies(), choice.chosen());
    }

    /**
     * Starts the selected strategy in every size of a sweep, beside what has no size and is chosen; a reason when
     * that cannot be.
     */
    Optional<String> sweep() {
        StrategySpec selected = choice.strategies().get(choice.selected());
        if (!selected.isSized()) {
            return Optional.of(selected.name() + " has no sizes: select another with j and k, then s sweeps it");
        }
        List<StrategySpec> swept = new ArrayList<>();
        for (int i = 0; i < choice.strategies().size(); i++) {
            if (!choice.strategies().get(i).isSized() && choice.chosen().get(i)) {
                swept.add(choice.strategies().get(i));
            }
        }
        try {
            swept.addAll(StrategySpec.inSizes(selected, workbench.sweepPlaces()));
        } catch (IllegalArgumentException e) {
            return Optional.of("sweep.places does not suit " + selected.name() + ": " + e.getMessage());
        }
        return start(swept, Collections.nCopies(swept.size(), true));
    }

    private Optional<String> start(List<StrategySpec> strategies, List<Boolean> chosen) {
        starting.run();
        return workbench.start(new Workbench.RunChoice(
                choice.workload().name(), strategies, chosen, choice.rounds(), choice.faults()));
    }
}
