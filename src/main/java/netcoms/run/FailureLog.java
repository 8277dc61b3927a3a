package netcoms.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import netcoms.stats.FailureExample;
import netcoms.stats.FailureSeen;
import netcoms.stats.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes failures that stand for others into the log, with their stack traces, each under an id that screen and reports
 * show as well. Of each strategy and kind these are the first one, and the latest of each trial. Used by the run thread.
 */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private FailureLog() {}

    /**
     * Numbers and logs what is new of a trial.
     *
     * @param tally of the run so far, without this trial
     * @param seen of the trial, of each kind the first and the latest
     */
    static List<FailureExample> write(String run, int round, String strategy, List<FailureSeen> seen, RunTally tally) {
        int number = tally.lastExample();
        Set<String> known = new HashSet<>();
        List<FailureExample> examples = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            FailureSeen one = seen.get(i);
            boolean first = known.add(one.kind()) && !tally.hasExample(strategy, one.kind());
            boolean latest = i + 1 == seen.size() || !seen.get(i + 1).kind().equals(one.kind());
            if (first || latest) {
                number++;
                FailureExample example =
                        new FailureExample(number, one.kind(), round, one.task(), one.seconds(), one.detail());
                examples.add(example);
                LOG.info("{}", text(run, strategy, example, one.stack().get()));
            }
        }
        return examples;
    }

    /** Each line of the stack trace is indented, so that nothing a peer sent looks like an entry of the log. */
    static String text(String run, String strategy, FailureExample example, String stack) {
        String head = String.format(
                Locale.ROOT,
                "failure %s of run %s: %s, %s, round %d, task %d, %.3f s: %s",
                example.id(),
                run,
                strategy,
                example.kind(),
                example.round(),
                example.task(),
                example.seconds(),
                OneLine.of(example.detail()));
        return stack.lines()
                .map(OneLine::of)
                .filter(line -> !line.isEmpty())
                .map(line -> (line.startsWith("at ") ? "\n        " : "\n    ") + line)
                .collect(Collectors.joining("", head, ""));
    }
}
