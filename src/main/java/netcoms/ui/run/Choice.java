package netcoms.ui.run;

import java.util.ArrayList;
import java.util.List;
import netcoms.strategy.StrategySpec;
import netcoms.task.Workload;

/** What the next run will be, as a person changes it. Owned by the {@code ui} thread. */
public final class Choice {
    private static final int MOST_ROUNDS = 1_000;

    private final List<Workload> workloads;
    private final List<StrategySpec> strategies;
    private final List<Boolean> chosen;
    private int workload;
    private int rounds;
    private String faults;
    private int selected;

    /** @param workload the name of the one to begin with; the first when there is none of that name */
    public Choice(
            List<Workload> workloads,
            String workload,
            List<StrategySpec> strategies,
            List<Boolean> chosen,
            int rounds,
            String faults) {
        this.workloads = List.copyOf(workloads);
        this.strategies = new ArrayList<>(strategies);
        this.chosen = new ArrayList<>(chosen);
        this.rounds = rounds;
        this.faults = faults;
        chooseWorkload(workload);
    }

    public List<Workload> workloads() {
        return workloads;
    }

    public Workload workload() {
        return workloads.get(workload);
    }

    /** Name of the fault plan. */
    public String faults() {
        return faults;
    }

    public void chooseFaults(String plan) {
        faults = plan;
    }

    public List<StrategySpec> strategies() {
        return List.copyOf(strategies);
    }

    public List<Boolean> chosen() {
        return List.copyOf(chosen);
    }

    public int rounds() {
        return rounds;
    }

    /** The strategy whose size is changed. */
    public int selected() {
        return selected;
    }

    /** False when there is none of that name. */
    public boolean chooseWorkload(String name) {
        for (int i = 0; i < workloads.size(); i++) {
            if (workloads.get(i).name().equals(name)) {
                workload = i;
                return true;
            }
        }
        return false;
    }

    /** Takes a strategy in or out and selects it; nothing happens when there is none of that index. */
    public void toggle(int index) {
        if (index < strategies.size()) {
            chosen.set(index, !chosen.get(index));
            selected = index;
        }
    }

    public void select(int steps) {
        selected = Math.clamp(selected + steps, 0, Math.max(0, strategies.size() - 1));
    }

    /** Makes the selected strategy larger, or smaller when the direction is negative. */
    public void resize(int direction) {
        if (selected >= strategies.size()) {
            return;
        }
        StrategySpec resized = switch (strategies.get(selected)) {
            case StrategySpec.Sequential s -> s;
            case StrategySpec.Adaptive a -> a;
            case StrategySpec.Threads(int size) -> new StrategySpec.Threads(step(size, direction, 1, 10_000));
            case StrategySpec.Virtual(int limit) -> new StrategySpec.Virtual(step(limit, direction, 0, 1_000_000));
            case StrategySpec.Processes(int workers) -> new StrategySpec.Processes(step(workers, direction, 1, 256));
        };
        strategies.set(selected, resized);
    }

    public void changeRounds(int direction) {
        rounds = step(rounds, direction, 1, MOST_ROUNDS);
    }

    /** By one below 10, by ten below 100, and so on; the way down meets the same numbers. */
    static int step(int value, int direction, int least, int most) {
        int magnitude = 1;
        while (value >= magnitude * 10 + (direction < 0 ? 1 : 0)) {
            magnitude *= 10;
        }
        int stepped = direction > 0 ? (value / magnitude + 1) * magnitude : (value - 1) / magnitude * magnitude;
        return Math.clamp(stepped, least, most);
    }
}
