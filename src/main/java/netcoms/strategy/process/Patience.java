package netcoms.strategy.process;

import java.time.Duration;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;

/**
 * How long a task may run in a worker before it counts as hanging: so much longer than it takes by its own account, or than its
 * own time-outs allow.
 *
 * @param beyond above zero
 */
record Patience(Duration beyond) {
    private static final long NANOS_PER_MULTIPLICATION = 10;

    long nanos(TaskSpec spec, TaskSettings settings) {
        return beyond.plus(expected(spec, settings)).toNanos();
    }

    private static Duration expected(TaskSpec spec, TaskSettings settings) {
        Duration exchange = settings.connectTimeout().plus(settings.responseTimeout());
        return switch (spec) {
            case TaskSpec.Wait wait -> seconds(wait.seconds());
            case TaskSpec.Receive receive -> tries(settings, exchange.plus(seconds(receive.seconds())));
            case TaskSpec.Send send -> tries(settings, exchange);
            case TaskSpec.Broadcast broadcast -> tries(settings, crowd(settings, broadcast.clients()));
            case TaskSpec.Fanout fanout -> tries(settings, crowd(settings, fanout.listeners()));
            case TaskSpec.Tcp tcp -> tries(settings, exchange);
            case TaskSpec.Http http -> tries(settings, exchange);
            case TaskSpec.Exec exec -> tries(settings, exchange);
            case TaskSpec.Cpu cpu -> products(cpu.size(), 1);
            case TaskSpec.Complex complex -> products(complex.size(), complex.products());
            case TaskSpec.Noop noop -> Duration.ZERO;
            case TaskSpec.Crash crash -> Duration.ZERO;
            case TaskSpec.Hang hang -> Duration.ZERO;
            case TaskSpec.Oom oom -> Duration.ZERO;
            case TaskSpec.Exit exit -> Duration.ZERO;
        };
    }

    private static Duration tries(TaskSettings settings, Duration each) {
        int attempts = settings.recovery().retries().attempts();
        return each.multipliedBy(attempts)
                .plus(settings.recovery().retries().maxBackoff().multipliedBy(attempts - 1L));
    }

    /** All connect, and then each has its answer. */
    private static Duration crowd(TaskSettings settings, int clients) {
        return settings.connectTimeout().multipliedBy(clients).plus(settings.responseTimeout());
    }

    /** Ten times what they take on a core of today that nobody else wants. */
    private static Duration products(long size, int products) {
        return Duration.ofNanos(size * size * size * products * NANOS_PER_MULTIPLICATION);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
