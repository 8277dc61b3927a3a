package netcoms.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import netcoms.chat.client.ChatClient;
import netcoms.chat.server.ChatServer;
import netcoms.config.Config;
import netcoms.monitor.OpenFiles;
import netcoms.report.Reports;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.ui.Dashboard;
import netcoms.ui.text.TerminalText;

/**
 * One session at the dashboard: opens the server, the runner, the operator's chat client and the screen, waits for
 * the end and closes them in the order in which nothing is lost. Owned by the {@code main} thread.
 */
final class DashboardSession {
    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 140;

    private final Config config;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final EventGate gate = new EventGate();

    DashboardSession(Config config) {
        this.config = config;
    }

    /** Runs the session; returns the exit code. */
    int run() throws IOException, InterruptedException {
        if (!Dashboard.hasTerminal()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "the dashboard needs a terminal. Without one use: ./run.sh bench (see bench --help)");
        }
        Installation.logTo(config.logs(), "netcoms");
        Signals.endOnSignal(end);
        Runs runs = new Runs(config);
        runs.knock(new DoorOptions(), Asker.atTerminal(new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
        List<RunResult> results = new CopyOnWriteArrayList<>();
        int code;
        int width;
        try (Closer closer = new Closer()) {
            Serving serving = Serving.start(config.server(), config.portPinned(), config.logs());
            serving.notice().ifPresent(notices::add);
            OpenFiles.shortage(config.server().maxConnections()).ifPresent(notices::add);
            ChatServer server = closer.open(serving.server());
            InetSocketAddress near = serving.near();
            ChatClient chat = closer.open(ChatClient.start(
                    Clients.settings(
                            config, near.getAddress().getHostAddress(), near.getPort(), config.name(), serving.door()),
                    gate::post));
            Runner runner = runs.runner(server, result -> {
                // Of a run that went on only its last end.
                results.removeIf(
                        earlier -> earlier.run().id().equals(result.run().id()));
                results.add(result);
                server.announce(announcement(result));
            });
            DashboardWorkbench workbench = new DashboardWorkbench(
                    config, runs, runner, chat, serving, notices, () -> end.complete(ExitCode.OK));
            Dashboard dashboard = closer.open(Dashboard.open(config.ui(), workbench));
            gate.open(dashboard::post);
            // Pushed last, closed first: whatever the terminal does, the report is saved before it is touched.
            closer.open(runner);
            Thread.ofVirtual().name("recovery").start(() -> notices.addAll(runs.recover()));
            Thread.ofVirtual().name("screen-end").start(() -> awaitScreen(dashboard));
            code = awaitEnd();
            width = Math.clamp(dashboard.columns(), MIN_WIDTH, MAX_WIDTH);
            Signals.startWatchdog(code);
        }
        printSummary(runs, results, width);
        return code;
    }

    private int awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The screen ends by itself when its terminal goes away, often before the signal that says the same. */
    private void awaitScreen(Dashboard dashboard) {
        try {
            if (dashboard.awaitEnd()) {
                notices.add("The screen failed; the log in " + config.logs() + " says why.");
                end.complete(ExitCode.FAILED);
            } else {
                end.complete(ExitCode.HUNG_UP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line for the chat: what an ended run showed. */
    private static String announcement(RunResult result) {
        String speedups = result.strategies().stream()
                .filter(summary -> summary.speedup() != null && !summary.name().equals("sequential"))
                .map(summary -> String.format(
                        Locale.ROOT,
                        "%s %.2fx",
                        summary.name(),
                        Objects.requireNonNull(summary.speedup()).value()))
                .collect(Collectors.joining(", "));
        return "run " + result.run().number() + " (" + result.run().workload() + ") "
                + result.run().status().label() + resumed(result) + (speedups.isEmpty() ? "" : ": " + speedups);
    }

    private static String resumed(RunResult result) {
        int times = result.resumptions().all().size();
        return switch (times) {
            case 0 -> "";
            case 1 -> ", resumed once";
            default -> ", resumed " + times + " times";
        };
    }

    /** The last table and every report's path, on the normal screen. */
    private void printSummary(Runs runs, List<RunResult> results, int width) {
        // Not System.out: what a gone terminal throws or swallows here is nobody's concern any more.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        notices.forEach(notice -> out.println(TerminalText.clean(notice)));
        if (results.isEmpty()) {
            out.println("No run in this session.");
            return;
        }
        for (String line : Reports.text(results.getLast(), width).split("\n", -1)) {
            out.println(TerminalText.clean(line));
        }
        for (RunResult result : results) {
            out.println(TerminalText.clean(runs.report(result)));
        }
    }
}
