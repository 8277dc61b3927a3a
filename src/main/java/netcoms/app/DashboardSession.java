package netcoms.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import netcoms.chat.client.ChatClient;
import netcoms.chat.client.ChatEvent;
import netcoms.chat.server.ChatServer;
import netcoms.config.Config;
import netcoms.report.Reports;
import netcoms.report.ResultTable;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.ui.Dashboard;
import netcoms.ui.TerminalText;

/**
 * One session at the dashboard: opens the server, the runner, the operator's chat client and the screen, waits for
 * the end and closes them in the order in which nothing is lost. Owned by the {@code main} thread.
 */
final class DashboardSession {
    private static final int SUMMARY_WIDTH = 100;

    private final Config config;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    // Set once, when the screen is there; the chat client may speak before.
    private final AtomicReference<Dashboard> screen = new AtomicReference<>();

    DashboardSession(Config config) {
        this.config = config;
    }

    /** Runs the session; returns the exit code. */
    int run() throws IOException, InterruptedException {
        Dashboard.requireTerminal();
        Installation.logTo(config.logs(), "netcoms");
        Signals.endOnSignal(end);
        Runs runs = new Runs(config);
        List<RunResult> results;
        int code;
        try (Closer closer = new Closer()) {
            Serving serving = Serving.start(config);
            serving.notice().ifPresent(notices::add);
            ChatServer server = closer.open(serving.server());
            ChatClient chat = closer.open(ChatClient.start(
                    Clients.settings(config, server.address().getAddress().getHostAddress(), server.address().getPort(), config.name()),
                    this::post));
            Runner runner = runs.runner(result -> server.announce(announcement(result)));
            DashboardWorkbench workbench = new DashboardWorkbench(
                    config, runs, runner, chat, server.address(), notices, () -> end.complete(ExitCode.OK));
            Dashboard dashboard = closer.open(Dashboard.open(config.ui(), workbench));
            screen.set(dashboard);
            // Pushed last, closed first: whatever the terminal does, the report is saved before it is touched.
            closer.open(runner);
            Thread.ofVirtual().name("recovery").start(() -> notices.addAll(runs.recover()));
            Thread.ofVirtual().name("screen-end").start(() -> awaitScreen(dashboard));
            code = awaitEnd();
            Signals.startWatchdog(code);
            closer.close();
            results = runner.results();
        }
        printSummary(runs, results);
        return code;
    }

    private int awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The screen ends by itself when its terminal goes away. */
    private void awaitScreen(Dashboard dashboard) {
        try {
            dashboard.awaitEnd();
            end.complete(ExitCode.OK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(ChatEvent event) {
        Dashboard dashboard = screen.get();
        if (dashboard != null) {
            dashboard.post(event);
        }
    }

    /** One line for the chat: what a finished run showed. */
    private static String announcement(RunResult result) {
        List<String> sentences = ResultTable.of(result).sentences();
        return "run " + result.run().number() + " (" + result.run().workload() + ") "
                + result.run().status().label() + (sentences.isEmpty() ? "" : ": " + sentences.getFirst());
    }

    /** The last table and every report's path, on the normal screen. */
    private void printSummary(Runs runs, List<RunResult> results) {
        // Not System.out: what a gone terminal throws or swallows here is nobody's concern any more.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        notices.forEach(notice -> out.println(TerminalText.clean(notice)));
        if (results.isEmpty()) {
            out.println("No run in this session.");
            return;
        }
        for (String line : Reports.text(results.getLast(), SUMMARY_WIDTH).split("\n", -1)) {
            out.println(TerminalText.clean(line));
        }
        for (RunResult result : results) {
            out.println("Report: " + runs.report(result));
        }
    }
}
