package netcoms.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netcoms.task.Breaking;
import netcoms.task.FailureKind;
import netcoms.task.Recovery;
import netcoms.task.Retries;

/** What tasks do about failures, from the values. */
final class RecoverySettings {
    /** Words of the failures that another try can mend: not those that end a task for good. */
    static final List<String> RETRYABLE = words(EnumSet.complementOf(EnumSet.of(
            FailureKind.TASK_TIMEOUT,
            FailureKind.TRIAL_TIMEOUT,
            FailureKind.POISON,
            FailureKind.WORKER_LOST,
            FailureKind.CANCELLED)));

    static final List<String> USUAL = words(Retries.USUAL_KINDS);

    private RecoverySettings() {}

    static Recovery of(Values values) {
        Set<FailureKind> kinds = Arrays.stream(FailureKind.values())
                .filter(kind -> values.get(Settings.RETRY_KINDS).contains(kind.label()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FailureKind.class)));
        return new Recovery(
                values.get(Settings.TASKS_TASK_TIMEOUT).orElse(null),
                new Retries(
                        values.get(Settings.RETRY_ATTEMPTS),
                        values.get(Settings.RETRY_BACKOFF),
                        values.get(Settings.RETRY_MAX_BACKOFF),
                        kinds,
                        values.get(Settings.RETRY_BUDGET)),
                new Breaking(
                        values.get(Settings.BREAKER_ON),
                        values.get(Settings.BREAKER_FAILURE_RATE) / 100.0,
                        values.get(Settings.BREAKER_WINDOW),
                        values.get(Settings.BREAKER_OPEN_FOR)));
    }

    /** In the order of the vocabulary. */
    private static List<String> words(Collection<FailureKind> kinds) {
        return kinds.stream().sorted().map(FailureKind::label).toList();
    }
}
