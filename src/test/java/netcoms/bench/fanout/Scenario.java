package netcoms.bench.fanout;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One way to load a server; what comes out are figures by name. */
sealed interface Scenario {
    String DELIVERIES = "deliveries/s";
    String CPU = "CPU us/delivery";
    String P99 = "p99 ms";
    String CONNECTS = "connects/s";
    String LAST = "ms to the last";
    String MEMORY = "MiB";

    /** Each publisher keeps {@code window} lines on their way: how many lines are received. */
    record Most(int subscribers, int publishers, int window) implements Scenario {}

    /** One publisher with so many lines a second: how long each takes, from when it should have been said. */
    record Steady(int subscribers, int linesPerSecond) implements Scenario {}

    /** Connections that only listen: how fast they come, and how long one line takes to the last of them. */
    record Idle(int connections) implements Scenario {
        private static final int LINES = 7;
    }

    /** Lines that were lost, doubled, changed or out of order make it throw: such a run has no figures. */
    default Map<String, Double> run(Server server, long warmNanos, long measureNanos) throws IOException {
        return switch (this) {
            case Most most -> most(most, server, warmNanos, measureNanos);
            case Steady steady -> steady(steady, server, warmNanos, measureNanos);
            case Idle idle -> idle(idle, server);
        };
    }

    private static Map<String, Double> most(Most most, Server server, long warmNanos, long measureNanos)
            throws IOException {
        try (Load load = new Load(server.kind.wire, server.port, most.subscribers, most.publishers, most.window)) {
            long from = System.nanoTime() + warmNanos;
            pump(load, most.window, from);
            long began = System.nanoTime();
            long cpu = server.cpuNanos();
            long before = load.delivered;
            pump(load, most.window, began + measureNanos);
            long nanos = System.nanoTime() - began;
            double delivered = load.delivered - before;
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(DELIVERIES, delivered * 1e9 / nanos);
            figures.put(CPU, (server.cpuNanos() - cpu) / 1e3 / delivered);
            settle(load);
            return figures;
        }
    }

    private static void pump(Load load, int window, long untilNanos) throws IOException {
        for (long now = System.nanoTime(); now < untilNanos; now = System.nanoTime()) {
            for (Peer publisher : load.publishers) {
                if (!publisher.waiting()) {
                    for (int room = load.room(publisher, window); room > 0; room--) {
                        load.publish(publisher, now);
                    }
                    publisher.flush();
                }
            }
            load.turn(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static Map<String, Double> steady(Steady steady, Server server, long warmNanos, long measureNanos)
            throws IOException {
        try (Load load = new Load(server.kind.wire, server.port, steady.subscribers, 1, 1)) {
            Peer publisher = load.publishers.getFirst();
            long start = System.nanoTime();
            long from = start + warmNanos;
            long until = from + measureNanos;
            load.measureFromNanos = from;
            long cpu = -1;
            long before = 0;
            long said = 0;
            for (long now = start; now < until; now = System.nanoTime()) {
                if (cpu < 0 && now >= from) {
                    cpu = server.cpuNanos();
                    before = load.delivered;
                }
                long due = start + said * TimeUnit.SECONDS.toNanos(1) / steady.linesPerSecond;
                while (due <= now) {
                    load.publish(publisher, due);
                    said++;
                    due = start + said * TimeUnit.SECONDS.toNanos(1) / steady.linesPerSecond;
                }
                publisher.flush();
                load.turn(due - System.nanoTime());
            }
            double spent = server.cpuNanos() - cpu;
            double delivered = load.delivered - before;
            settle(load);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(P99, load.latencies.getValueAtPercentile(99) / 1e6);
            figures.put(CPU, spent / 1e3 / delivered);
            return figures;
        }
    }

    private static Map<String, Double> idle(Idle idle, Server server) throws IOException {
        long began = System.nanoTime();
        try (Load load = new Load(server.kind.wire, server.port, idle.connections - 1, 1, 1)) {
            double connects = idle.connections * 1e9 / (System.nanoTime() - began);
            turnFor(load, TimeUnit.SECONDS.toNanos(1));
            double[] millis = new double[Idle.LINES];
            for (int i = 0; i < Idle.LINES; i++) {
                long said = System.nanoTime();
                load.publish(load.publishers.getFirst(), said);
                load.publishers.getFirst().flush();
                settle(load);
                millis[i] = (load.lastDeliveryNanos - said) / 1e6;
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(CONNECTS, connects);
            figures.put(LAST, FanoutBench.median(millis));
            figures.put(MEMORY, (double) server.memoryMib());
            return figures;
        }
    }

    private static void turnFor(Load load, long nanos) throws IOException {
        for (long until = System.nanoTime() + nanos; System.nanoTime() < until; ) {
            load.turn(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Waits until every line has come to everyone, then a little for what should not come. */
    private static void settle(Load load) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (load.missing() > 0 && System.nanoTime() < deadline) {
            load.turn(TimeUnit.MILLISECONDS.toNanos(10));
        }
        turnFor(load, TimeUnit.MILLISECONDS.toNanos(100));
        if (load.missing() != 0 || load.wrong > 0) {
            throw new IllegalStateException(
                    load.missing() + " deliveries are missing, " + load.wrong + " were wrong or out of order");
        }
    }
}
