package netcoms.run;

import java.util.List;
import netcoms.stats.Summary;

/**
 * What a run showed so far, or in the end. Immutable.
 *
 * @param strategies in the plan's order
 * @param finishedRounds rounds in which every chosen strategy finished its trial
 * @param examples the first failure of each kind and strategy, for example {@code processes worker_lost: …}
 */
public record RunResult(RunInfo run, List<Summary> strategies, int finishedRounds, List<String> examples) {}
