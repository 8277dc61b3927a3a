package netcoms.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcoms.run.RunResult;
import netcoms.stats.OneLine;
import netcoms.stats.Summary;

/**
 * What a result must not exceed, for example {@code p99<500ms}, {@code virtual: speedup >= 1.4} or
 * {@code failed<=1%}. Without a strategy's name it is asked of each. Immutable; any thread.
 */
public final class Threshold {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:(?<strategy>[a-z]+(?:\\([0-9]+\\))?)\\s*:\\s*)?(?<metric>[a-z0-9]+)\\s*(?<relation><=|>=|<|>)\\s*"
                    + "(?<number>-?[0-9]+(?:\\.[0-9]+)?)\\s*(?<unit>[a-zµ%]*)");

    private final String text;
    private final Optional<String> strategy;
    private final Metric metric;
    private final String relation;
    private final double limit;
    private final boolean isPart;

    private Threshold(String text, Matcher parts) {
        this.text = text;
        strategy = Optional.ofNullable(parts.group("strategy"));
        metric = Metric.named(parts.group("metric"))
                .orElseThrow(() -> wrong(text, "'" + parts.group("metric") + "' is none of " + Metric.names()));
        relation = parts.group("relation");
        String unit = parts.group("unit");
        // Exact, so that 1503ms is the very number that 1.503 s is.
        BigDecimal number = new BigDecimal(parts.group("number"));
        BigDecimal factor = metric.factor(unit)
                .orElseThrow(() -> wrong(
                        text,
                        metric.label() + " is "
                                + (unit.isEmpty() ? "given without a unit" : "not given in '" + unit + "'")
                                + ", and takes " + metric.units()));
        limit = number.multiply(factor).doubleValue();
        isPart = unit.equals("%");
    }

    /**
     * Reads an expression.
     *
     * @param strategies the words of the strategies that it may name
     * @throws IllegalArgumentException with one sentence that says what is wrong and what would be right
     */
    public static Threshold parse(String expression, List<String> strategies) {
        String text = OneLine.of(expression);
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw wrong(text, "expected [STRATEGY:]METRIC, one of < <= > >=, and a number, as in p99<500ms");
        }
        Threshold threshold = new Threshold(text, parts);
        threshold.strategy.ifPresent(name -> {
            if (!strategies.contains(name)) {
                throw wrong(text, "the run has no strategy '" + name + "', only " + Numbers.list(strategies));
            }
        });
        return threshold;
    }

    /** Whether a result holds it, and by how much. */
    public Verdict check(RunResult result) {
        List<String> held = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Summary summary : result.strategies()) {
            if (asks(summary)) {
                double value = metric.value(summary, isPart);
                String told = OneLine.of(summary.name()) + " " + metric.told(value, isPart);
                (holds(value) ? held : broken).add(told);
            }
        }
        if (broken.isEmpty() && !held.isEmpty()) {
            return new Verdict(true, "threshold " + text + ": held (" + String.join(", ", held) + ")");
        }
        String why = broken.isEmpty() ? ", no strategy to ask" : " by " + String.join(", ", broken);
        return new Verdict(false, "threshold " + text + ": NOT held" + why);
    }

    /** Against itself {@code sequential} has no speedup to ask for, unless somebody names it. */
    private boolean asks(Summary summary) {
        return strategy.map(summary.name()::equals)
                .orElse(metric != Metric.SPEEDUP || !summary.name().equals(Sentences.REFERENCE));
    }

    /** What has no value holds nothing. */
    private boolean holds(double value) {
        return switch (relation) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            default -> value >= limit;
        };
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("threshold '" + text + "': " + why);
    }

    /**
     * What became of a threshold.
     *
     * @param line for people, with the value of each strategy
     */
    public record Verdict(boolean held, String line) {}
}
