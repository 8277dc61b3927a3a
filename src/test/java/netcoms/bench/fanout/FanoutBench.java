package netcoms.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Our chat server beside nats-server, redis-server and mosquitto, as far as they are installed: the same load for all, in
 * turns, and every line checked. Prints a table of medians, and of ratios against ours.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec@fanout [-Dfanout="rounds=3 seconds=3 only=100x4"]
 * </pre>
 */
public final class FanoutBench {
    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("10x4", new Scenario.Most(10, 4, 128));
        SCENARIOS.put("100x4", new Scenario.Most(100, 4, 128));
        SCENARIOS.put("1000x4", new Scenario.Most(1000, 4, 128));
        SCENARIOS.put("10x1", new Scenario.Most(10, 1, 128));
        SCENARIOS.put("100x1", new Scenario.Most(100, 1, 128));
        SCENARIOS.put("100x1, window 1", new Scenario.Most(100, 1, 1));
        SCENARIOS.put("100, 1000 lines/s", new Scenario.Steady(100, 1_000));
        SCENARIOS.put("100, 5000 lines/s", new Scenario.Steady(100, 5_000));
        SCENARIOS.put("10000 idle", new Scenario.Idle(10_000));
    }

    private FanoutBench() {}

    /** Arguments: {@code rounds=N}, {@code seconds=N} for each measurement, {@code only=PART} of a scenario's name. */
    public static void main(String[] args) throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        for (String arg : args) {
            int at = arg.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("not NAME=VALUE: " + arg);
            }
            options.put(arg.substring(0, at), arg.substring(at + 1));
        }
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "3"));
        long nanos = TimeUnit.SECONDS.toNanos(Integer.parseInt(options.getOrDefault("seconds", "3")));
        String only = options.getOrDefault("only", "");
        Path folder = Files.createTempDirectory("fanout");
        List<Server> servers = new ArrayList<>();
        try {
            for (Server.Kind kind : Server.Kind.values()) {
                if (kind.installed().isPresent()) {
                    servers.add(new Server(kind, folder));
                } else {
                    System.err.println(kind.label + " is not installed: left out");
                }
            }
            warm(servers);
            System.out.println("| load | server | median | against NetComs |\n|---|---|---|---|");
            SCENARIOS.forEach((name, scenario) -> {
                if (name.contains(only)) {
                    compare(name, scenario, servers, rounds, nanos);
                }
            });
        } finally {
            servers.forEach(Server::close);
        }
    }

    /** A server in Java is at its speed after some seconds of work; all get the same. */
    private static void warm(List<Server> servers) throws IOException {
        for (Server server : servers) {
            for (int i = 0; i < 3; i++) {
                new Scenario.Most(100, 2, 128).run(server, TimeUnit.SECONDS.toNanos(3), TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private static void compare(String name, Scenario scenario, List<Server> servers, int rounds, long nanos) {
        Map<Server.Kind, Map<String, double[]>> found = new EnumMap<>(Server.Kind.class);
        for (int round = 0; round < rounds; round++) {
            for (Server server : servers) { // in turns, so that what else the machine does hits all alike
                String wrong = null;
                Map<String, Double> figures = Map.of();
                try {
                    figures = scenario.run(server, nanos / 3, nanos);
                } catch (IOException | IllegalStateException e) {
                    wrong = e.getMessage();
                }
                if (wrong != null) {
                    System.out.println("| " + name + " | " + server.kind.label + " | not ok: " + wrong + " | |");
                }
                Map<String, double[]> all = found.computeIfAbsent(server.kind, k -> new LinkedHashMap<>());
                figures.forEach((figure, value) -> all.merge(figure, new double[] {value}, FanoutBench::both));
            }
        }
        Map<String, double[]> ours = found.getOrDefault(Server.Kind.NETCOMS, Map.of());
        found.forEach((kind, figures) -> System.out.println(
                "| " + name + " | " + kind.label + " | " + medians(figures) + " | " + ratios(figures, ours) + " |"));
    }

    private static String medians(Map<String, double[]> figures) {
        List<String> texts = new ArrayList<>();
        figures.forEach((name, values) -> texts.add(text(median(values)) + " " + name));
        return String.join(", ", texts);
    }

    private static String ratios(Map<String, double[]> figures, Map<String, double[]> ours) {
        List<String> texts = new ArrayList<>();
        figures.forEach((name, values) -> {
            double[] own = ours.get(name);
            if (own != null) {
                texts.add(String.format(Locale.ROOT, "%.2f", median(values) / median(own)));
            }
        });
        return String.join(", ", texts);
    }

    private static String text(double value) {
        return value >= 1e5
                ? String.format(Locale.ROOT, "%.2f M", value / 1e6)
                : value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.3f", value);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double[] both(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
